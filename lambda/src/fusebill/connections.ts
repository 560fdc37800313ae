import * as http from 'node:http';
import * as https from 'node:https';
import { EarlyConnection } from './early-connection';
import { codeOf, NoAnswer, StaleConnection } from './no-answer';
import { BrokenAnswer, readBody } from './read-body';

/** A request over HTTP/1.1. */
export type HttpRequest = {
    method: 'GET' | 'POST';
    url: string;
    headers: Readonly<Record<string, string>>;
    body?: string;
    /** Milliseconds from the first byte sent to the last byte read. */
    limitMs: number;
};

/** An answer with any status. */
export type HttpAnswer = { status: number; headers: http.IncomingHttpHeaders; text: string };

/** A connection that was idle for longer may be silently dead, especially if the environment was frozen. */
const LONGEST_IDLE_MS = 30_000;
const PLAIN: http.AgentOptions = { keepAlive: true, maxSockets: 8, noDelay: true };
const TLS: https.AgentOptions = { ...PLAIN, minVersion: 'TLSv1.2', ALPNProtocols: ['http/1.1'] };

/** Connections that stay open for the next request. */
export class Connections {
    private readonly plain = new http.Agent(PLAIN);
    private readonly tls = new https.Agent(TLS);
    private readonly wallNow: () => number;
    private usedAt: number;
    private early: EarlyConnection | undefined;

    /** `wallNow` is in milliseconds since 1970, and advances while the environment is frozen. */
    constructor(wallNow: () => number = Date.now) {
        this.wallNow = wallNow;
        this.usedAt = wallNow();
    }

    /** Opens a connection to this address ahead of the first request there; sends nothing. */
    open(url: string): void {
        this.early?.close();
        this.usedAt = this.wallNow();
        this.early = url.startsWith('https:')
            ? new EarlyConnection(url, this.tls, TLS)
            : new EarlyConnection(url, this.plain, PLAIN);
    }

    /**
     * Sends one request. Throws `NoAnswer` on a time-out, a network fault and a body over 6 MB. Repeats a GET on a
     * connection that the server had just closed, but never a POST.
     */
    async send(request: HttpRequest): Promise<HttpAnswer> {
        const until = performance.now() + request.limitMs;
        try {
            return await this.sendOnce(request, request.limitMs);
        } catch (error) {
            const isStale = error instanceof StaleConnection && request.method === 'GET';
            if (!isStale) throw error;
            return this.sendOnce(request, Math.max(1, until - performance.now()));
        }
    }

    private async sendOnce(request: HttpRequest, limitMs: number): Promise<HttpAnswer> {
        this.markUse();
        try {
            return await this.exchange(request, limitMs);
        } finally {
            // The environment may have been frozen meanwhile.
            this.markUse();
        }
    }

    private markUse(): void {
        const now = this.wallNow();
        if (now - this.usedAt > LONGEST_IDLE_MS) this.closeIdle();
        this.usedAt = now;
    }

    private exchange(
        { method, url, headers, body }: HttpRequest,
        limitMs: number,
    ): Promise<HttpAnswer> {
        const isTls = url.startsWith('https:');
        return new Promise((resolve, reject) => {
            let isConnected = false;
            let wasOpen = false;
            let isAnswered = false;
            const outgoing = (isTls ? https.request : http.request)(url, {
                method,
                agent: isTls ? this.tls : this.plain,
                headers: {
                    ...headers,
                    'Accept-Encoding': 'identity',
                    ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }),
                },
            });
            const fail = (cause: unknown): void => {
                // Whatever killed one kept connection probably killed the others too.
                if (wasOpen) this.closeIdle();
                const isStale = wasOpen && codeOf(cause) === 'ECONNRESET';
                const Failure = isStale && !isAnswered ? StaleConnection : NoAnswer;
                reject(new Failure(isConnected, cause));
            };
            // `AbortSignal.timeout` would do, but takes a millisecond of a first call.
            const timer = setTimeout(() => {
                fail(new BrokenAnswer('timed out'));
                outgoing.destroy();
            }, Math.ceil(limitMs));
            outgoing.on('socket', (socket) => {
                wasOpen = outgoing.reusedSocket || this.early?.hasOpened(socket) === true;
                if (wasOpen) isConnected = true;
                else socket.once(isTls ? 'secureConnect' : 'connect', () => (isConnected = true));
            });
            outgoing.on('error', fail);
            // Node doesn't treat some answers, such as 101, as one; they end here.
            outgoing.on('close', () => {
                clearTimeout(timer);
                if (!isAnswered) fail(new BrokenAnswer('the connection was closed'));
            });
            outgoing.on('response', (incoming) => {
                isAnswered = true;
                const { statusCode: status = 0, headers: received } = incoming;
                readBody(incoming).then(
                    (text) => resolve({ status, headers: received, text }),
                    fail,
                );
            });
            outgoing.end(body);
        });
    }

    private closeIdle(): void {
        this.early?.close();
        for (const { freeSockets } of [this.plain, this.tls]) {
            for (const sockets of Object.values(freeSockets)) {
                sockets?.slice().forEach((socket) => socket.destroy());
            }
        }
    }
}
