import { describe, type Exchange } from '../fusebill/fusebill';
import { unavailable, withoutHolder } from '../fusebill/read-customer';
import { LatchError } from '../latch-error';

export function customerNotFound(read: Exchange): LatchError {
    return new LatchError('CUSTOMER_NOT_FOUND', `${describe(read)}; nothing was written.`);
}

/** Fusebill could not be asked, or gave no usable answer, and reads found nothing written. */
export function notWritten(exchange: Exchange, doubt: Exchange | null): LatchError {
    const rest = doubt === null ? 'nothing was written' : 'reads after it found nothing written';
    return unavailable(exchange, `${describe(exchange)}; ${rest}.`);
}

/** Nothing is written over a holder that can't be read. */
export function holderUnreadable(fusebillId: number, read: Exchange): LatchError {
    return new LatchError(
        'FUSEBILL_UNAVAILABLE',
        `${withoutHolder(fusebillId, read)}; nothing was written.`,
    );
}

/** It may have been written, and no read could confirm it. */
export function outcomeUnknown(doubt: Exchange, reason: string): LatchError {
    return new LatchError('OUTCOME_UNKNOWN', `${describe(doubt)}, and then: ${reason}`);
}
