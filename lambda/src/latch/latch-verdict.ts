import type { Customer } from '../../../contract/customer';
import type { Latched } from '../../../contract/reply';
import { toId18 } from './account-id';
import { describe, isBusy, isRefusal, type Exchange } from '../fusebill/fusebill';
import { fusebillWords } from '../fusebill/fusebill-words';
import { holderOf, holderWords, isHeldBy, isSameHolder } from './holder';
import { LatchError } from '../latch-error';
import { unavailable, type Reading } from '../fusebill/read-customer';

/** A latch that is asked for. */
export type Latch = {
    fusebillId: number;
    /** 18 characters. */
    accountId: string;
    /** Whether it may be taken from `from`. */
    isForced: boolean;
    /** The holder that the user saw; null for none. */
    from: string | null;
};

/** One request to latch, and what it can't be judged without. */
export type Attempt = {
    exchange: Exchange;
    /** The last request of this latch, this one included, that may have been carried out without saying so; null for none. */
    doubt: Exchange | null;
    /** Whether an earlier request of this latch was such a one. */
    isRepeated: boolean;
};

/**
 * What the attempt came to by the reading after it; null when it wrote nothing and another may do better. Throws the
 * code of what stands in the way, and `OUTCOME_UNKNOWN` when the customer could not be read and may be latched.
 */
export function judge(latch: Latch, attempt: Attempt, reading: Reading): Latched | null {
    const { exchange, doubt, isRepeated } = attempt;
    if (reading.kind === 'missing') {
        throw new LatchError('CUSTOMER_NOT_FOUND', `${describe(reading.exchange)}.`);
    }
    if (reading.kind === 'unread') return judgeUnread(latch, attempt, reading.exchange);
    const { customer } = reading;
    if (isHeldBy(customer, latch.accountId)) {
        const wasThere = isRefusal(exchange) && !latch.isForced && !isRepeated;
        return wasThere ? alreadyHere(customer) : done(customer, latch);
    }
    if (!isSameHolder(customer.salesforceId, latch.from)) {
        throw latch.isForced
            ? holderChanged(customer, latch, doubt)
            : alreadyLatched(customer, exchange);
    }
    const hasNewKey = reading.keyVersion !== exchange.keyVersion;
    if (isRefusal(exchange) && !hasNewKey) throw refused(customer, exchange);
    return null;
}

/** A latch that takes from nobody may go on unread after one that was turned away; a move needs to know the holder. */
function judgeUnread({ isForced }: Latch, { exchange, doubt }: Attempt, read: Exchange): null {
    if (doubt !== null || !isTurnedAway(exchange)) {
        throw outcomeUnknown(doubt ?? exchange, `${describe(read)}.`);
    }
    if (isForced) throw unavailable(exchange, `${describe(exchange)}; nothing was written.`);
    return null;
}

/** Whether Fusebill can't have looked at the request: it was turned away at the door, or never got there. */
export function isTurnedAway(exchange: Exchange): boolean {
    return isBusy(exchange) || (exchange.kind === 'silence' && !exchange.isSent);
}

/** Whether Fusebill may have carried the request out all the same; a 400 or 401 is about the request or its key. */
export function isDoubtful(exchange: Exchange): boolean {
    if (isTurnedAway(exchange)) return false;
    return exchange.kind === 'silence' || (exchange.status !== 400 && exchange.status !== 401);
}

/** The latch stands. */
export function done(customer: Customer, { isForced, from }: Latch): Latched {
    return isForced && from !== null
        ? { outcome: 'moved', customer, previousHolder: toId18(from) ?? from }
        : { outcome: 'latched', customer, previousHolder: null };
}

/** The latch stood before. */
export function alreadyHere(customer: Customer): Latched {
    return { outcome: 'alreadyLatched', customer, previousHolder: null };
}

/** Somebody else has the customer than the user saw; `doubt` as in an attempt. */
export function holderChanged(
    customer: Customer,
    { from }: Latch,
    doubt: Exchange | null,
): LatchError {
    const holder = holderOf(customer);
    const rest = doubt === null ? '; nothing was written' : '';
    return new LatchError(
        'HOLDER_CHANGED',
        `Customer ${customer.id} is held by ${holderWords(holder)}, not by the expected ${holderWords(from)}${rest}.`,
        { holder, customer },
    );
}

/** The latch may have been written, and nothing told whether it was. */
export function outcomeUnknown(doubt: Exchange, reason: string): LatchError {
    return new LatchError('OUTCOME_UNKNOWN', `${describe(doubt)}, and then: ${reason}`);
}

function alreadyLatched(customer: Customer, exchange: Exchange): LatchError {
    const holder = holderOf(customer);
    return new LatchError(
        'ALREADY_LATCHED',
        `${describe(exchange)}; customer ${customer.id} is held by ${holderWords(holder)}.`,
        { holder, customer },
    );
}

/** The Account is the problem: Fusebill's documented answer to one that it does not know is 400. */
function refused(customer: Customer, exchange: Exchange & { kind: 'answer' }): LatchError {
    const words = fusebillWords(exchange.body);
    const code =
        exchange.status === 400 || exchange.status === 404 ? 'ACCOUNT_NOT_FOUND' : 'LATCH_REFUSED';
    return new LatchError(
        code,
        `${describe(exchange)}; customer ${customer.id} is held by ${holderWords(holderOf(customer))}.`,
        words === null ? {} : { fusebillMessage: words },
    );
}
