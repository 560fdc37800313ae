import type { FunctionCode } from '../../contract/codes';
import type { LatchFault } from '../../contract/reply';

/** What a fault carries besides its code and message. */
export type FaultDetails = Omit<LatchFault, 'code' | 'message'>;

/** A failure with a code of the contract; its message holds no secret and no personal data. */
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

/** The failure as the reply reports it; one without its own code is `UNEXPECTED`. */
export function toFault(error: unknown): LatchFault {
    if (error instanceof LatchError) {
        return { code: error.code, message: error.message, ...error.details };
    }
    return {
        code: 'UNEXPECTED',
        message: 'An error without its own code; the log has the details under this request id.',
    };
}

/** Throws the error for work that has not settled by its deadline. */
export function timeUp(isWriteSent: boolean): never {
    throw isWriteSent
        ? new LatchError('OUTCOME_UNKNOWN', 'The time ran out before Fusebill answered.')
        : new LatchError('FUSEBILL_UNAVAILABLE', 'The time ran out before Fusebill answered.');
}
