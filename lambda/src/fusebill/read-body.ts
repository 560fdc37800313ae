import type { Readable } from 'node:stream';

/** An unusable answer; the message is ours. */
export class BrokenAnswer extends Error {}

/** An answer whose body has not been read yet. */
type Incoming = Readable & { headers: { 'content-encoding'?: string | undefined } };

const LONGEST_BODY = 6 * 1024 * 1024;

/** Reads the whole body as text. Throws if it is cut off, over 6 MB or compressed in an unknown way. */
export async function readBody(incoming: Incoming): Promise<string> {
    // By events, because an async iterator makes the first call slower.
    const body = await new Promise<Buffer>((resolve, reject) => {
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
            size += chunk.length;
            if (size > LONGEST_BODY) incoming.destroy(new BrokenAnswer('the body is too long'));
        });
        incoming.on('error', reject);
        incoming.on('end', () => resolve(Buffer.concat(chunks)));
        incoming.on('close', () => {
            if (!incoming.readableEnded) reject(new BrokenAnswer('the connection was closed'));
        });
    });
    return decode(body, incoming.headers['content-encoding']).toString();
}

/** Decompresses an unrequested compression. */
function decode(body: Buffer, encoding = 'identity'): Buffer {
    const name = encoding.trim().toLowerCase();
    if (name === 'identity' || body.length === 0) return body;
    // Loaded only when needed, because loading takes some milliseconds of a start.
    // eslint-disable-next-line no-restricted-globals -- a module of Node, not a setting
    const zlib = process.getBuiltinModule('node:zlib');
    const limit = { maxOutputLength: LONGEST_BODY };
    if (/^(?:x-)?gzip$/.test(name)) return zlib.gunzipSync(body, limit);
    if (name === 'br') return zlib.brotliDecompressSync(body, limit);
    if (name === 'deflate') {
        // Some servers omit the required frame.
        const isFramed = body.readUInt16BE(0) % 31 === 0;
        return isFramed ? zlib.inflateSync(body, limit) : zlib.inflateRawSync(body, limit);
    }
    throw new BrokenAnswer('the answer is compressed in an unknown way');
}
