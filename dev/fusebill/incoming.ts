import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request, read to the end. */
export type Incoming = {
    method: string;
    path: string;
    query: Record<string, string>;
    /** Decoded path and query, which a fault's `path` is compared with. */
    target: string;
    authorization: string | undefined;
    contentType: string | null;
    body: string;
    remotePort: number;
};

export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
    const [path = '/', search = ''] = (request.url ?? '/').split(/\?(.*)/s);
    return {
        method: request.method ?? 'GET',
        path,
        query: Object.fromEntries(new URLSearchParams(search)),
        target: decode(search === '' ? path : `${path}?${search}`),
        authorization: request.headers.authorization,
        contentType: request.headers['content-type'] ?? null,
        body: await text(request),
        remotePort: request.socket.remotePort ?? 0,
    };
}

function decode(target: string): string {
    try {
        return decodeURIComponent(target.replaceAll('+', ' '));
    } catch {
        return target; // a stray % must not stop the server
    }
}
