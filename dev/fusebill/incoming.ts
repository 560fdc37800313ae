import type { IncomingMessage } from 'node:http';

/** A request, read to its end. */
export type Incoming = {
    method: string;
    path: string;
    query: Record<string, string>;
    /** Path and query, decoded: what a fault's `path` is held against. */
    target: string;
    authorization: string | undefined;
    contentType: string | null;
    body: string;
    remotePort: number;
};

export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
    const [path = '/', search = ''] = (request.url ?? '/').split(/\?(.*)/s);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    return {
        method: request.method ?? 'GET',
        path,
        query: Object.fromEntries(new URLSearchParams(search)),
        target: decode(search === '' ? path : `${path}?${search}`),
        authorization: request.headers.authorization,
        contentType: request.headers['content-type'] ?? null,
        body: Buffer.concat(chunks).toString('utf8'),
        remotePort: request.socket.remotePort ?? 0,
    };
}

function decode(text: string): string {
    try {
        return decodeURIComponent(text.replaceAll('+', ' '));
    } catch {
        return text; // a stray % is no reason to stop the server
    }
}
