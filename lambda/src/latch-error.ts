import type { FunctionCode } from '../../contract/codes';
import type { LatchFault } from '../../contract/reply';

/** The details of an error besides its code and message. */
export type FaultDetails = Omit<LatchFault, 'code' | 'message'>;

/** A failure with a code of the contract. Its message contains no secrets and no personal data. */
export class LatchError extends Error {
    readonly code: FunctionCode;
    readonly details: FaultDetails;

    constructor(
        code: FunctionCode,
        message: string,
        details: FaultDetails = {},
        options?: ErrorOptions,
    ) {
        super(message, options);
        this.name = 'LatchError';
        this.code = code;
        this.details = details;
    }
}

/**
 * The failure with its code. An error of our own is `UNEXPECTED`, or `OUTCOME_UNKNOWN` where a write may have been sent
 * before.
 */
export function toLatchError(error: unknown, hasSentWrite: boolean): LatchError {
    if (error instanceof LatchError) return error;
    const details = 'the log has the details under this request id.';
    return hasSentWrite
        ? new LatchError('OUTCOME_UNKNOWN', `The function failed after sending; ${details}`)
        : new LatchError('UNEXPECTED', `An error without its own code; ${details}`);
}

/** The failure as the reply reports it. */
export function toFault({ code, message, details }: LatchError): LatchFault {
    return { code, message, ...details };
}

/** Throws the error for work that has not settled by its deadline. */
export function timeUp(isWriteSent: boolean): never {
    throw isWriteSent
        ? new LatchError('OUTCOME_UNKNOWN', 'The time ran out before Fusebill answered.')
        : new LatchError('FUSEBILL_UNAVAILABLE', 'The time ran out before Fusebill answered.');
}
