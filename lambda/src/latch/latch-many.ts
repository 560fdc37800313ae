import type { LatchRequest } from '../../../contract/event';
import type { LatchedMany, RateLimit, RowFault, RowVerdict } from '../../../contract/reply';
import { withinTime } from '../fusebill/clock';
import type { Busy } from '../fusebill/fusebill';
import { summarize } from '../fusebill/parse-customer';
import type { RateGate } from '../fusebill/rate-gate';
import type { Context } from '../fusebill/read-customer';
import { LatchError, timeUp, toFault, toLatchError } from '../latch-error';
import { limitConcurrency } from '../limit-concurrency';
import { LAG_MS } from '../write/write-state';
import { chainsOf, type Row } from './chains-of';
import { latchCustomer } from './latch-customer';

/** Measured: see docs/decisions.md. */
const AT_ONCE = 8;
/** The minimum time needed to start a row: to latch and to read the outcome. */
const SHORTEST_ROW_MS = 6000;
/** How long the other rows wait for the first answer, which says how many requests are left. */
const FIRST_ANSWER_MS = 2000;
/** A row that has not settled this long after the deadline is given up. */
const GRACE_MS = 200;

/** What the rows of an event share. */
type Batch = {
    context: Context;
    gate: Pick<RateGate, 'state' | 'isInformed'>;
    /** From Fusebill's latest answer. */
    rateLimit: () => RateLimit | null;
    /** Called with an error without a code. */
    onUnexpected: (error: unknown) => void;
};

/** The state of a running batch. */
type Run = Batch & {
    /** The error of a missing or rejected key, which all other rows get too. */
    keyFault: LatchError | null;
};

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

async function latchRow(
    item: LatchRequest,
    run: Run,
): Promise<{ verdict: RowVerdict; isSent: boolean }> {
    const { fusebill, clock, deadline } = run.context;
    let isSent = false;
    const watched: Context['fusebill'] = {
        latch: async (body, by) => {
            const wasSent = isSent;
            isSent = true; // also where our own code fails before the answer is read
            const exchange = await fusebill.latch(body, by);
            isSent = wasSent || exchange.kind !== 'withheld';
            return exchange;
        },
        synch: (operation, id, by) => fusebill.synch(operation, id, by),
        customer: (id, terms) => fusebill.customer(id, terms),
        customers: (query, page, terms) => fusebill.customers(query, page, terms),
    };
    try {
        const { customer, ...rest } = await withinTime(
            latchCustomer(item, { ...run.context, fusebill: watched }),
            { clock, deadline: deadline + GRACE_MS },
            () => timeUp(true),
        );
        return { verdict: { ok: true, data: { ...rest, customer: summarize(customer) } }, isSent };
    } catch (error) {
        if (!(error instanceof LatchError)) run.onUnexpected(error);
        const coded = toLatchError(error, isSent);
        if (coded.code === 'KEY_REJECTED' || coded.code === 'KEY_MISSING') run.keyFault = coded;
        return { verdict: { ok: false, error: toRowFault(coded) }, isSent };
    }
}

function toRowFault(error: LatchError): RowFault {
    const { customer, ...rest } = toFault(error);
    return customer === undefined ? rest : { ...rest, customer: summarize(customer) };
}

/** Waits until a row may be sent. Returns the obstacle if the time left is too short for a row. */
async function waitForTurn({ context, gate }: Run): Promise<Busy | 'time' | null> {
    const { clock, deadline } = context;
    for (;;) {
        const latest = deadline - SHORTEST_ROW_MS;
        if (clock.now() > latest) return 'time';
        const busy = gate.state(clock.wallNow(), 'outcomeReads');
        if (busy.waitMs === 0) return null;
        if (clock.now() + busy.waitMs > latest) return busy;
        await clock.sleep(busy.waitMs);
    }
}

function notAttempted(obstacle: Busy | 'time'): RowFault {
    const code = 'NOT_ATTEMPTED';
    if (obstacle === 'time') {
        return { code, message: 'The time ran out before this row; nothing was sent.' };
    }
    const { waitMs, usedUp } = obstacle;
    const message =
        usedUp === 'day'
            ? 'Fusebill accepts no more requests today; nothing was sent for this row.'
            : 'Fusebill accepts no more requests this minute; nothing was sent for this row.';
    const retryAfterSeconds = Math.ceil(waitMs / 1000);
    return { code, message, retryAfterSeconds, ...(usedUp !== null && { usedUp }) };
}

function comeBack({ context, gate }: Batch): Pick<LatchedMany, 'retryAfterSeconds' | 'usedUp'> {
    const { waitMs, usedUp } = gate.state(context.clock.wallNow(), 'outcomeReads');
    return waitMs === 0
        ? { retryAfterSeconds: null, usedUp: null }
        : { retryAfterSeconds: Math.ceil(waitMs / 1000), usedUp };
}
