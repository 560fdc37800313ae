import fc from 'fast-check';
import type { Fault } from '../../dev/fusebill/fault';
import { BAKERY, HOLDINGS, INTERIORS, startHarness, STOLEN_BIKES, type Harness } from './harness';

const ACCOUNTS = [STOLEN_BIKES, BAKERY, INTERIORS, HOLDINGS];
const CUSTOMERS = [172677, 172704, 172730];

const FAULTS: Fault[] = [
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503, when: 'afterWrite' },
    { kind: 'rateLimited' },
    { kind: 'html' },
    { kind: 'empty' },
    { kind: 'null', when: 'beforeWrite' },
    { kind: 'truncated' },
    { kind: 'hang' },
    { kind: 'hang', when: 'afterWrite' },
    { kind: 'reset' },
    { kind: 'reset', when: 'afterWrite' },
    { kind: 'status', status: 409 },
];

type Step =
    | { kind: 'latch'; customer: number; account: string; isMove: boolean; isStale: boolean }
    | { kind: 'fault'; fault: Fault; times: number }
    | { kind: 'rotate' };

const step: fc.Arbitrary<Step> = fc.oneof(
    {
        weight: 4,
        arbitrary: fc.record({
            kind: fc.constant('latch' as const),
            customer: fc.constantFrom(...CUSTOMERS),
            account: fc.constantFrom(...ACCOUNTS),
            isMove: fc.boolean(),
            isStale: fc.boolean(),
        }),
    },
    {
        weight: 2,
        arbitrary: fc.record({
            kind: fc.constant('fault' as const),
            fault: fc.constantFrom(...FAULTS),
            times: fc.integer({ min: 1, max: 3 }),
        }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('rotate' as const) }) },
);

let harness: Harness;

beforeAll(async () => {
    harness = await startHarness({ attemptMs: 200 });
});

afterAll(() => harness.fusebill.close());

const holderOf = (customer: number): string | null =>
    harness.fusebill.customer(customer)?.salesforceId ?? null;

/** Runs one step and holds what the user would be told against what Fusebill stores. */
async function run(next: Step): Promise<void> {
    if (next.kind === 'rotate') {
        harness.secret.value = harness.fusebill.rotateKey();
        return;
    }
    if (next.kind === 'fault') {
        harness.fusebill.plan({ ...next.fault, times: next.times });
        return;
    }
    const { customer, account, isMove, isStale } = next;
    const before = holderOf(customer);
    const shown = isStale ? STOLEN_BIKES : before;
    const writes = harness.fusebill.writes.length;

    const result = await harness.answer({
        action: 'latch',
        fusebillId: customer,
        salesforceId: account,
        forceLatch: isMove,
        ...(isMove && { expectedHolder: shown }),
    });

    const now = holderOf(customer);
    const mayMove = before === null || (isMove && shown === before);
    if (result.ok) expect(now).toBe(account);
    else if (result.error.code !== 'OUTCOME_UNKNOWN') expect(now).toBe(before);
    if (!mayMove) expect(now).toBe(before);
    if (!isMove && before !== null) expect(harness.fusebill.writes).toHaveLength(writes);
}

test('whatever is latched, moved, rotated and broken, nobody is told what is not so', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
            harness.fusebill.reset();
            harness.secret.value = harness.fusebill.key;
            for (const next of steps) await run(next);
        }),
        { numRuns: 40 },
    );
}, 120_000);
