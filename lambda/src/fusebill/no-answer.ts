import { BrokenAnswer } from './read-body';

/** There was no complete answer. */
export class NoAnswer extends Error {
    /** Whether the server may have received the request. */
    readonly isSent: boolean;
    /** A code such as `ECONNREFUSED` or `CERT_HAS_EXPIRED`, otherwise a few words. */
    readonly reason: string;

    constructor(isSent: boolean, cause: unknown) {
        super('No answer came back.', { cause });
        this.name = 'NoAnswer';
        this.isSent = isSent;
        this.reason = reasonOf(cause);
    }
}

/** A kept connection was dead before anything came back. */
export class StaleConnection extends NoAnswer {}

/** The code of an error of Node's; '' without one. */
export function codeOf(cause: unknown): string {
    const isCoded = typeof cause === 'object' && cause !== null && 'code' in cause;
    return isCoded && typeof cause.code === 'string' ? cause.code : '';
}

/** A code, or our own words; never text from a server or a person. */
function reasonOf(cause: unknown): string {
    const code = codeOf(cause);
    if (/^[A-Z][A-Z0-9_]+$/.test(code)) return code;
    return cause instanceof BrokenAnswer ? cause.message : 'no reason given';
}
