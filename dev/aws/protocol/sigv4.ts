import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalRequest, headerOf, sha256, type IncomingCall } from './canonical-request';

/** The credentials of an access key id. */
export type SigningKey = {
    secret: string;
    /** Temporary credentials have a token and must send it. */
    sessionToken?: string;
    /** When temporary credentials end, in milliseconds since 1970. */
    expiresAt?: number;
};

/** The keys by access key id, and the scope that a signature must name. */
export type SigningScope = {
    keys: Readonly<Record<string, SigningKey>>;
    region: string;
    service: string;
    /** Milliseconds since 1970; now by default. */
    now?: number;
};

/** Why a signature was refused, by the names that AWS gives its errors. */
export type Refusal =
    | 'MissingAuthenticationTokenException'
    | 'IncompleteSignatureException'
    | 'UnrecognizedClientException'
    | 'InvalidSignatureException'
    | 'ExpiredTokenException';

/** Who signed, or why the signature is invalid. */
export type Verdict =
    { accepted: true; accessKeyId: string } | { accepted: false; refusal: Refusal; reason: string };

type Authorization = {
    accessKeyId: string;
    day: string;
    region: string;
    service: string;
    signedHeaders: string[];
    signature: string;
};

const MAX_SKEW_MS = 5 * 60_000;
/** S3 takes bodies that the signature doesn't cover. */
const UNSIGNED = 'UNSIGNED-PAYLOAD';
const AUTHORIZATION =
    /^AWS4-HMAC-SHA256 +Credential=([^/,]+)\/(\d{8})\/([^/,]+)\/([^/,]+)\/aws4_request, *SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})$/;
const TIMESTAMP = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/**
 * Checks a request's Signature Version 4 as AWS does: key, scope, age, the headers that must be signed, and the signature
 * over the canonical request. Source: 'Create a signed AWS API request', AWS Identity and Access Management User Guide.
 */
export function verifySignature(call: IncomingCall, scope: SigningScope): Verdict {
    const header = headerOf(call, 'authorization');
    if (header === '') {
        return refuse('MissingAuthenticationTokenException', 'Missing Authentication Token');
    }
    const claim = readAuthorization(header);
    if (claim === null) {
        return refuse('IncompleteSignatureException', 'Authorization header is not well-formed.');
    }
    const key = knownKey(call, claim, scope);
    if (key === undefined) {
        return refuse(
            'UnrecognizedClientException',
            'The security token included in the request is invalid.',
        );
    }
    const now = scope.now ?? Date.now();
    if ((key.expiresAt ?? Infinity) <= now) {
        const reason = 'The security token included in the request is expired';
        return refuse('ExpiredTokenException', reason);
    }
    const fault =
        scopeFault(claim, scope) ??
        dateFault(headerOf(call, 'x-amz-date'), claim, now) ??
        headerFault(call, claim) ??
        signatureFault(call, claim, key.secret);
    return fault === null
        ? { accepted: true, accessKeyId: claim.accessKeyId }
        : refuse('InvalidSignatureException', fault);
}

function refuse(refusal: Refusal, reason: string): Verdict {
    return { accepted: false, refusal, reason };
}

function readAuthorization(header: string): Authorization | null {
    const [, accessKeyId, day, region, service, names, signature] =
        AUTHORIZATION.exec(header) ?? [];
    if (accessKeyId === undefined || day === undefined || region === undefined) return null;
    if (service === undefined || names === undefined || signature === undefined) return null;
    return { accessKeyId, day, region, service, signedHeaders: names.split(';'), signature };
}

function knownKey(
    call: IncomingCall,
    { accessKeyId }: Authorization,
    { keys }: SigningScope,
): SigningKey | undefined {
    const key = Object.hasOwn(keys, accessKeyId) ? keys[accessKeyId] : undefined;
    const token = headerOf(call, 'x-amz-security-token');
    return token === (key?.sessionToken ?? '') ? key : undefined;
}

function scopeFault({ region, service }: Authorization, scope: SigningScope): string | null {
    const isHere = region === scope.region || (service === 'iam' && region === 'us-east-1');
    return isHere && service === scope.service
        ? null
        : `Credential should be scoped to ${scope.region}/${scope.service}.`;
}

function dateFault(timestamp: string, { day }: Authorization, now: number): string | null {
    if (!TIMESTAMP.test(timestamp) || !timestamp.startsWith(day)) {
        return 'Date in Credential scope does not match X-Amz-Date.';
    }
    const signed = Date.parse(timestamp.replace(TIMESTAMP, '$1-$2-$3T$4:$5:$6Z'));
    return Math.abs(now - signed) <= MAX_SKEW_MS ? null : `Signature expired: ${timestamp}.`;
}

function headerFault(call: IncomingCall, { signedHeaders }: Authorization): string | null {
    const unsigned = ['host', ...Object.keys(call.headers)].find(
        (name) => (name === 'host' || name.startsWith('x-amz-')) && !signedHeaders.includes(name),
    );
    if (unsigned !== undefined) return `'${unsigned}' must be a signed header.`;
    const declared = headerOf(call, 'x-amz-content-sha256');
    return ['', sha256(call.body), UNSIGNED].includes(declared)
        ? null
        : "The value of 'x-amz-content-sha256' is not the body's.";
}

function signatureFault(call: IncomingCall, claim: Authorization, secret: string): string | null {
    const { day, region, service, signedHeaders, signature } = claim;
    const scope = [day, region, service, 'aws4_request'];
    const text = [
        'AWS4-HMAC-SHA256',
        headerOf(call, 'x-amz-date'),
        scope.join('/'),
        sha256(canonicalRequest(call, signedHeaders, service)),
    ].join('\n');
    const key = scope.reduce<Buffer | string>(hmac, `AWS4${secret}`);
    return timingSafeEqual(hmac(key, text), Buffer.from(signature, 'hex'))
        ? null
        : 'The request signature we calculated does not match the signature you provided.';
}

function hmac(key: Buffer | string, text: string): Buffer {
    return createHmac('sha256', key).update(text).digest();
}
