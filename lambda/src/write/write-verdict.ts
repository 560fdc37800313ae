import { describe, type Exchange } from '../fusebill/fusebill';
import { unavailable } from '../fusebill/read-customer';
import { LatchError } from '../latch-error';

export function customerNotFound(reading: Exchange): LatchError {
    return new LatchError('CUSTOMER_NOT_FOUND', `${describe(reading)}; nothing was written.`);
}

/** Fusebill could not be asked, or gave no usable answer, and readings found nothing written. */
export function notWritten(exchange: Exchange, doubt: Exchange | null): LatchError {
    const rest = doubt === null ? 'nothing was written' : 'readings after it found nothing written';
    return unavailable(exchange, `${describe(exchange)}; ${rest}.`);
}

/** Nothing is written over a holder that can't be read. */
export function holderUnreadable(fusebillId: number, reading: Exchange): LatchError {
    return new LatchError(
        'FUSEBILL_UNAVAILABLE',
        `${describe(reading)}, without saying who holds customer ${fusebillId}; nothing was written.`,
    );
}

/** It may have been written, and nothing told whether it was. */
export function outcomeUnknown(doubt: Exchange, reason: string): LatchError {
    return new LatchError('OUTCOME_UNKNOWN', `${describe(doubt)}, and then: ${reason}`);
}
