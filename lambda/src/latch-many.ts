import type { LatchRequest } from '../../contract/event';
import type { LatchVerdict, RateLimit } from '../../contract/reply';
import { latchCustomer } from './latch-customer';
import { toFault, LatchError } from './latch-error';
import { limitConcurrency } from './limit-concurrency';
import type { Means } from './read-customer';
import { TokenBucket } from './token-bucket';

const AT_ONCE = 4;
/** What a row needs at least to be worth a start. */
const SHORTEST_ROW_MS = 2000;

type Batch = { means: Means; bucket: TokenBucket; rateLimit: () => RateLimit | null };

/**
 * Latches each row on its own, a few at once, and gives a verdict for each in the same order. Rows that name the same
 * customer or Account go one after the other. A row that the time does not reach is `NOT_ATTEMPTED`: nothing was sent for it.
 */
export async function latchMany(
    items: readonly LatchRequest[],
    means: Means,
    rateLimit: () => RateLimit | null,
): Promise<LatchVerdict[]> {
    const verdicts: LatchVerdict[] = [];
    const batch = { means, bucket: new TokenBucket(), rateLimit };
    await limitConcurrency(
        chainsOf(items).map((chain) => async () => {
            for (const index of chain) {
                const item = items[index];
                if (item !== undefined) verdicts[index] = await verdictOn(item, batch);
            }
        }),
        AT_ONCE,
    );
    return verdicts;
}

async function verdictOn(item: LatchRequest, batch: Batch): Promise<LatchVerdict> {
    let refusal = new LatchError(
        'NOT_ATTEMPTED',
        'The time was up before this row; nothing was sent.',
    );
    while (await isItsTurn(batch)) {
        try {
            return { ok: true, data: await latchCustomer(item, batch.means) };
        } catch (error) {
            const isBusy = error instanceof LatchError && error.code === 'RATE_LIMITED';
            if (!isBusy) return { ok: false, error: toFault(error) };
            refusal = error;
            batch.bucket.empty(batch.means.clock.now());
        }
    }
    return { ok: false, error: toFault(refusal) };
}

/** Waits for a token; false when the time left after that is too short for a row. */
async function isItsTurn({ means, bucket, rateLimit }: Batch): Promise<boolean> {
    const { clock, deadline } = means;
    for (;;) {
        bucket.feed(rateLimit(), clock.now());
        const wait = bucket.take(clock.now());
        if (clock.now() + wait + SHORTEST_ROW_MS > deadline) return false;
        if (wait === 0) return true;
        await clock.sleep(wait);
    }
}

/** The rows' indexes in groups that share no customer and no Account; each group in the order of the rows. */
function chainsOf(items: readonly LatchRequest[]): number[][] {
    const chains = new Map<string, number[]>();
    items.forEach(({ fusebillId, salesforceId }, index) => {
        const keys = [`customer ${fusebillId}`, `account ${salesforceId.slice(0, 15)}`];
        const joined = [...new Set(keys.flatMap((key) => [chains.get(key) ?? []]))];
        const chain = [...joined.flat(), index].sort((a, b) => a - b);
        for (const [key, other] of chains) if (joined.includes(other)) chains.set(key, chain);
        for (const key of keys) chains.set(key, chain);
    });
    return [...new Set(chains.values())];
}
