import type { Customer } from '../../contract/customer';
import type { LatchRequest } from '../../contract/event';
import type { Latched } from '../../contract/reply';
import { isSameRecord, toAccountId, toId18 } from './account-id';
import { describe, isBusy, isRefusal, isSuccess, type Exchange } from './fusebill';
import { fusebillWords } from './fusebill-words';
import { LatchError } from './latch-error';
import { parseCustomer } from './parse-customer';
import { found, readUntilClear, unavailable, type Means, type Reading } from './read-customer';
import { pauseBefore } from './retry-pause';

const ATTEMPTS = 3;

type Latch = {
    fusebillId: number;
    /** 18 characters. */
    accountId: string;
    /** Whether it may be taken from `from`. */
    isForced: boolean;
    /** The holder before, as far as it is known. */
    from: string | null;
};

/**
 * Latches the customer to the Account; one that is latched elsewhere is left alone unless `forceLatch` is set and the
 * holder is the expected one. Whatever Fusebill answers but a plain success is judged by reading the customer again, so
 * that no latch is reported as failed that was written, nor as written that was not.
 */
export async function latchCustomer(request: LatchRequest, means: Means): Promise<Latched> {
    const latch = toLatch(request);
    if (!latch.isForced) return attempt(latch, means);
    const customer = found(await readUntilClear(latch.fusebillId, means));
    if (isHeldBy(customer, latch.accountId)) {
        return { outcome: 'alreadyLatched', customer, previousHolder: null };
    }
    if (!isSameHolder(customer.salesforceId, latch.from)) {
        throw holderChanged(customer, latch);
    }
    return attempt(latch, means);
}

function toLatch({ fusebillId, salesforceId, forceLatch, expectedHolder }: LatchRequest): Latch {
    const accountId = toAccountId(salesforceId);
    if (accountId === null) throw new LatchError('INVALID_REQUEST', 'salesforceId: no Account id.');
    return { fusebillId, accountId, isForced: forceLatch === true, from: expectedHolder ?? null };
}

async function attempt(latch: Latch, means: Means): Promise<Latched> {
    const { fusebillId, accountId, isForced } = latch;
    for (let count = 1; ; count++) {
        const exchange = await means.fusebill.latch(
            { fusebillId, salesforceId: accountId, forceLatch: isForced },
            means.deadline,
        );
        const answered = isSuccess(exchange) ? parseCustomer(exchange.body) : null;
        if (answered !== null && isWritten(answered, latch)) return done(answered, latch);

        const reading = await readUntilClear(
            fusebillId,
            means,
            isUnwritten(exchange) ? 1 : ATTEMPTS,
        );
        const latched = judge(latch, exchange, reading);
        if (latched !== null) return latched;
        const asked = exchange.kind === 'answer' ? exchange.retryAfterMs : undefined;
        const goesOn =
            count < ATTEMPTS && (await pauseBefore(count, means.deadline, means.clock, asked));
        if (!goesOn) throw unavailable(exchange, `${describe(exchange)}; nothing was written.`);
    }
}

/** What the attempt came to by the reading after it; null when it wrote nothing and another may do better. */
function judge(latch: Latch, exchange: Exchange, reading: Reading): Latched | null {
    if (reading.kind === 'missing') {
        throw new LatchError('CUSTOMER_NOT_FOUND', `${describe(reading.exchange)}.`);
    }
    if (reading.kind === 'unread') return judgeUnread(exchange, reading);
    const { customer } = reading;
    if (isHeldBy(customer, latch.accountId)) {
        return isRefusal(exchange)
            ? { outcome: 'alreadyLatched', customer, previousHolder: null }
            : done(customer, latch);
    }
    if (!isSameHolder(customer.salesforceId, latch.from)) {
        throw latch.isForced ? holderChanged(customer, latch) : alreadyLatched(customer, exchange);
    }
    const hasNewKey = reading.keyVersion !== exchange.keyVersion;
    if (isRefusal(exchange) && !hasNewKey) throw refused(customer, exchange);
    return null;
}

function judgeUnread(exchange: Exchange, reading: Extract<Reading, { kind: 'unread' }>): null {
    const isSurelyUnwritten = isBusy(exchange) || (exchange.kind === 'silence' && !exchange.isSent);
    if (isSurelyUnwritten) return null;
    throw new LatchError(
        'OUTCOME_UNKNOWN',
        `${describe(exchange)}, and ${describe(reading.exchange)}.`,
    );
}

/** Whether Fusebill can't have carried it out: it was turned away at the door, or never got there. */
function isUnwritten(exchange: Exchange): boolean {
    return isBusy(exchange) || (exchange.kind === 'silence' && !exchange.isSent);
}

function isWritten(customer: Customer, { fusebillId, accountId }: Latch): boolean {
    return customer.id === fusebillId && isHeldBy(customer, accountId);
}

function done(customer: Customer, { isForced, from }: Latch): Latched {
    return isForced && from !== null
        ? { outcome: 'moved', customer, previousHolder: toId18(from) ?? from }
        : { outcome: 'latched', customer, previousHolder: null };
}

function holderChanged(customer: Customer, { from }: Latch): LatchError {
    const holder = holderOf(customer);
    return new LatchError(
        'HOLDER_CHANGED',
        `Customer ${customer.id} is held by ${holder ?? 'no Account'}, not by the expected ${from ?? 'no Account'}; nothing was written.`,
        { holder, customer },
    );
}

function alreadyLatched(customer: Customer, exchange: Exchange): LatchError {
    const holder = holderOf(customer);
    return new LatchError(
        'ALREADY_LATCHED',
        `${describe(exchange)}; customer ${customer.id} is held by ${holder ?? 'no Account'}.`,
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
        `${describe(exchange)}; customer ${customer.id} is held by ${holderOf(customer) ?? 'no Account'}.`,
        words === null ? {} : { fusebillMessage: words },
    );
}

/** The Account that holds the customer, as 18 characters where it is a Salesforce id; null when none does. */
export function holderOf({ salesforceId }: Customer): string | null {
    if (salesforceId === null || salesforceId.trim() === '') return null;
    return toId18(salesforceId) ?? salesforceId;
}

/** Whether this Account holds the customer. */
export function isHeldBy(customer: Customer, accountId: string): boolean {
    return isSameHolder(customer.salesforceId, accountId);
}

function isSameHolder(a: string | null, b: string | null): boolean {
    const [one, other] = [a?.trim() ?? '', b?.trim() ?? ''];
    if (one === '' || other === '') return one === other;
    return toId18(one) !== null && toId18(other) !== null
        ? isSameRecord(one, other)
        : one === other;
}
