import type { LatchRequest } from '../../contract/event';
import type { LatchVerdict, RateLimit } from '../../contract/reply';
import { latchCustomer } from './latch-customer';
import { toFault, LatchError } from './latch-error';
import { limitConcurrency } from './limit-concurrency';
import type { Means } from './read-customer';

const AT_ONCE = 4;
/** Requests left in Fusebill's minute below which rows wait for the next. */
const RESERVE = 10;
const LOOK_AGAIN_MS = 1000;
/** What a row needs at least to be worth a start. */
const SHORTEST_ROW_MS = 2000;

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
    await limitConcurrency(
        chainsOf(items).map((chain) => async () => {
            for (const index of chain) {
                const item = items[index];
                if (item !== undefined) verdicts[index] = await verdictOn(item, means, rateLimit);
            }
        }),
        AT_ONCE,
    );
    return verdicts;
}

async function verdictOn(
    item: LatchRequest,
    means: Means,
    rateLimit: () => RateLimit | null,
): Promise<LatchVerdict> {
    try {
        if (!(await isItsTurn(means, rateLimit))) {
            throw new LatchError(
                'NOT_ATTEMPTED',
                'The time was up before this row; nothing was sent.',
            );
        }
        return { ok: true, data: await latchCustomer(item, means) };
    } catch (error) {
        return { ok: false, error: toFault(error) };
    }
}

/** Waits while Fusebill's minute is used up; false when the time left is too short for a row. */
async function isItsTurn(
    { clock, deadline }: Means,
    rateLimit: () => RateLimit | null,
): Promise<boolean> {
    const started = clock.now();
    while (deadline - clock.now() >= SHORTEST_ROW_MS) {
        const { remainingMinute, limitMinute } = rateLimit() ?? {};
        const reserve = Math.min(RESERVE, (limitMinute ?? RESERVE * 2) / 2);
        const hasRoom = remainingMinute == null || remainingMinute > reserve;
        if (hasRoom || clock.now() - started > 60_000) return true;
        await clock.sleep(LOOK_AGAIN_MS);
    }
    return false;
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
