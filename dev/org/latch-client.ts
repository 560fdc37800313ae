import { AwsClient } from 'aws4fetch';
import type { Code } from '../../contract/codes';
import type { Customer } from '../../contract/customer';
import type { LatchEvent } from '../../contract/event';
import type { LatchFault } from '../../contract/reply';
import { readReply } from './read-reply';

/** What the Named Credential and its External Credential hold in an org. */
export type NamedCredential = {
    /** The function's Invoke URL. */
    url: string;
    region: string;
    /** Null as in an org where nobody has entered the key yet. */
    accessKey: { accessKeyId: string; secretAccessKey: string } | null;
};

/** A reply as Apex reads it: the data stay untyped. */
export type UntypedReply = {
    ok: boolean;
    requestId: string;
    version: string | null;
    data: Record<string, unknown> | null;
    error: (LatchFault & { customer?: Customer }) | null;
};

/** What the function, or AWS before it, answered. */
export type InvokeAnswer = { status: number; headers: Headers; body: string };

const TIMEOUT_MS = 30_000;

const CREDENTIAL_FAULT =
    'We couldn\'t access the credential(s). You might not have the required permissions, or the external credential "Fusebill_Latch" might not exist.';

/**
 * Sends the event as the Apex class of the same name does: signed with SigV4 by the Named Credential, to the function's
 * Invoke URL. Every failure of this hop comes back as a reply with a code.
 */
export async function sendEvent(
    event: LatchEvent,
    credential: NamedCredential,
): Promise<UntypedReply> {
    if (credential.accessKey === null) return exceptionReply(CREDENTIAL_FAULT);
    try {
        const answer = await invoke(JSON.stringify(event), credential.url, credential);
        return readAnswer(answer, event.client?.version ?? null);
    } catch (cause) {
        const isTimeout = cause instanceof DOMException && cause.name === 'TimeoutError';
        return exceptionReply(isTimeout ? 'Read timed out' : String(cause));
    }
}

async function invoke(
    body: string,
    url: string,
    { accessKey, region }: NamedCredential,
): Promise<InvokeAnswer> {
    const aws = new AwsClient({
        ...(accessKey ?? { accessKeyId: '', secretAccessKey: '' }),
        region,
        service: 'lambda',
        retries: 0,
    });
    const response = await aws.fetch(url, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
}

/** The reply that an answer of the Invoke API means to a package of this version. */
export function readAnswer(
    { status, headers, body }: InvokeAnswer,
    packageVersion: string | null,
): UntypedReply {
    const requestId = headers.get('x-amzn-RequestId') ?? '';
    const errorType = headers.get('x-amzn-ErrorType') ?? '';
    if (status !== 200) {
        return failed(codeOf(status, errorType), requestId, `AWS answered ${status} ${errorType}.`);
    }
    if (headers.has('X-Amz-Function-Error')) {
        const isTimeout = body.includes('Sandbox.Timedout') || body.includes('Task timed out');
        return failed(
            isTimeout ? 'TIMED_OUT' : 'FUNCTION_CRASHED',
            requestId,
            'The function ended without a reply.',
        );
    }
    const reading = readReply(body, requestId, packageVersion);
    return 'ok' in reading ? reading : failed(reading.code, requestId, reading.message);
}

function codeOf(status: number, errorType: string): Code {
    if (status === 403) {
        return errorType.startsWith('MissingAuthenticationToken')
            ? 'CREDENTIAL_MISSING'
            : 'SIGNATURE_REFUSED';
    }
    if (status === 404) return 'FUNCTION_NOT_FOUND';
    if (status === 429) return 'THROTTLED';
    return status >= 500 ? 'FUNCTION_CRASHED' : 'UNEXPECTED';
}

/** The reply that a `CalloutException` with this message means. */
export function exceptionReply(message: string): UntypedReply {
    if (message.includes('credential')) return failed('CREDENTIAL_MISSING', '', message);
    const isTimeout = message.includes('timed out') || message.includes('maximum time allotted');
    return failed(isTimeout ? 'TIMED_OUT' : 'UNEXPECTED', '', message);
}

/** A reply that says why nothing came of the request. */
export function failed(code: Code, requestId: string, message: string): UntypedReply {
    return { ok: false, requestId, version: null, data: null, error: { code, message } };
}
