import { FUNCTION_CODES } from '../../contract/codes';
import type { UntypedReply } from './latch-client';

type Envelope = Partial<UntypedReply>;

/** Why the text is of no use. */
type Failure = { code: 'UNEXPECTED' | 'VERSION_MISMATCH'; message: string };

/**
 * The reply that the text holds. A failure that a function of another version explains is `VERSION_MISMATCH`; a success
 * is never questioned.
 */
export function readReply(
    body: string,
    awsRequestId: string,
    packageVersion: string | null,
): UntypedReply | Failure {
    const envelope = parse(body);
    const reply = envelope === null ? null : toReply(envelope, awsRequestId);
    if (reply !== null && isPlain(reply)) return reply;
    const version = envelope?.version ?? null;
    if (version !== null && packageVersion !== null && differ(version, packageVersion)) {
        const answer = reply?.error
            ? `it answered ${reply.error.code}: ${reply.error.message}`
            : 'its reply could not be read.';
        const message = `The function is ${version}, the package ${packageVersion}; ${answer}`;
        return { code: 'VERSION_MISMATCH', message };
    }
    return reply ?? { code: 'UNEXPECTED', message: 'The reply could not be read.' };
}

function parse(body: string): Envelope | null {
    try {
        return JSON.parse(body) as Envelope | null;
    } catch {
        return null;
    }
}

function toReply(
    { ok, requestId, version = null, data, error }: Envelope,
    awsRequestId: string,
): UntypedReply | null {
    const head = { requestId: requestId ?? awsRequestId, version };
    if (ok === true && data) return { ok, ...head, data, error: null };
    if (ok === false && typeof error?.code === 'string') return { ok, ...head, data: null, error };
    return null;
}

/** Whether the reply means the same to every version: data, or a code that is known and not about the request's form. */
function isPlain({ ok, error }: UntypedReply): boolean {
    if (ok || error === null) return true;
    return error.code !== 'INVALID_REQUEST' && FUNCTION_CODES.some((code) => code === error.code);
}

/** Patches never change the contract; everything before them may. */
function differ(version: string, other: string): boolean {
    const [one, two] = [version, other].map((each) => each.split('.').slice(0, 2).join('.'));
    return one !== two;
}
