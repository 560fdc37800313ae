import type { LatchRequest } from '../../../contract/event';
import type { LatchedMany, RowFault, RowVerdict } from '../../../contract/reply';
import { withinTime } from '../fusebill/clock';
import { limitConcurrency } from '../limit-concurrency';
import { LAG_MS } from '../write/position';
import type { Batch, Run } from './batch';
import { comeBack, notAttempted, SHORTEST_ROW_MS, waitForTurn } from './batch-pace';
import { chainsOf, type Row } from './chains-of';
import { latchRow, toRowFault } from './latch-row';

/** Measured: see docs/decisions.md. */
const AT_ONCE = 8;
/** How long the other rows wait for the first answer, which says how many requests are left. */
const FIRST_ANSWER_MS = 2000;

/**
 * Latches each row separately, a few at a time, and returns the outcomes in order. Rows with the same customer or
 * Account run one after another. A row for which the time or Fusebill's limit doesn't suffice is `NOT_ATTEMPTED`:
 * nothing was sent for it.
 */
export async function latchMany(
    items: readonly LatchRequest[],
    batch: Batch,
): Promise<LatchedMany> {
    const results: RowVerdict[] = [];
    const run: Run = { ...batch, keyFault: null };
    const [first = [], ...others] = chainsOf(items);
    const firstChain = latchChain(first, run, results);
    const start = batch.gate.isInformed ? null : firstAnswer(firstChain, batch);
    await limitConcurrency(
        [
            () => firstChain,
            ...others.map((chain) => async () => {
                await start;
                await latchChain(chain, run, results);
            }),
        ],
        AT_ONCE,
    );
    return { results, rateLimit: batch.rateLimit(), ...comeBack(batch) };
}

/** Until the remaining requests are known, eight rows at once could all be refused. */
async function firstAnswer(first: Promise<void>, { context }: Batch): Promise<void> {
    const deadline = context.clock.now() + FIRST_ANSWER_MS;
    await withinTime(first, { clock: context.clock, deadline }, () => undefined);
}

async function latchChain(chain: readonly Row[], run: Run, results: RowVerdict[]): Promise<void> {
    const { clock, deadline } = run.context;
    const writtenAt = new Map<number, number>();
    let stop: RowVerdict | null = null;
    for (const { index, item } of chain) {
        // Until then, a read may not show what an earlier row wrote.
        const shownAt = (writtenAt.get(item.fusebillId) ?? -Infinity) + LAG_MS;
        if (shownAt + SHORTEST_ROW_MS > deadline)
            stop ??= { ok: false, error: notAttempted('time') };
        if (stop === null && shownAt > clock.now()) await clock.sleep(shownAt - clock.now());
        const verdict: RowVerdict = stop ?? (await verdictOn(item, run));
        results[index] = verdict;
        if (mayHaveWritten(verdict)) writtenAt.set(item.fusebillId, clock.now());
        stop ??= stopAfter(verdict); // otherwise a later row would overtake this one
    }
}

function mayHaveWritten(verdict: RowVerdict): boolean {
    return verdict.ok
        ? verdict.data.outcome !== 'alreadyLatched'
        : verdict.error.code === 'OUTCOME_UNKNOWN';
}

function stopAfter(verdict: RowVerdict): RowVerdict | null {
    if (verdict.ok) return null;
    const { code, retryAfterSeconds, usedUp } = verdict.error;
    if (code !== 'NOT_ATTEMPTED' && code !== 'RATE_LIMITED') return null;
    const error: RowFault = {
        code: 'NOT_ATTEMPTED',
        message: 'An earlier row of the same customer or Account was not completed.',
        ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
        ...(usedUp !== undefined && { usedUp }),
    };
    return { ok: false, error };
}

async function verdictOn(item: LatchRequest, run: Run): Promise<RowVerdict> {
    let refusal: RowVerdict | null = null;
    for (;;) {
        const obstacle = await waitForTurn(run);
        if (obstacle !== null) return refusal ?? { ok: false, error: notAttempted(obstacle) };
        if (run.keyFault !== null) return { ok: false, error: toRowFault(run.keyFault) };
        const { verdict, isSent } = await latchRow(item, run);
        if (verdict.ok || verdict.error.code !== 'RATE_LIMITED') return verdict;
        if (isSent) refusal = verdict;
    }
}
