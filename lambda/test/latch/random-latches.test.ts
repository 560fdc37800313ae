import fc from 'fast-check';
import { CUSTOMERS } from '../../../dev/demo-ids';
import type { LatchRequest } from '../../../contract/event';
import type { RowVerdict } from '../../../contract/reply';
import type { Fault } from '../../../dev/fusebill/fault';
import { BAKERY, HOLDINGS, INTERIORS, startHarness, STOLEN_BIKES, type Harness } from '../harness';
import { isTrueTo, type Reported } from './is-true-to';

const ACCOUNTS = [STOLEN_BIKES, BAKERY, INTERIORS, HOLDINGS];
const CUSTOMER_IDS = [
    CUSTOMERS.stolenBikes,
    CUSTOMERS.bakeryGroup,
    CUSTOMERS.interiors,
    CUSTOMERS.paperLantern,
];

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

type Row = { customer: number; account: string; isMove: boolean; isStale: boolean };

type Step =
    /** Several rows are sent as one `latchMany`. */
    | { kind: 'latch'; rows: Row[]; isRotatedMeanwhile: boolean }
    | { kind: 'fault'; fault: Fault; times: number }
    | { kind: 'rotate' };

const row: fc.Arbitrary<Row> = fc.record({
    customer: fc.constantFrom(...CUSTOMER_IDS),
    account: fc.constantFrom(...ACCOUNTS),
    isMove: fc.boolean(),
    isStale: fc.boolean(),
});

const step: fc.Arbitrary<Step> = fc.oneof(
    {
        weight: 5,
        arbitrary: fc.record({
            kind: fc.constant('latch' as const),
            rows: fc.oneof(fc.tuple(row), fc.array(row, { minLength: 2, maxLength: 6 })),
            isRotatedMeanwhile: fc.boolean(),
        }),
    },
    {
        weight: 3,
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

function rotate(): void {
    harness.secret.value = harness.fusebill.rotateKey();
}

function toRequest({ customer, account, isMove, isStale }: Row): LatchRequest {
    const shown = isStale ? STOLEN_BIKES : holderOf(customer);
    return {
        fusebillId: customer,
        salesforceId: account,
        forceLatch: isMove,
        ...(isMove && { expectedHolder: shown }),
    };
}

/** The outcome reported for each row. */
async function report(asked: LatchRequest[], isRotatedMeanwhile: boolean): Promise<Reported[]> {
    const [first, second] = asked;
    const event =
        second === undefined
            ? { action: 'latch', ...first }
            : { action: 'latchMany', items: asked };
    const onPause = (): Promise<void> => Promise.resolve(isRotatedMeanwhile ? rotate() : undefined);
    const result = await harness.answer(event, { onPause });
    const verdicts = result.ok && 'results' in result.data ? result.data.results : [result];
    expect(verdicts).toHaveLength(asked.length);
    return asked.map((request, index) => ({
        asked: request,
        verdict: verdicts[index] as RowVerdict,
    }));
}

/** Runs one step, and compares the reported outcomes with what Fusebill wrote. */
async function run(next: Step): Promise<void> {
    if (next.kind === 'rotate') return rotate();
    if (next.kind === 'fault') return harness.fusebill.plan({ ...next.fault, times: next.times });
    const holders = new Map(CUSTOMER_IDS.map((customer) => [customer, holderOf(customer)]));
    const earlier = harness.fusebill.writes.length;

    const reported = await report(next.rows.map(toRequest), next.isRotatedMeanwhile);

    const untrue = [...holders]
        .map(([customer, holder]) => ({
            holder,
            reported: reported.filter(({ asked }) => asked.fusebillId === customer),
            writes: harness.fusebill.writes
                .slice(earlier)
                .filter(({ customerId }) => customerId === customer),
        }))
        .filter((each) => !isTrueTo(each.writes, each.reported, each.holder));
    expect(untrue).toEqual([]);
}

test('never reports a wrong outcome for random latches, moves, key rotations and faults, single or in batches', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
            harness.fusebill.reset();
            harness.secret.value = harness.fusebill.key;
            for (const next of steps) await run(next);
        }),
        { numRuns: 60 },
    );
});
