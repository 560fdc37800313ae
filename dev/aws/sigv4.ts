import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came in: the raw target, the lower-cased headers, the body's bytes. */
export type SignedRequest = {
    method: string;
    /** Path and query as sent. */
    target: string;
    headers: IncomingHttpHeaders;
    body: Buffer;
};

/** What the verifier knows: secrets by access key id, and the scope that a signature must name. */
export type SigningScope = {
    secrets: Readonly<Record<string, string>>;
    region: string;
    service: string;
    /** Milliseconds since 1970; the present when absent. */
    now?: number;
};

/** Why a signature was refused, by the names that AWS gives its errors. */
export type Refusal =
    | 'MissingAuthenticationTokenException'
    | 'IncompleteSignatureException'
    | 'UnrecognizedClientException'
    | 'InvalidSignatureException';

export type Verdict =
    { accepted: true; accessKeyId: string } | { accepted: false; refusal: Refusal; reason: string };

const MAX_SKEW_MS = 5 * 60_000;
const AUTHORIZATION =
    /^AWS4-HMAC-SHA256 +Credential=([^/,]+)\/(\d{8})\/([^/,]+)\/([^/,]+)\/aws4_request, *SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})$/;
const TIMESTAMP = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/**
 * Checks a request's Signature Version 4 as AWS does: key, scope, age, the headers that must be signed, and the signature
 * over the canonical request. Source: 'Create a signed AWS API request', AWS Identity and Access Management User Guide.
 */
export function verifySignature(request: SignedRequest, scope: SigningScope): Verdict {
    const { authorization } = request.headers;
    if (authorization === undefined) {
        return refuse('MissingAuthenticationTokenException', 'Missing Authentication Token');
    }
    const [, accessKeyId, day, region, service, names, signature] =
        AUTHORIZATION.exec(authorization) ?? [];
    const timestamp = header(request.headers, 'x-amz-date');
    if (
        accessKeyId === undefined ||
        day === undefined ||
        names === undefined ||
        signature === undefined
    ) {
        return refuse('IncompleteSignatureException', 'Authorization header is not well-formed.');
    }
    const secret = Object.hasOwn(scope.secrets, accessKeyId)
        ? scope.secrets[accessKeyId]
        : undefined;
    if (secret === undefined) {
        return refuse(
            'UnrecognizedClientException',
            'The security token included in the request is invalid.',
        );
    }
    const fault =
        scopeFault(region, service, scope) ??
        dateFault(timestamp, day, scope.now ?? Date.now()) ??
        headerFault(request, names.split(';'));
    if (fault !== null) return refuse('InvalidSignatureException', fault);
    const expected = sign(request, names.split(';'), secret, {
        timestamp,
        day,
        region: scope.region,
        service: scope.service,
    });
    return timingSafeEqual(expected, Buffer.from(signature, 'hex'))
        ? { accepted: true, accessKeyId }
        : refuse(
              'InvalidSignatureException',
              'The request signature we calculated does not match the signature you provided.',
          );
}

function refuse(refusal: Refusal, reason: string): Verdict {
    return { accepted: false, refusal, reason };
}

function scopeFault(
    region: string | undefined,
    service: string | undefined,
    scope: SigningScope,
): string | null {
    return region === scope.region && service === scope.service
        ? null
        : `Credential should be scoped to ${scope.region}/${scope.service}.`;
}

function dateFault(timestamp: string, day: string, now: number): string | null {
    if (!TIMESTAMP.test(timestamp) || !timestamp.startsWith(day)) {
        return 'Date in Credential scope does not match X-Amz-Date.';
    }
    const signed = Date.parse(timestamp.replace(TIMESTAMP, '$1-$2-$3T$4:$5:$6Z'));
    return Math.abs(now - signed) > MAX_SKEW_MS ? `Signature expired: ${timestamp}.` : null;
}

function headerFault({ headers, body }: SignedRequest, signed: string[]): string | null {
    if (!signed.includes('host')) return "'Host' must be a signed header.";
    const unsigned = Object.keys(headers).find(
        (name) =>
            name.startsWith('x-amz-') && name !== 'x-amz-content-sha256' && !signed.includes(name),
    );
    if (unsigned !== undefined) return `'${unsigned}' must be a signed header.`;
    const declared = headers['x-amz-content-sha256'];
    const isPayload = declared === undefined || declared === sha256(body);
    return isPayload ? null : "The value of 'x-amz-content-sha256' is not the body's.";
}

type Stamp = { timestamp: string; day: string; region: string; service: string };

function sign(request: SignedRequest, signed: string[], secret: string, stamp: Stamp): Buffer {
    const { timestamp, day, region, service } = stamp;
    const scope = `${day}/${region}/${service}/aws4_request`;
    const text = [
        'AWS4-HMAC-SHA256',
        timestamp,
        scope,
        sha256(canonicalRequest(request, signed)),
    ].join('\n');
    const key = [day, region, service, 'aws4_request'].reduce<Buffer | string>(
        hmac,
        `AWS4${secret}`,
    );
    return hmac(key, text);
}

function canonicalRequest(
    { method, target, headers, body }: SignedRequest,
    signed: string[],
): string {
    const [path = '/', query = ''] = target.split('?');
    return [
        method,
        canonicalPath(path),
        canonicalQuery(query),
        ...signed.map((name) => `${name}:${header(headers, name).trim().replace(/ +/g, ' ')}`),
        '',
        signed.join(';'),
        sha256(body),
    ].join('\n');
}

/** Every service but S3 encodes the path twice. */
function canonicalPath(path: string): string {
    return path
        .split('/')
        .map((part) => encode(encode(decodeURIComponent(part))))
        .join('/');
}

function canonicalQuery(query: string): string {
    return query
        .split('&')
        .filter((pair) => pair !== '')
        .map((pair) => {
            const [name = '', value = ''] = pair.split('=').map((part) => encode(decodePlus(part)));
            return [name, value] as const;
        })
        .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1))
        .map((pair) => pair.join('='))
        .join('&');
}

function decodePlus(text: string): string {
    return decodeURIComponent(text.replace(/\+/g, '%20'));
}

function encode(text: string): string {
    return encodeURIComponent(text).replace(
        /[!'()*]/g,
        (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
    );
}

function header(headers: IncomingHttpHeaders, name: string): string {
    const value = headers[name] ?? '';
    return Array.isArray(value) ? value.join(',') : value;
}

function sha256(data: Buffer | string): string {
    return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Buffer | string, text: string): Buffer {
    return createHmac('sha256', key).update(text).digest();
}
