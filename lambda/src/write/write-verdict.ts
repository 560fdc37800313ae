import { describe, type Exchange } from '../fusebill/fusebill';
import { unavailable, withoutHolder } from '../fusebill/read-customer';
import { LatchError } from '../latch-error';

export function customerNotFound(read: Exchange): LatchError {
    return new LatchError('CUSTOMER_NOT_FOUND', `${describe(read)}; nothing was written.`);
}

/** Fusebill sent no usable answer, and reads found nothing written. */
export function notWritten(exchange: Exchange, doubt: Exchange | null): LatchError {
    const rest = doubt === null ? 'nothing was written' : 'reads after it found nothing written';
    return unavailable(exchange, `${describe(exchange)}; ${rest}.`);
}

/** The holder can't be read, so nothing is written. */
export function holderUnreadable(fusebillId: number, read: Exchange): LatchError {
    return new LatchError(
        'FUSEBILL_UNAVAILABLE',
        `${withoutHolder(fusebillId, read)}; nothing was written.`,
    );
}

/** The change may have been written, but no read could confirm it. */
export function outcomeUnknown(doubt: Exchange, reason: string): LatchError {
    return new LatchError('OUTCOME_UNKNOWN', `${describe(doubt)}, and then: ${reason}`);
}
