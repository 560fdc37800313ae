import { createHash } from 'node:crypto';

/** A received request. */
export type IncomingCall = {
    method: string;
    /** Path and query as sent. */
    target: string;
    /** Every value by lower-case name. */
    headers: Readonly<Partial<Record<string, readonly string[]>>>;
    body: Buffer;
};

/**
 * The text that a Signature Version 4 covers, with these headers in this order. S3 signs the path as sent, and uses
 * the body hash from the header.
 */
export function canonicalRequest(
    call: IncomingCall,
    signedHeaders: readonly string[],
    service = '',
): string {
    const [path = '/', ...query] = call.target.split('?');
    const isS3 = service === 's3';
    return [
        call.method,
        isS3 ? path : path.split('/').map(encode).join('/'),
        canonicalQuery(query.join('?')),
        ...signedHeaders.map((name) => `${name}:${headerOf(call, name)}`),
        '',
        signedHeaders.join(';'),
        isS3 ? headerOf(call, 'x-amz-content-sha256') : sha256(call.body),
    ].join('\n');
}

/** The header's values as signed: trimmed, with single spaces, joined by commas; empty if absent. */
export function headerOf({ headers }: IncomingCall, name: string): string {
    return (headers[name] ?? []).map((value) => value.trim().replace(/ +/g, ' ')).join(',');
}

/** The SHA-256 in hexadecimal. */
export function sha256(data: Buffer | string): string {
    return createHash('sha256').update(data).digest('hex');
}

function canonicalQuery(query: string): string {
    return query
        .split('&')
        .filter((pair) => pair !== '')
        .map((pair) => {
            const [name = '', ...value] = pair.split('=');
            return [name, value.join('=')].map((part) => encode(decode(part)));
        })
        .sort(([a = '', x = ''], [b = '', y = '']) => compare(a, b) || compare(x, y))
        .map((pair) => pair.join('='))
        .join('&');
}

function compare(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

function decode(text: string): string {
    try {
        return decodeURIComponent(text.replace(/\+/g, '%20'));
    } catch {
        return text; // a lone percent sign is literal
    }
}

/** Percent-encodes all but the unreserved characters of RFC 3986. */
function encode(text: string): string {
    return encodeURIComponent(text).replace(
        /[!'()*]/g,
        (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
    );
}
