import type { LatchRequest } from '../../../contract/event';
import type { Latched } from '../../../contract/reply';
import { toAccountId } from './account-id';
import { askedPauseMs, describe, isRefusal, isSuccess, type Exchange } from '../fusebill/fusebill';
import { isHeldBy, isSameHolder } from './holder';
import { LatchError } from '../latch-error';
import * as verdict from './latch-verdict';
import type { Attempt, Latch } from './latch-verdict';
import { parseCustomer } from '../fusebill/parse-customer';
import {
    found,
    readUntilClear,
    unavailable,
    type Means,
    type Reading,
} from '../fusebill/read-customer';
import { pauseBefore } from '../fusebill/retry-pause';

const ATTEMPTS = 3;
/** Kept back from the time to latch in, so that there is some left to read what came of it. */
const READING_MS = 2000;

/**
 * Latches the customer to the Account; one that is latched elsewhere is left alone unless `forceLatch` is set and the
 * holder is the expected one. Whatever Fusebill answers but a plain success is judged by reading the customer again, so
 * that no latch is reported as failed that was written, nor as written that was not.
 */
export async function latchCustomer(request: LatchRequest, means: Means): Promise<Latched> {
    const latch = toLatch(request);
    if (latch.isForced) {
        const customer = found(await readUntilClear(latch.fusebillId, means));
        if (isHeldBy(customer, latch.accountId)) return verdict.alreadyHere(customer);
        if (!isSameHolder(customer.salesforceId, latch.from)) {
            throw verdict.holderChanged(customer, latch, null);
        }
    }
    return attemptUntilClear(latch, means);
}

function toLatch({ fusebillId, salesforceId, forceLatch, expectedHolder }: LatchRequest): Latch {
    const accountId = toAccountId(salesforceId);
    if (accountId === null) throw new LatchError('INVALID_REQUEST', 'salesforceId: no Account id.');
    return { fusebillId, accountId, isForced: forceLatch === true, from: expectedHolder ?? null };
}

async function attemptUntilClear(latch: Latch, means: Means): Promise<Latched> {
    let doubt: Exchange | null = null;
    for (let count = 1; ; count++) {
        const isRepeated = doubt !== null;
        const exchange: Exchange = await unlessInDoubt(post(latch, means), doubt);
        const answered = isSuccess(exchange) ? parseCustomer(exchange.body) : null;
        if (answered?.id === latch.fusebillId && isHeldBy(answered, latch.accountId)) {
            return verdict.done(answered, latch);
        }
        if (verdict.isDoubtful(exchange)) doubt = exchange;
        // The pause comes before the reading, so that the next attempt follows at once on the holder that was read.
        const goesOn =
            count < ATTEMPTS && (isRefusal(exchange) || (await pause(count, exchange, means)));
        const attempt = { exchange, doubt, isRepeated };
        const reading = await readAfter(attempt, latch, means);
        const latched = verdict.judge(latch, attempt, reading);
        if (latched !== null) return latched;
        if (!goesOn) throw givenUp(attempt);
    }
}

function post({ fusebillId, accountId, isForced }: Latch, means: Means): Promise<Exchange> {
    const body = { fusebillId, salesforceId: accountId, forceLatch: isForced };
    return means.fusebill.latch(body, means.deadline - READING_MS);
}

function pause(count: number, exchange: Exchange, { deadline, clock }: Means): Promise<boolean> {
    return pauseBefore(count, deadline - READING_MS, clock, askedPauseMs(exchange));
}

function readAfter(
    { exchange, doubt }: Attempt,
    { fusebillId, isForced }: Latch,
    means: Means,
): Promise<Reading> {
    const readings = doubt === null && verdict.isTurnedAway(exchange) && !isForced ? 1 : ATTEMPTS;
    return unlessInDoubt(readUntilClear(fusebillId, means, readings), doubt);
}

/** A key that fails while a latch may have been written leaves its outcome unknown, whatever else is to be said of the key. */
async function unlessInDoubt<T>(step: Promise<T>, doubt: Exchange | null): Promise<T> {
    try {
        return await step;
    } catch (error) {
        if (doubt === null || !(error instanceof LatchError)) throw error;
        throw verdict.outcomeUnknown(doubt, error.message);
    }
}

function givenUp({ exchange, doubt }: Attempt): LatchError {
    const what =
        doubt === null ? 'nothing was written' : 'a reading after it found nothing written';
    return unavailable(exchange, `${describe(exchange)}; ${what}.`);
}
