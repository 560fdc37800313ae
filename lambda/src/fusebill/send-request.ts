import * as http from 'node:http';
import * as https from 'node:https';

/** A request over HTTP/1.1. */
export type HttpRequest = {
    method: 'GET' | 'POST';
    url: string;
    headers: Readonly<Record<string, string>>;
    body?: string;
    /** Milliseconds from the first byte sent to the last byte read. */
    limitMs: number;
};

/** What came back, whatever its status. */
export type HttpAnswer = { status: number; headers: http.IncomingHttpHeaders; text: string };

/** No answer came back, or none that could be read to its end. */
export class NoAnswer extends Error {
    /** Whether the other side may have got the request. */
    readonly isSent: boolean;

    constructor(isSent: boolean, cause: unknown) {
        super('No answer came back.', { cause });
        this.name = 'NoAnswer';
        this.isSent = isSent;
    }
}

const LONGEST_BODY = 6 * 1024 * 1024;
const KEEP_ALIVE = { keepAlive: true, maxSockets: 8 };

const plain = { request: http.request, agent: new http.Agent(KEEP_ALIVE) };
const tls = {
    request: https.request,
    agent: new https.Agent({ ...KEEP_ALIVE, minVersion: 'TLSv1.2' }),
};

/**
 * Sends one request over a connection that stays open for the next. Throws `NoAnswer` on a time-out, a network fault and a
 * body over 6 MB. A GET on a connection that the other side had just closed is sent once more; a POST never is.
 */
export async function sendRequest(request: HttpRequest): Promise<HttpAnswer> {
    const until = Date.now() + request.limitMs;
    try {
        return await sendOnce(request, request.limitMs);
    } catch (error) {
        const isStale = error instanceof StaleConnection && request.method === 'GET';
        if (!isStale) throw error;
        return sendOnce(request, Math.max(1, until - Date.now()));
    }
}

/** A kept connection turned out to be dead before a byte came back. */
class StaleConnection extends NoAnswer {}

function sendOnce(
    { method, url, headers, body }: HttpRequest,
    limitMs: number,
): Promise<HttpAnswer> {
    const { request: open, agent } = url.startsWith('https:') ? tls : plain;
    return new Promise((resolve, reject) => {
        let isConnected = false;
        const outgoing = open(url, {
            method,
            agent,
            headers: {
                ...headers,
                ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }),
            },
            signal: AbortSignal.timeout(limitMs),
        });
        outgoing.on('socket', (socket) => {
            if (socket.connecting) socket.once('connect', () => (isConnected = true));
            else isConnected = true;
        });
        outgoing.on('error', (error) => {
            const isStale = outgoing.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
            reject(isStale ? new StaleConnection(true, error) : new NoAnswer(isConnected, error));
        });
        outgoing.on('response', (incoming) => {
            readBody(incoming).then(
                (text) =>
                    resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
                (error: unknown) => reject(new NoAnswer(true, error)),
            );
        });
        outgoing.end(body);
    });
}

async function readBody(incoming: http.IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > LONGEST_BODY) throw new Error(`The body is longer than ${LONGEST_BODY} bytes.`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
