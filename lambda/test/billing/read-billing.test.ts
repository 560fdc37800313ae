import { CUSTOMERS } from '../../../dev/demo-ids';
import type { Billing, OpenInvoices, Subscriptions } from '../../../contract/billing';
import { makeBilling } from '../../../dev/fusebill/seed/make-billing';
import { move, SHORT_ATTEMPT_MS, startHarness, type Harness, type Result } from '../harness';

const BAKERY = CUSTOMERS.bakery;
const SUBSCRIPTIONS = `/v1/customers/${BAKERY}/subscriptions`;
const INVOICES = `/v1/customers/${BAKERY}/invoiceSummaries`;

let harness: Harness;

beforeAll(async () => {
    harness = await startHarness();
});

beforeEach(() => harness.fusebill.reset());

afterAll(() => harness.fusebill.close());

function ask(fusebillId = BAKERY, asked = harness): Promise<Result> {
    return asked.answer({ action: 'billing', fusebillId });
}

async function billingOf(fusebillId?: number, asked?: Harness): Promise<Billing> {
    const result = await ask(fusebillId, asked);
    if (result.ok && 'invoices' in result.data) return result.data;
    throw new Error(JSON.stringify(result));
}

function invoicesIn({ invoices }: Billing): OpenInvoices {
    if (invoices.ok) return invoices.data;
    throw new Error(invoices.error.message);
}

function subscriptionsIn({ subscriptions }: Billing): Subscriptions {
    if (subscriptions.ok) return subscriptions.data;
    throw new Error(subscriptions.error.message);
}

/** Makes the list at `path` answer this once. */
function answerOnce(path: string, rows: unknown): void {
    harness.fusebill.plan({ kind: 'status', path, status: 200, body: JSON.stringify(rows) });
}

/** The billing of a customer with `count` subscriptions and invoices. */
function many(count: number): ReturnType<typeof makeBilling> {
    const numbers = Array.from({ length: count }, (_, index) => index);
    return makeBilling({
        customerId: BAKERY,
        currency: 'CAD',
        subscriptions: numbers.map((index) => ({
            ...{ planCode: `P${index}`, planName: `Plan ${index}`, amount: 1 },
            status: index < count - 1 ? ('Draft' as const) : ('Active' as const),
        })),
        invoices: numbers.map(() => ({
            ...{ invoiceStatus: 'Due' as const, invoiceAmount: 0.1 },
            dueDate: '2026-12-01T00:00:00',
        })),
    });
}

test('lists the subscriptions that have not ended, active ones first', async () => {
    const { list, count, isComplete } = subscriptionsIn(await billingOf());

    expect(list.map(({ planName, status }) => [planName, status])).toEqual([
        ['Till Pro', 'Active'],
        ['Oven monitoring', 'Active'],
        ['Market stall', 'Suspended'],
    ]);
    expect(list[1]).toEqual({
        planName: 'Oven monitoring',
        planCode: 'OVEN',
        status: 'Active',
        amount: 3000,
        monthlyRecurringRevenue: 250,
        interval: 'Yearly',
        numberOfIntervals: 1,
    });
    expect({ count, isComplete }).toEqual({ count: 3, isComplete: true });
});

test('lists the open invoices, overdue ones first, with exact sums', async () => {
    const { list, ...sums } = invoicesIn(await billingOf());

    expect(list.map(({ status, dueDate }) => [status, dueDate])).toEqual([
        ['Overdue', '2026-10-15T00:00:00'],
        ['Overdue', '2026-11-01T00:00:00'],
        ['Due', '2026-12-15T00:00:00'],
    ]);
    expect(list[0]).toEqual({
        invoiceNumber: 10_002,
        status: 'Overdue',
        outstandingBalance: 490.1,
        invoiceAmount: 990.5,
        dueDate: '2026-10-15T00:00:00',
        currency: 'CAD',
    });
    expect(sums).toEqual({
        ...{ count: 3, open: 1600.8, overdue: 610.3 },
        ...{ currency: 'CAD', isComplete: true },
    });
});

test('takes two requests, as documented', async () => {
    await billingOf();

    const targets = harness.fusebill.requests.map(({ path, query }) => [path, query.query]);
    expect(targets.sort()).toEqual([
        [INVOICES, 'invoiceStatus:Due,Overdue,Disputed,Pending'],
        [SUBSCRIPTIONS, 'status:Active,Draft,Provisioning,Suspended,StandingOrder'],
    ]);
});

test('shows empty lists for a customer without billing', async () => {
    const billing = await billingOf(CUSTOMERS.paperLantern);

    expect(subscriptionsIn(billing)).toEqual({ list: [], count: 0, isComplete: true });
    expect(invoicesIn(billing)).toEqual({
        ...{ list: [], count: 0, open: 0, overdue: 0 },
        ...{ currency: null, isComplete: true },
    });
});

test('leaves out ended and paid rows when Fusebill ignores the filter', async () => {
    answerOnce(SUBSCRIPTIONS, [
        { planName: 'Till', status: 'Cancelled' },
        { planName: 'Till Pro', status: 'Active' },
    ]);
    answerOnce(INVOICES, [
        { invoiceStatus: 'Paid', outstandingBalance: 0 },
        { invoiceStatus: 'WrittenOff', outstandingBalance: 7 },
        { status: 'Due', outstandingBalance: 5 },
    ]);

    const billing = await billingOf();

    expect(subscriptionsIn(billing).list.map(({ planName }) => planName)).toEqual(['Till Pro']);
    expect(invoicesIn(billing)).toMatchObject({ count: 1, open: 5, isComplete: true });
});

describe('a customer with many', () => {
    let crowded: Harness;

    beforeAll(async () => {
        crowded = await startHarness({
            billing: { [BAKERY]: many(99), [CUSTOMERS.interiors]: many(150) },
        });
    });

    afterAll(() => crowded.fusebill.close());

    test('gets twenty rows listed, and all counted and summed without rounding errors', async () => {
        const billing = await billingOf(BAKERY, crowded);

        expect(subscriptionsIn(billing)).toMatchObject({ count: 99, isComplete: true });
        expect(subscriptionsIn(billing).list).toHaveLength(20);
        expect(subscriptionsIn(billing).list[0]?.status).toBe('Active');
        expect(invoicesIn(billing)).toMatchObject({ count: 99, open: 9.9, isComplete: true });
        expect(invoicesIn(billing).list).toHaveLength(20);
    });

    test('with more than a page gets incomplete numbers', async () => {
        const billing = await billingOf(CUSTOMERS.interiors, crowded);

        expect(subscriptionsIn(billing)).toMatchObject({ count: 100, isComplete: false });
        expect(invoicesIn(billing)).toMatchObject({ count: 100, open: 10, isComplete: false });
        expect(crowded.fusebill.requests.length).toBeLessThanOrEqual(4);
    });
});

describe('rows with undocumented types', () => {
    test('lose only the invalid fields', async () => {
        answerOnce(SUBSCRIPTIONS, [
            { planName: 7, planCode: 'TILL', status: {}, amount: '12', planFrequency: 'Monthly' },
            { planName: 'Till Pro', planFrequency: { interval: 'Monthly' } },
        ]);

        const { list, isComplete } = subscriptionsIn(await billingOf());

        expect(list).toEqual([
            {
                ...{ planName: null, planCode: 'TILL', status: null, amount: null },
                ...{ monthlyRecurringRevenue: null, interval: null, numberOfIntervals: null },
            },
            expect.objectContaining({ planName: 'Till Pro', interval: 'Monthly' }),
        ]);
        expect(isComplete).toBe(true);
    });

    test.each([
        ['without a balance', { invoiceStatus: 'Due', outstandingBalance: '12.5' }],
        ['without a status', { outstandingBalance: 3 }],
        ['in another currency', { invoiceStatus: 'Due', outstandingBalance: 3, currency: 'EUR' }],
        ['that is none', null],
        ['with a balance too large to add', { invoiceStatus: 'Due', outstandingBalance: 1e308 }],
    ])('make the sums incomplete: an invoice %s', async (_, row) => {
        answerOnce(INVOICES, [
            { invoiceStatus: 'Overdue', outstandingBalance: 10, currency: 'CAD' },
            row,
        ]);

        const { open, overdue, currency, isComplete } = invoicesIn(await billingOf());

        expect(open).toBeLessThan(1e6);
        expect({ overdue, currency, isComplete }).toEqual({
            ...{ overdue: 10, currency: 'CAD', isComplete: false },
        });
    });

    test('are unknown when none can be read', async () => {
        answerOnce(SUBSCRIPTIONS, [{ id: 1 }, 'TILL']);
        answerOnce(INVOICES, [{ invoiceStatus: 'Due' }]);

        const { subscriptions, invoices } = await billingOf();

        expect(subscriptions).toMatchObject({ ok: false, error: { code: 'NOT_OFFERED' } });
        expect(invoices).toMatchObject({ ok: false, error: { code: 'NOT_OFFERED' } });
    });
});

describe('a list that cannot be read', () => {
    test.each([
        ['NOT_OFFERED', { kind: 'status', status: 404 }],
        ['NOT_OFFERED', { kind: 'status', status: 400 }],
        ['NOT_OFFERED', { kind: 'status', status: 403 }],
        ['NOT_OFFERED', { kind: 'null' }],
        ['NOT_OFFERED', { kind: 'status', status: 200, body: '{"items":[]}' }],
        ['FUSEBILL_UNAVAILABLE', { kind: 'status', status: 500 }],
        ['FUSEBILL_UNAVAILABLE', { kind: 'status', status: 302, headers: { Location: '/' } }],
        ['FUSEBILL_UNAVAILABLE', { kind: 'html', status: 404 }],
        ['FUSEBILL_UNAVAILABLE', { kind: 'truncated' }],
    ] as const)('reports %s after %j, and the other list is shown', async (code, harm) => {
        await ask(); // with a key that is known to be valid
        harness.fusebill.plan({ path: INVOICES, ...harm });

        const { subscriptions, invoices } = await billingOf();

        expect(subscriptions.ok).toBe(true);
        expect(invoices).toEqual({
            ok: false,
            error: {
                code,
                message: expect.stringContaining(
                    `GET /v1/customers/${CUSTOMERS.bakery}/invoiceSummaries`,
                ) as string,
            },
        });
    });

    test('says how long Fusebill accepts no more requests', async () => {
        const limited = await startHarness();
        limited.fusebill.plan({
            ...{ kind: 'rateLimited', times: 'always' },
            headers: { 'Retry-After': '30' },
        });

        const { invoices } = await billingOf(BAKERY, limited);

        expect(invoices).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
        expect(!invoices.ok && invoices.error.retryAfterSeconds).toBeGreaterThan(5);
        await limited.fusebill.close();
    });

    test('leaves enough of the rate limit for a move', async () => {
        const scarce = await startHarness({ limits: { minute: 10, day: 500 } });
        for (let count = 0; count < 6; count++) await billingOf(BAKERY, scarce);
        const sent = scarce.fusebill.requests.length;

        const { invoices } = await billingOf(BAKERY, scarce);
        const moved = await scarce.answer(move());

        expect(invoices).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
        expect(sent).toBeLessThanOrEqual(7);
        expect(moved).toMatchObject({ ok: true, data: { outcome: 'moved' } });
        await scarce.fusebill.close();
    });

    test('is requested once, however long it takes', async () => {
        const slow = await startHarness({ attemptMs: SHORT_ATTEMPT_MS });
        slow.fusebill.plan({ kind: 'hang', path: INVOICES });

        const { subscriptions, invoices } = await billingOf(BAKERY, slow);

        expect(subscriptions.ok).toBe(true);
        expect(invoices).toMatchObject({ ok: false, error: { code: 'FUSEBILL_UNAVAILABLE' } });
        expect(slow.fusebill.requests).toHaveLength(2);
        await slow.fusebill.close();
    });

    test('fails the whole action when the key is refused', async () => {
        harness.fusebill.plan({ kind: 'status', status: 401, times: 'always' });

        expect(await ask()).toMatchObject({ ok: false, error: { code: 'KEY_REJECTED' } });
    });
});
