import billing from '@salesforce/apex/LatchController.billing';
import LatchBilling from 'c/latchBilling';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import type { Billing, OpenInvoice, Subscription } from '../../../../../../contract/billing';
import type { KnownCustomer } from '../../../../../../contract/customer';
import { apexReply, hopReply } from '../../../../../../dev/jest/apex-reply';
import { drawn, mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

const ACCOUNT_ID = ACCOUNTS.bakery;
const asked = jest.mocked(billing);

const customer = { id: CUSTOMERS.bakery, currency: 'CAD' } as KnownCustomer;
const read = apexReply('billing', 'billing-read');
const NOT_OFFERED = { ok: false, error: { code: 'NOT_OFFERED', message: 'answered 404' } } as const;
const BUSY = { ok: false, error: { code: 'RATE_LIMITED', message: 'was not sent' } } as const;

function replyWith(fields: Partial<Billing>): typeof read {
    if (!read.ok) throw new Error('The example holds no data.');
    return { ...read, data: { ...read.data, ...fields } };
}

const list = (rows: Subscription[], count = rows.length, isComplete = true) =>
    ({ ok: true, data: { list: rows, count, isComplete } }) as const;

const invoices = (rows: OpenInvoice[], fields: object = {}) =>
    ({
        ok: true,
        data: {
            list: rows,
            count: rows.length,
            open: 10,
            overdue: 0,
            currency: null,
            isComplete: true,
            ...fields,
        },
    }) as const;

const SUBSCRIPTION: Subscription = {
    planName: 'Till',
    planCode: 'TILL',
    status: 'Active',
    amount: 79,
    monthlyRecurringRevenue: 79,
    interval: 'Monthly',
    numberOfIntervals: 1,
};

const INVOICE: OpenInvoice = {
    invoiceNumber: 7,
    status: 'Due',
    outstandingBalance: 10,
    invoiceAmount: 10,
    dueDate: '2026-12-15T00:00:00',
    currency: null,
};

async function show(reply: typeof read = read) {
    asked.mockResolvedValue(reply);
    const element = await mount(LatchBilling, { recordId: ACCOUNT_ID, customer, asOf: 1 });
    return element;
}

async function toggle(element: HTMLElement): Promise<void> {
    const section = part<HTMLDetailsElement>(element, 'details');
    const toggled = new Promise((resolve) => section.addEventListener('toggle', resolve));
    part(element, 'summary').click();
    await toggled;
    await drawn();
}

async function opened(reply?: typeof read) {
    const element = await show(reply);
    await toggle(element);
    return element;
}

/** The rows of a list, each as its texts. */
function rowsOf(element: HTMLElement, key: string): string[] {
    const rows = element.shadowRoot?.querySelectorAll(`[data-billing="${key}"] li`) ?? [];
    return [...rows].map((row) => {
        const badge = row.querySelector<HTMLElement & { label: string }>('lightning-badge')?.label;
        const texts = [...row.querySelectorAll('[data-part]')].map(
            ({ textContent }) => textContent,
        );
        return [...texts, badge].filter(Boolean).join(' | ');
    });
}

function textsOf(element: HTMLElement, key: string, name: string): (string | null)[] {
    const found = element.shadowRoot?.querySelectorAll(
        `[data-billing="${key}"] [data-part="${name}"]`,
    );
    return [...(found ?? [])].map(({ textContent }) => textContent);
}

beforeEach(() => asked.mockReset());

afterEach(unmountAll);

describe('c-latch-billing', () => {
    it('asks for nothing before it is opened', async () => {
        const element = await show();

        expect(asked).not.toHaveBeenCalled();
        expect(textOf(element, 'heading')).toBe('Billing');
        expect(part<HTMLDetailsElement>(element, 'details').open).toBe(false);
        await expect(element).toBeAccessible();
    });

    it('says that it reads, and shows subscriptions, invoices and sums', async () => {
        const element = await show();
        asked.mockReturnValue(new Promise(() => undefined));

        await toggle(element);

        expect(part(element, '[role="status"]').textContent).toBe(
            'Reading subscriptions and invoices…',
        );
        expect(part(element, '[data-part="content"]').getAttribute('aria-busy')).toBe('true');
        await expect(element).toBeAccessible();
    });

    it('shows subscriptions, open invoices and their sums', async () => {
        const element = await opened();

        expect(asked.mock.calls).toEqual([
            [{ accountId: ACCOUNT_ID, fusebillId: CUSTOMERS.bakery }],
        ]);
        expect(textsOf(element, 'subscriptions', 'part')).toEqual(['Subscriptions (3)']);
        expect(rowsOf(element, 'subscriptions')).toEqual([
            'Till Pro | CA$990.50 | a month',
            'Oven monitoring | CA$3,000.00 | a year',
            'Market stall | CA$120.00 | every 3 months | Suspended',
        ]);
        expect(textsOf(element, 'invoices', 'part')).toEqual(['Open invoices (3)']);
        expect(textsOf(element, 'invoices', 'sum')).toEqual(['CA$1,600.80', 'CA$610.30']);
        expect(rowsOf(element, 'invoices')).toEqual([
            'Invoice 10002 | due Oct 15, 2026 | CA$490.10 | of CA$990.50 | Overdue',
            'Invoice 10003 | due Nov 1, 2026 | CA$120.20 | Overdue',
            'Invoice 10004 | due Dec 15, 2026 | CA$990.50',
        ]);
        expect(part<HTMLAnchorElement>(element, 'a').href).toBe(
            `https://admin.fusebill.com/Customers/Overview/${CUSTOMERS.bakery}`,
        );
        await expect(element).toBeAccessible();
    });

    it('says that there is none of either', async () => {
        const element = await opened(
            replyWith({ subscriptions: list([]), invoices: invoices([], { open: 0 }) }),
        );

        expect(textsOf(element, 'subscriptions', 'note')).toEqual(['No current subscriptions.']);
        expect(textsOf(element, 'invoices', 'note')).toEqual(['No open invoices.']);
        expect(textsOf(element, 'invoices', 'sum')).toEqual([]);
        await expect(element).toBeAccessible();
    });

    it('says when a list is cut, and that sums may be incomplete', async () => {
        const element = await opened(
            replyWith({
                subscriptions: list([SUBSCRIPTION], 100, false),
                invoices: invoices([INVOICE], { count: 30, isComplete: false }),
            }),
        );

        expect(textsOf(element, 'subscriptions', 'part')).toEqual(['Subscriptions (100 or more)']);
        expect(textsOf(element, 'subscriptions', 'note')).toEqual([
            'Showing 1 of 100 or more.',
            'Some subscriptions may be missing here. See Fusebill for the full list.',
        ]);
        expect(textsOf(element, 'invoices', 'note')).toEqual([
            'Showing 1 of 30 or more.',
            'Some invoices may be missing here. See Fusebill for the exact amounts.',
        ]);
        expect(textsOf(element, 'invoices', 'sum')).toEqual([
            'at least CA$10.00',
            'at least CA$0.00',
        ]);
    });

    it('leaves out missing values, and shows unknown ones as Fusebill spells them', async () => {
        const element = await opened(
            replyWith({
                subscriptions: list([
                    { ...SUBSCRIPTION, planName: null, amount: null },
                    { ...SUBSCRIPTION, amount: null, monthlyRecurringRevenue: null, status: null },
                    { ...SUBSCRIPTION, interval: 'Weekly', status: 'Paused' },
                    { ...SUBSCRIPTION, interval: 'Yearly', numberOfIntervals: 2 },
                    { ...SUBSCRIPTION, interval: null, numberOfIntervals: null },
                ]),
                invoices: invoices([
                    { ...INVOICE, invoiceNumber: null, dueDate: 'soon', status: 'Disputed' },
                    { ...INVOICE, invoiceAmount: null, dueDate: null, currency: 'EUR' },
                ]),
            }),
        );

        expect(rowsOf(element, 'subscriptions')).toEqual([
            'TILL | CA$79.00 | a month',
            'Till | a month',
            'Till | CA$79.00 | Weekly | Paused',
            'Till | CA$79.00 | every 2 years',
            'Till | CA$79.00',
        ]);
        expect(rowsOf(element, 'invoices')).toEqual([
            'Invoice | CA$10.00 | Disputed',
            'Invoice 7 | €10.00',
        ]);
    });
});

describe('c-latch-billing: what Fusebill does not give', () => {
    it('leaves one sentence where a list is missing, and shows the other', async () => {
        const element = await opened(apexReply('billing', 'billing-without-invoices'));

        expect(rowsOf(element, 'subscriptions')).toHaveLength(3);
        expect(textsOf(element, 'invoices', 'note')).toEqual([
            'Fusebill doesn’t provide this customer’s invoices.',
        ]);
        expect(element.shadowRoot.querySelector('[data-action="retry"]')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('offers to ask again where that may help', async () => {
        const element = await opened(replyWith({ subscriptions: NOT_OFFERED, invoices: BUSY }));
        expect(textsOf(element, 'subscriptions', 'note')).toEqual([
            'Fusebill doesn’t provide this customer’s subscriptions.',
        ]);
        expect(textsOf(element, 'invoices', 'note')).toEqual([
            'Open invoices can’t be read from Fusebill right now.',
        ]);
        asked.mockResolvedValue(read);

        part(element, '[data-action="retry"]').click();
        await drawn();

        expect(rowsOf(element, 'invoices')).toHaveLength(3);
        expect(element.shadowRoot.activeElement).toBe(part(element, '[data-part="content"]'));
    });

    it('shows why the whole request failed', async () => {
        const element = await opened(hopReply('function-crashed') as typeof read);

        expect(part(element, 'c-latch-fault')).toMatchObject({
            fault: { code: 'FUNCTION_CRASHED' },
        });
        asked.mockResolvedValue(read);

        part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail: 'retry' }));
        await drawn();

        expect(rowsOf(element, 'invoices')).toHaveLength(3);
        expect(element.shadowRoot.querySelector('c-latch-fault')).toBeNull();
    });
});

describe('c-latch-billing: when it asks', () => {
    it('asks each time that it is opened, and shows what it knows meanwhile', async () => {
        const element = await opened();
        await toggle(element);
        asked.mockReturnValue(new Promise(() => undefined));

        await toggle(element);

        expect(asked).toHaveBeenCalledTimes(2);
        expect(rowsOf(element, 'invoices')).toHaveLength(3);
    });

    it('keeps what it knows when the same customer is read again', async () => {
        const element = await opened();

        element.customer = { ...customer };
        await drawn();

        expect(asked).toHaveBeenCalledTimes(1);
        expect(rowsOf(element, 'invoices')).toHaveLength(3);
    });

    it('asks again when the card was read again while it is open', async () => {
        const element = await opened();
        asked.mockResolvedValue(replyWith({ subscriptions: list([]) }));

        element.asOf = 2;
        await drawn();

        expect(asked).toHaveBeenCalledTimes(2);
        expect(rowsOf(element, 'subscriptions')).toEqual([]);
    });

    it('asks nothing when the card is read again while it is closed, and asks once opened', async () => {
        const element = await opened();
        await toggle(element);

        element.asOf = 2;
        await drawn();

        expect(asked).toHaveBeenCalledTimes(1);
        await toggle(element);
        expect(asked).toHaveBeenCalledTimes(2);
    });

    it('drops the answer about another customer, and asks again while it is open', async () => {
        let answerLate: (reply: typeof read) => void = () => undefined;
        const element = await show();
        asked.mockReturnValueOnce(new Promise((resolve) => (answerLate = resolve)));
        await toggle(element);

        asked.mockResolvedValue(replyWith({ subscriptions: list([]) }));
        element.customer = { id: CUSTOMERS.interiors, currency: 'GBP' } as KnownCustomer;
        answerLate(read);
        await drawn();

        expect(asked).toHaveBeenLastCalledWith({
            accountId: ACCOUNT_ID,
            fusebillId: CUSTOMERS.interiors,
        });
        expect(rowsOf(element, 'subscriptions')).toEqual([]);
    });
});
