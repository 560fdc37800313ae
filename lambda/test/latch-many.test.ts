import type { LatchVerdict } from '../../contract/reply';
import { BAKERY, HOLDINGS, INTERIORS, startHarness, STOLEN_BIKES, type Harness } from './harness';

let harness: Harness;

beforeAll(async () => {
    harness = await startHarness({ limits: { minute: 1000, day: 100_000 } });
});

beforeEach(() => harness.fusebill.reset());

afterAll(() => harness.fusebill.close());

type Row = {
    fusebillId: number;
    salesforceId: string;
    forceLatch?: boolean;
    expectedHolder?: string;
};

async function latchMany(items: Row[], timeMs?: number): Promise<LatchVerdict[]> {
    const event = { action: 'latchMany', items };
    const result = await harness.answer(event, timeMs === undefined ? {} : { timeMs });
    if (result.ok && 'results' in result.data) return result.data.results;
    throw new Error(JSON.stringify(result));
}

const codesOf = (verdicts: LatchVerdict[]): string[] =>
    verdicts.map((verdict) => (verdict.ok ? verdict.data.outcome : verdict.error.code));

test('gives each row its own verdict, in the order of the rows', async () => {
    const verdicts = await latchMany([
        { fusebillId: 172677, salesforceId: STOLEN_BIKES },
        { fusebillId: 172704, salesforceId: INTERIORS },
        { fusebillId: 999_999, salesforceId: BAKERY },
        { fusebillId: 172730, salesforceId: BAKERY },
    ]);

    expect(codesOf(verdicts)).toEqual([
        'latched',
        'ALREADY_LATCHED',
        'CUSTOMER_NOT_FOUND',
        'latched',
    ]);
});

test('takes rows of the same customer one after the other', async () => {
    harness.fusebill.plan({ kind: 'delay', ms: 40, times: 'always' });

    const verdicts = await latchMany([
        { fusebillId: 172677, salesforceId: STOLEN_BIKES },
        {
            fusebillId: 172677,
            salesforceId: BAKERY,
            forceLatch: true,
            expectedHolder: STOLEN_BIKES,
        },
        { fusebillId: 172677, salesforceId: HOLDINGS },
    ]);

    expect(codesOf(verdicts)).toEqual(['latched', 'moved', 'ALREADY_LATCHED']);
    expect(harness.fusebill.writes.map(({ to }) => to)).toEqual([STOLEN_BIKES, BAKERY]);
});

test('joins rows that are linked by a customer here and an Account there', async () => {
    harness.fusebill.plan({ kind: 'delay', ms: 40, times: 'always' });

    const verdicts = await latchMany([
        { fusebillId: 172677, salesforceId: STOLEN_BIKES },
        { fusebillId: 172730, salesforceId: BAKERY },
        { fusebillId: 172677, salesforceId: BAKERY },
    ]);

    expect(codesOf(verdicts)).toEqual(['latched', 'latched', 'ALREADY_LATCHED']);
});

test('may be sent again', async () => {
    const rows = [
        { fusebillId: 172677, salesforceId: STOLEN_BIKES },
        { fusebillId: 172730, salesforceId: BAKERY },
    ];
    await latchMany(rows);

    const again = await latchMany(rows);

    expect(again.every(({ ok }) => ok)).toBe(true);
    expect(harness.fusebill.writes).toHaveLength(2);
});

test('attempts nothing that the time does not reach', async () => {
    harness.fusebill.plan({ kind: 'delay', ms: 100, times: 'always' });
    const rows = Array.from({ length: 20 }, (_, index) => ({
        fusebillId: 172677 + index,
        salesforceId: STOLEN_BIKES,
    }));

    const verdicts = await latchMany(rows, 2250);

    const missed = verdicts.findIndex(
        (verdict) => !verdict.ok && verdict.error.code === 'NOT_ATTEMPTED',
    );
    expect(missed).toBeGreaterThan(0);
    const untouched = rows.slice(missed).map(({ fusebillId }) => `"fusebillId":${fusebillId},`);
    const bodies = harness.fusebill.requests.map(({ body }) => body);
    expect(bodies.some((body) => untouched.some((id) => body.includes(id)))).toBe(false);
    expect(codesOf(verdicts.slice(missed))).toEqual(rows.slice(missed).map(() => 'NOT_ATTEMPTED'));
});

describe('with a minute that is nearly used up', () => {
    let time: number;
    let limited: Harness;

    beforeEach(async () => {
        time = Date.now();
        limited = await startHarness({ limits: { minute: 120, day: 1000 }, now: () => time });
    });

    afterEach(() => limited.fusebill.close());

    test('waits rather than fail a row that waiting can save', async () => {
        const items = [172677, 172730, 172720, 172711].map((fusebillId) => ({
            fusebillId,
            salesforceId: STOLEN_BIKES,
        }));
        for (let i = 0; i < 118; i++) await limited.answer({ action: 'health' });
        const nextMinute = setTimeout(() => (time += 61_000), 400);

        const result = await limited.answer({ action: 'latchMany', items }, { timeMs: 4000 });

        clearTimeout(nextMinute);
        expect(result).toMatchObject({ data: { results: items.map(() => ({ ok: true })) } });
        expect(limited.fusebill.writes).toHaveLength(4);
    });
});
