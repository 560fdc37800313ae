import type { LatchRequest } from '../../../contract/event';
import type { RowVerdict } from '../../../contract/reply';
import { makeCustomer } from '../../../dev/fusebill/seed/make-customer';
import { toId18 } from '../../src/latch/account-id';
import { Simulation, type Harm } from '../simulated-fusebill';
import { isTrueTo, type Reported } from './is-true-to';

const OPERATIONS = 10_000;
const FAULT_SHARE = 0.25;
const BATCH_SHARE = 0.1;
const CUSTOMERS = Array.from({ length: 40 }, (_, index) => 1000 + index);
const ACCOUNTS = Array.from('ABCDEFGHIJKL', (letter) => toId18(`001Hs000010000${letter}`) ?? '');

/** Faults of latch requests, which may still have been carried out. */
const POST_HARMS: Harm[] = [
    { kind: 'answer', status: 500, body: '' },
    { kind: 'answer', status: 503, body: '<html></html>' },
    { kind: 'answer', status: 200, body: 'null' },
    { kind: 'answer', status: 404, body: '<html></html>' },
    { kind: 'reset' },
    { kind: 'timeOut' },
];

/** Faults of reads, and of requests that were never carried out. */
const READ_HARMS: Harm[] = [
    { kind: 'answer', status: 500, body: '' },
    { kind: 'answer', status: 404, body: '{"Message":"None."}' },
    { kind: 'answer', status: 404, body: '' },
    { kind: 'holder', salesforceId: undefined },
    { kind: 'reset' },
    { kind: 'timeOut' },
];

const NEVER_SENT: Harm[] = [{ kind: 'notSent' }, { kind: 'answer', status: 400, body: '{}' }];

/** Source: mulberry32. */
function chanceFrom(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

function pick<T>(values: readonly T[], chance: () => number): T {
    const value = values[Math.floor(chance() * values.length)];
    if (value === undefined) throw new Error('The list is empty.');
    return value;
}

type Tally = { rows: number; ok: number; unknown: number; untrue: unknown[] };

/** Random latches and moves, one after another, in a Fusebill whose reads lag and whose requests fail at random. */
async function runSequence(
    seed: number,
    readLagMs: number,
    heldHereAnswer: 'customer' | 'error',
): Promise<Tally> {
    const chance = chanceFrom(seed);
    const simulation = new Simulation({
        customers: CUSTOMERS.map((id) => makeCustomer({ id, companyName: `Invented ${id}` })),
        accounts: ACCOUNTS,
        limits: { minute: 1_000_000, day: 100_000_000 },
        readLagMs,
        heldHereAnswer,
        random: chance,
        harm: ({ method }) => {
            if (chance() > FAULT_SHARE) return undefined;
            if (method === 'GET') return pick(READ_HARMS, chance);
            if (chance() < 0.3) return pick(NEVER_SENT, chance);
            const harm = pick(POST_HARMS, chance);
            return { ...harm, isWritten: chance() < 0.5 } as Harm;
        },
    });
    const tally: Tally = { rows: 0, unknown: 0, ok: 0, untrue: [] };
    while (tally.rows < OPERATIONS / 4) {
        const isBatch = chance() < BATCH_SHARE;
        const asked = Array.from({ length: isBatch ? 5 : 1 }, () => randomRow(simulation, chance));
        const holders = new Map(CUSTOMERS.map((id) => [id, simulation.holderOf(id)]));
        const before = simulation.writes.length;
        const reported = await ask(simulation, asked);
        judge(tally, { reported, holders, writes: simulation.writes.slice(before) });
        // People do not act on a write before reads show it.
        await simulation.clock.run(simulation.clock.sleep(5000));
    }
    return tally;
}

/** The outcome of each row: one row is sent as a latch, several as a batch. */
async function ask(simulation: Simulation, asked: LatchRequest[]): Promise<Reported[]> {
    const [only, ...others] = asked;
    const result =
        only !== undefined && others.length === 0
            ? await simulation.answer({ action: 'latch', ...only })
            : await simulation.answer({ action: 'latchMany', items: asked });
    const verdicts = result.ok && 'results' in result.data ? result.data.results : [result];
    return asked.map((request, index) => ({
        asked: request,
        verdict: verdicts[index] as RowVerdict,
    }));
}

function randomRow(simulation: Simulation, chance: () => number): LatchRequest {
    const fusebillId = pick(CUSTOMERS, chance);
    const isMove = chance() < 0.5;
    const shown = chance() < 0.8 ? simulation.holderOf(fusebillId) : pick(ACCOUNTS, chance);
    return {
        fusebillId,
        salesforceId: pick(ACCOUNTS, chance),
        forceLatch: isMove,
        ...(isMove && { expectedHolder: shown }),
    };
}

type Step = {
    reported: Reported[];
    holders: ReadonlyMap<number, string | null>;
    writes: Simulation['writes'];
};

/** Compares the reported outcomes with what was written. */
function judge(tally: Tally, { reported, holders, writes }: Step): void {
    tally.rows += reported.length;
    for (const { verdict } of reported) {
        if (verdict.ok) tally.ok++;
        else if (verdict.error.code === 'OUTCOME_UNKNOWN') tally.unknown++;
    }
    for (const [customer, holder] of holders) {
        const its = reported.filter(({ asked }) => asked.fusebillId === customer);
        const written = writes.filter(({ customerId }) => customerId === customer);
        if (!isTrueTo(written, its, holder)) tally.untrue.push({ its, holder, written });
    }
}

test('of 10,000 random operations with reads that lag up to 4 s, no outcome is wrong and at most 2 % are unknown', async () => {
    const sequences = [
        await runSequence(1, 0, 'customer'),
        await runSequence(2, 1000, 'error'),
        await runSequence(3, 2500, 'customer'),
        await runSequence(4, 4000, 'error'),
    ];

    const unknown = sequences.reduce((sum, each) => sum + each.unknown, 0);
    const ok = sequences.reduce((sum, each) => sum + each.ok, 0);
    expect(sequences.flatMap(({ untrue }) => untrue)).toEqual([]);
    expect(unknown).toBeLessThanOrEqual(OPERATIONS * 0.02);
    expect(ok).toBeGreaterThan(OPERATIONS * 0.3);
});
