import type { LatchRequest } from '../../../contract/event';
import type { LatchedMany, RateLimit, RowFault, RowVerdict } from '../../../contract/reply';
import { chainsOf } from './chains-of';
import { latchCustomer } from './latch-customer';
import { LatchError, toFault } from '../latch-error';
import { limitConcurrency } from '../limit-concurrency';
import { summarize } from '../fusebill/parse-customer';
import type { Means } from '../fusebill/read-customer';
import { TokenBucket } from './token-bucket';

/** Measured: see docs/decisions.md. */
const AT_ONCE = 8;
/** What a row needs at least to be worth a start: two seconds to latch in, two to read what came of it. */
const SHORTEST_ROW_MS = 4000;

/** What the rows of one event share. */
type Batch = {
    means: Means;
    bucket: TokenBucket;
    /** What Fusebill's newest answer said. */
    rateLimit: () => RateLimit | null;
    /** Takes a fault that has no code. */
    onUnexpected: (error: unknown) => void;
    /** The fault of the key that a row met: no other row can do better. */
    keyFault: LatchError | null;
};

/**
 * Latches each row on its own, a few at once, and gives a verdict for each in the same order. Rows that name the same
 * customer or Account go one after the other. A row that the time does not reach is `NOT_ATTEMPTED`: nothing was sent for it.
 */
export async function latchMany(
    items: readonly LatchRequest[],
    means: Means,
    report: Pick<Batch, 'rateLimit' | 'onUnexpected'>,
): Promise<LatchedMany> {
    const verdicts: RowVerdict[] = [];
    const batch: Batch = { means, bucket: new TokenBucket(), keyFault: null, ...report };
    await limitConcurrency(
        chainsOf(items).map((chain) => async () => {
            let isStopped = false;
            for (const { index, item } of chain) {
                const verdict = isStopped ? notAttempted() : await verdictOn(item, batch);
                verdicts[index] = verdict;
                isStopped ||= isOutOfTime(verdict); // else a later row would overtake this one
            }
        }),
        AT_ONCE,
    );
    return {
        results: verdicts,
        rateLimit: report.rateLimit(),
        retryAfterSeconds: null,
        usedUp: null,
    };
}

async function verdictOn(item: LatchRequest, batch: Batch): Promise<RowVerdict> {
    let verdict = notAttempted();
    const requests = item.forceLatch === true ? 2 : 1;
    while (await isItsTurn(requests, batch)) {
        if (batch.keyFault !== null) return { ok: false, error: toRowFault(batch.keyFault) };
        try {
            const { customer, ...rest } = await latchCustomer(item, batch.means);
            return { ok: true, data: { ...rest, customer: summarize(customer) } };
        } catch (error) {
            verdict = { ok: false, error: toRowFault(error) };
            if (!isWorthAnotherTurn(error, batch)) return verdict;
        } finally {
            batch.bucket.release(requests);
        }
    }
    return verdict;
}

function toRowFault(error: unknown): RowFault {
    const { customer, ...rest } = toFault(error);
    return customer === undefined ? rest : { ...rest, customer: summarize(customer) };
}

/** Only a row that Fusebill turned away is tried again; what else the fault means for the other rows is put down. */
function isWorthAnotherTurn(error: unknown, batch: Batch): boolean {
    if (!(error instanceof LatchError)) {
        batch.onUnexpected(error);
        return false;
    }
    if (error.code === 'KEY_REJECTED' || error.code === 'KEY_MISSING') batch.keyFault = error;
    if (error.code !== 'RATE_LIMITED') return false;
    const { retryAfterSeconds } = error.details;
    batch.bucket.refuse(batch.means.clock.now(), (retryAfterSeconds ?? 0) * 1000);
    return true;
}

/** Waits for tokens; false when the time left after that is too short for a row. */
async function isItsTurn(requests: number, { means, bucket, rateLimit }: Batch): Promise<boolean> {
    const { clock, deadline } = means;
    for (;;) {
        const now = clock.now();
        if (now + SHORTEST_ROW_MS > deadline) return false;
        bucket.feed(rateLimit(), now);
        const wait = bucket.take(requests, now);
        if (wait === 0) return true;
        if (now + wait + SHORTEST_ROW_MS > deadline) return false;
        await clock.sleep(wait);
    }
}

function notAttempted(): RowVerdict {
    const message = 'The time was up before this row; nothing was sent.';
    return { ok: false, error: toRowFault(new LatchError('NOT_ATTEMPTED', message)) };
}

function isOutOfTime(verdict: RowVerdict): boolean {
    return (
        !verdict.ok &&
        (verdict.error.code === 'NOT_ATTEMPTED' || verdict.error.code === 'RATE_LIMITED')
    );
}
