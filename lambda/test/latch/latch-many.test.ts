import { CUSTOMERS } from '../../../dev/demo-ids';
import type { RowVerdict } from '../../../contract/reply';
import { makeCustomer } from '../../../dev/fusebill/seed/make-customer';
import { BAKERY, HOLDINGS, INTERIORS, startHarness, STOLEN_BIKES, type Harness } from '../harness';

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

async function latchMany(items: Row[]): Promise<RowVerdict[]> {
    const result = await harness.answer({ action: 'latchMany', items });
    if (result.ok && 'results' in result.data) return result.data.results;
    throw new Error(JSON.stringify(result));
}

const codesOf = (verdicts: RowVerdict[]): string[] =>
    verdicts.map((verdict) => (verdict.ok ? verdict.data.outcome : verdict.error.code));

test('reports an outcome for each row, in order', async () => {
    const verdicts = await latchMany([
        { fusebillId: CUSTOMERS.stolenBikes, salesforceId: STOLEN_BIKES },
        { fusebillId: CUSTOMERS.interiors, salesforceId: INTERIORS },
        { fusebillId: 999_999, salesforceId: BAKERY },
        { fusebillId: CUSTOMERS.paperLantern, salesforceId: BAKERY },
    ]);

    expect(codesOf(verdicts)).toEqual([
        'latched',
        'ALREADY_LATCHED',
        'CUSTOMER_NOT_FOUND',
        'latched',
    ]);
});

test('keeps the reply of a full batch below 1 MB, even with long tracking codes', async () => {
    const long = 'x'.repeat(300);
    const trackingCodes = Array.from({ length: 20 }, () => [long, long] as const);
    const ids = Array.from({ length: 100 }, (_, index) => 1000 + index);
    harness.fusebill.reset({
        customers: ids.map((id) => makeCustomer({ id, companyName: long, trackingCodes })),
    });

    const verdicts = await latchMany(
        ids.map((fusebillId) => ({ fusebillId, salesforceId: STOLEN_BIKES })),
    );

    const [first] = verdicts;
    expect(codesOf(verdicts)).toEqual(ids.map(() => 'latched'));
    expect(first).toMatchObject({ ok: true, data: { customer: { id: 1000 } } });
    expect(first).not.toHaveProperty('data.customer.customerReference');
    expect(Buffer.byteLength(JSON.stringify(verdicts))).toBeLessThan(1_000_000);
});

test('handles rows of the same customer one after another', async () => {
    harness.fusebill.plan({ kind: 'delay', ms: 40, times: 'always' });

    const verdicts = await latchMany([
        { fusebillId: CUSTOMERS.stolenBikes, salesforceId: STOLEN_BIKES },
        {
            fusebillId: CUSTOMERS.stolenBikes,
            salesforceId: BAKERY,
            forceLatch: true,
            expectedHolder: STOLEN_BIKES,
        },
        { fusebillId: CUSTOMERS.stolenBikes, salesforceId: HOLDINGS },
    ]);

    expect(codesOf(verdicts)).toEqual(['latched', 'moved', 'ALREADY_LATCHED']);
    expect(harness.fusebill.writes.map(({ to }) => to)).toEqual([STOLEN_BIKES, BAKERY]);
});

test('chains rows that share a customer with one row and an Account with another', async () => {
    harness.fusebill.plan({ kind: 'delay', ms: 40, times: 'always' });

    const verdicts = await latchMany([
        { fusebillId: CUSTOMERS.stolenBikes, salesforceId: STOLEN_BIKES },
        { fusebillId: CUSTOMERS.paperLantern, salesforceId: BAKERY },
        { fusebillId: CUSTOMERS.stolenBikes, salesforceId: BAKERY },
    ]);

    expect(codesOf(verdicts)).toEqual(['latched', 'latched', 'ALREADY_LATCHED']);
});

test('can be sent again', async () => {
    const rows = [
        { fusebillId: CUSTOMERS.stolenBikes, salesforceId: STOLEN_BIKES },
        { fusebillId: CUSTOMERS.paperLantern, salesforceId: BAKERY },
    ];
    await latchMany(rows);

    const again = await latchMany(rows);

    expect(again.every(({ ok }) => ok)).toBe(true);
    expect(harness.fusebill.writes).toHaveLength(2);
});
