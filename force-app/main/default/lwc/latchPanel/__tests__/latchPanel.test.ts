import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import account from '@salesforce/apex/LatchController.account';
import billing from '@salesforce/apex/LatchController.billing';
import latch from '@salesforce/apex/LatchController.latch';
import move from '@salesforce/apex/LatchController.move';
import stored from '@salesforce/apex/LatchController.stored';
import type { DialogHandle } from 'c/latchDialog';
import LatchPanel from 'c/latchPanel';
import type { StoredLatches } from 'c/latchRecord';
import { forget } from 'c/latchRequest';
import LatchReview from 'c/latchReview';
import Toast from 'lightning/toast';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import type { CardAccount, CardCandidate, CardReply } from '../../../../../../contract/card-reply';
import type { Customer } from '../../../../../../contract/customer';
import type { DismissedCustomer } from '../../../../../../contract/stored';
import { apexReply, hopReply } from '../../../../../../dev/jest/apex-reply';
import { latchRow } from '../../../../../../dev/jest/latch-row';
import { drawn, mount, part, textOf, unmountAll, within } from '../../../../../../dev/jest/mount';

const ACCOUNT_ID = ACCOUNTS.interiors;
const HOLDER_ID = ACCOUNTS.holdings;
const HOLDER_NAME = 'Juniper Finch Holdings';
const NAMES = { [HOLDER_ID]: HOLDER_NAME };
const REASON = 'Billed here since May';

const mocked = {
    account: jest.mocked(account),
    latch: jest.mocked(latch),
    move: jest.mocked(move),
    stored: jest.mocked(stored),
    open: jest.spyOn(LatchReview, 'open'),
    toast: jest.spyOn(Toast, 'show'),
    notify: jest.mocked(notifyRecordUpdateAvailable),
};

/** The test kit's wire adapter gives what the test emits. */
const recordAdapter = getRecord as unknown as { emit: (record: unknown) => void };

type Register = (handle: DialogHandle) => void;
type Finder = HTMLElement & { emptyReason: string };
type Panel = HTMLElement & { recordId: string };

const nothingYet = () => new Promise<never>(() => undefined);

/** A promise that the test resolves. */
function later<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
    let resolve: (value: Value) => void = () => undefined;
    const promise = new Promise<Value>((settle) => (resolve = settle));
    return { promise, resolve };
}

const emptyAccount = () => {
    const reply = apexReply('account', 'account-suggestions', NAMES);
    if (!reply.ok) throw new Error('The example holds no data.');
    return {
        ...reply,
        data: {
            customers: [],
            hasMoreCustomers: false,
            isListable: true,
            suggestions: [],
            notes: [],
        },
    };
};

/** The suggestion of the example, held by another Account or by nobody. */
function candidate(holder: string | null = null): CardCandidate {
    const [first] = apexReply('account', 'account-suggestions').data?.suggestions ?? [];
    if (first === undefined) throw new Error('The example holds no suggestion.');
    return { ...first, holder, holderName: holder === HOLDER_ID ? HOLDER_NAME : null };
}

/** An Account with customers of these ids and statuses, as Fusebill lists them. */
function several(...listed: [number, string][]): CardReply<'account'> {
    const reply = apexReply('account', 'account-latched');
    if (!reply.ok) throw new Error('The example holds no data.');
    const [first] = reply.data.customers;
    const customers = listed.map(([id, state]) => ({ ...first, id, status: state }) as Customer);
    return { ...reply, data: { ...reply.data, customers } };
}

type ShownCustomer = HTMLElement & { customer: Customer; main: number | null; foldable: boolean };

const customersIn = (element: HTMLElement): ShownCustomer[] => [
    ...(within(element, 'c-latch-customers')?.shadowRoot?.querySelectorAll<ShownCustomer>(
        'c-latch-customer',
    ) ?? []),
];

/** Fusebill can't list the customers of an Account; Apex has read these by their ids. */
const unlistable = (known: Partial<CardAccount> = {}) => {
    const reply = emptyAccount();
    return { ...reply, data: { ...reply.data, isListable: false, ...known } };
};

async function mountPanel(properties: object = {}) {
    const element = (await mount(LatchPanel, { recordId: ACCOUNT_ID, ...properties })) as Panel & {
        shadowRoot: ShadowRoot;
    };
    const latched = jest.fn();
    element.addEventListener('latched', (event) => latched((event as CustomEvent).detail));
    return { element, latched };
}

function choose(element: HTMLElement, detail = candidate()): void {
    part(element, 'c-latch-finder').dispatchEvent(new CustomEvent('choose', { detail }));
}

function act(element: HTMLElement, detail: string): void {
    part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail }));
}

function shows(element: HTMLElement, selector: string): boolean {
    return within(element, selector) !== null;
}

function faultCode(element: HTMLElement): string | undefined {
    const shown = element.shadowRoot?.querySelector('c-latch-fault') as
        (HTMLElement & { fault: { code: string } }) | null | undefined;
    return shown?.fault.code;
}

function noticeOf(element: HTMLElement, name: string): string {
    return part<HTMLElement & { text: string }>(element, `[data-part="${name}"]`).text;
}

function status(element: HTMLElement): string | null {
    return part(element, '[role="status"]').textContent;
}

beforeEach(() => {
    Object.values(CUSTOMERS).forEach(forget);
    Object.values(mocked).forEach((mock) => mock.mockReset());
    mocked.notify.mockResolvedValue();
    mocked.stored.mockResolvedValue({ current: [], requests: [], history: [], dismissed: [] });
    mocked.account.mockResolvedValue(emptyAccount());
    mocked.open.mockResolvedValue({ reason: '' });
});

afterEach(unmountAll);

describe('c-latch-panel: loading', () => {
    it('asks Fusebill at once, and Salesforce in the next turn without waiting', async () => {
        mocked.stored.mockReturnValue(nothingYet());
        mocked.account.mockReturnValue(nothingYet());
        const mounting = mountPanel();
        await Promise.resolve();

        expect(mocked.account.mock.calls).toEqual([[{ accountId: ACCOUNT_ID }]]);
        expect(mocked.stored).not.toHaveBeenCalled();
        const { element } = await mounting;
        expect(mocked.stored.mock.calls).toEqual([[{ accountId: ACCOUNT_ID }]]);
        expect(mocked.account).toHaveBeenCalledTimes(1);
        expect(shows(element, '[data-part="loading"]')).toBe(true);
        expect(status(element)).toBe('Loading from Fusebill…');
        expect(shows(element, 'c-latch-wait')).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('shows the live customer without waiting for what is stored', async () => {
        const kept = later<StoredLatches>();
        mocked.stored.mockReturnValue(kept.promise);
        mocked.account.mockResolvedValue(apexReply('account', 'account-latched'));
        const { element } = await mountPanel();

        expect(part(element, 'c-latch-customer')).toHaveProperty('customer.id', 172677);
        expect(textOf(element, 'refreshing')).toBeNull();
        expect(shows(element, 'c-latch-history')).toBe(false);

        const [current, history] = [[latchRow()], [latchRow()]];
        kept.resolve({ current, requests: [], history, dismissed: [] });
        await drawn();

        expect(customersIn(element)).toHaveLength(1);
        expect(part(element, 'c-latch-history')).toHaveProperty('rows.length', 1);
        expect(mocked.account).toHaveBeenCalledTimes(1);
    });

    it('suggests nobody before it knows who is dismissed', async () => {
        const kept = later<StoredLatches>();
        mocked.stored.mockReturnValue(kept.promise);
        mocked.account.mockResolvedValue(apexReply('account', 'account-suggestions'));
        const { element } = await mountPanel();

        expect(shows(element, '[data-part="loading"]')).toBe(true);
        expect(shows(element, 'c-latch-empty')).toBe(false);

        kept.resolve({ current: [], requests: [], history: [], dismissed: [] });
        await drawn();

        expect(shows(element, 'c-latch-empty')).toBe(true);
    });

    it('drops what was stored for an Account that is no longer shown', async () => {
        const kept = later<StoredLatches>();
        mocked.stored.mockReturnValueOnce(kept.promise);
        const { element } = await mountPanel();

        element.recordId = HOLDER_ID;
        await drawn();
        const [current, history] = [[latchRow()], [latchRow()]];
        kept.resolve({ current, requests: [], history, dismissed: [] });
        await drawn();

        expect(shows(element, 'c-latch-customer')).toBe(false);
        expect(shows(element, 'c-latch-history')).toBe(false);
    });

    it('shows the stored customer at once, then the live one', async () => {
        mocked.stored.mockResolvedValue({
            current: [latchRow({ mrr: 20 })],
            requests: [],
            history: [],
            dismissed: [],
        });
        const live = later<CardReply<'account'>>();
        mocked.account.mockReturnValue(live.promise);
        const { element } = await mountPanel();

        expect(shows(element, '[data-part="loading"]')).toBe(false);
        expect(part(element, 'c-latch-customer')).toHaveProperty(
            'customer.companyName',
            'Stolen Bikes',
        );
        expect(part(element, 'c-latch-customer')).toHaveProperty(
            'customer.monthlyRecurringRevenue',
            20,
        );
        expect(textOf(element, 'refreshing')).toBe('Refreshing…');
        expect(part(element, 'lightning-formatted-date-time')).toHaveProperty(
            'value',
            latchRow().at,
        );
        expect(shows(element, 'c-latch-finder')).toBe(false);
        await expect(element).toBeAccessible();

        live.resolve(apexReply('account', 'account-latched'));
        await drawn();

        expect(part(element, 'c-latch-customer')).toHaveProperty(
            'customer.monthlyRecurringRevenue',
            25.98,
        );
        expect(textOf(element, 'refreshing')).toBeNull();
        expect(shows(element, 'c-latch-another')).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('has a collapsed section for billing, and requests nothing for it', async () => {
        mocked.account.mockResolvedValue(apexReply('account', 'account-latched'));
        const { element } = await mountPanel();

        expect(part(element, 'c-latch-billing')).toMatchObject({
            recordId: ACCOUNT_ID,
            customer: { id: CUSTOMERS.stolenBikes, currency: 'USD' },
        });
        expect(billing).not.toHaveBeenCalled();
    });

    it('tells the section for billing when it has read again', async () => {
        const clock = jest.spyOn(Date, 'now').mockReturnValue(1000);
        mocked.account.mockResolvedValue(apexReply('account', 'account-latched'));
        const { element } = await mountPanel();
        expect(part(element, 'c-latch-billing')).toHaveProperty('asOf', 1000);

        clock.mockReturnValue(2000);
        part(element, 'c-latch-as-of').dispatchEvent(new CustomEvent('refresh'));
        await drawn();

        expect(part(element, 'c-latch-billing')).toHaveProperty('asOf', 2000);
        clock.mockRestore();
    });

    it.each([{ hideBilling: true }, { variant: 'window' }])(
        'has no section for billing with %j',
        async (properties) => {
            mocked.account.mockResolvedValue(apexReply('account', 'account-latched'));
            const { element } = await mountPanel(properties);

            expect(shows(element, 'c-latch-customer')).toBe(true);
            expect(shows(element, 'c-latch-billing')).toBe(false);
        },
    );

    it('keeps the stored customer, and says so, when the live read fails', async () => {
        mocked.stored.mockResolvedValue({
            current: [latchRow()],
            requests: [],
            history: [latchRow()],
            dismissed: [],
        });
        mocked.account.mockResolvedValue(hopReply('throttled'));
        const { element } = await mountPanel();

        expect(part(element, 'c-latch-customer')).toHaveProperty(
            'customer.id',
            CUSTOMERS.stolenBikes,
        );
        expect(textOf(element, 'stored')).toContain('It may be out of date.');
        expect(faultCode(element)).toBe('THROTTLED');
        expect(part(element, 'c-latch-history')).toHaveProperty('rows.length', 1);
        expect(shows(element, 'c-latch-finder')).toBe(false);
        await expect(element).toBeAccessible();
    });

    it('shows the live customer when what is stored cannot be read', async () => {
        mocked.stored.mockRejectedValue({ body: { message: 'No access.' } });
        mocked.account.mockResolvedValue(apexReply('account', 'account-latched'));
        const { element } = await mountPanel();

        expect(part(element, 'c-latch-customer')).toHaveProperty(
            'customer.id',
            CUSTOMERS.stolenBikes,
        );
        expect(faultCode(element)).toBeUndefined();
    });

    it('believes Fusebill when it has let go of what Salesforce stored', async () => {
        mocked.stored.mockResolvedValue({
            current: [latchRow()],
            requests: [],
            history: [latchRow()],
            dismissed: [],
        });
        const { element } = await mountPanel();

        expect(shows(element, 'c-latch-customer')).toBe(false);
        expect(textOf(element, 'empty')).toContain('not latched');
        expect(shows(element, 'c-latch-history')).toBe(true);
    });

    it('says that Fusebill has let go of what Salesforce stored', async () => {
        mocked.stored.mockResolvedValue({
            current: [latchRow()],
            requests: [],
            history: [],
            dismissed: [],
        });
        const { element } = await mountPanel();

        expect(textOf(element, 'lost')).toBe(
            'Salesforce shows Stolen Bikes as latched, but in Fusebill it is no longer latched to this Account.',
        );
        await expect(element).toBeAccessible();
    });

    it('names the Account that holds now what Salesforce stored', async () => {
        const row = latchRow({ customerId: CUSTOMERS.interiors, customerName: 'Juniper Finch' });
        mocked.stored.mockResolvedValue({
            current: [row],
            requests: [],
            history: [],
            dismissed: [],
        });
        mocked.account.mockResolvedValue(apexReply('account', 'account-suggestions', NAMES));
        const { element } = await mountPanel();

        expect(textOf(element, 'lost')).toBe(
            'Salesforce shows Juniper Finch as latched, but in Fusebill it is now latched to Juniper Finch Holdings.',
        );
    });

    it('says nothing of the kind about a customer that is here, or may be among others', async () => {
        mocked.stored.mockResolvedValue({
            current: [latchRow()],
            requests: [],
            history: [],
            dismissed: [],
        });
        mocked.account.mockResolvedValueOnce(apexReply('account', 'account-latched'));
        const { element: here } = await mountPanel();
        const reply = emptyAccount();
        mocked.account.mockResolvedValueOnce({
            ...reply,
            data: { ...reply.data, hasMoreCustomers: true },
        });
        const { element: cut } = await mountPanel();

        expect([textOf(here, 'lost'), textOf(cut, 'lost')]).toEqual([null, null]);
    });

    it.each([
        ['the oldest', {}, [172677, 172679, 172678, 172676]],
        ['the newest', { newestFirst: true }, [172679, 172677, 172678, 172676]],
    ])('warns of several customers, and begins with %s active one', async (_, chosen, ids) => {
        mocked.account.mockResolvedValue(
            several(
                [172676, 'Cancelled'],
                [172679, 'Active'],
                [172677, 'Active'],
                [172678, 'Hold'],
            ),
        );
        const { element } = await mountPanel(chosen);

        const shown = customersIn(element);
        expect(shown.map(({ customer }) => customer.id)).toEqual(ids);
        expect(shown[0]).toMatchObject({ main: ids[0], foldable: true });
        expect(noticeOf(element, 'several')).toContain('Several customers');
        await expect(element).toBeAccessible();
    });

    it('unfolds and focuses the customer that was latched to the others', async () => {
        mocked.account.mockResolvedValue(several([172676, 'Active'], [172678, 'Active']));
        mocked.latch.mockResolvedValue(apexReply('latch', 'latch-latched'));
        const { element } = await mountPanel();

        const detail = candidate();
        part(element, 'c-latch-another').dispatchEvent(new CustomEvent('choose', { detail }));
        await drawn();
        await drawn();

        expect(customersIn(element).map(({ customer }) => customer.id)).toEqual([
            172676, 172677, 172678,
        ]);
        const list = part(element, 'c-latch-customers').shadowRoot;
        expect(list?.activeElement).toHaveProperty('customer.id', CUSTOMERS.stolenBikes);
    });

    it('folds nothing where there is one customer', async () => {
        mocked.account.mockResolvedValue(several([CUSTOMERS.stolenBikes, 'Active']));
        const { element } = await mountPanel();

        expect(customersIn(element)[0]).toMatchObject({ main: null, foldable: false });
    });

    it('hands the suggestions to the finder, unless the admin has hidden them', async () => {
        mocked.account.mockResolvedValue(apexReply('account', 'account-suggestions', NAMES));
        const { element } = await mountPanel();
        const { element: bare } = await mountPanel({ hideSuggestions: true });

        expect(part(element, 'c-latch-finder')).toMatchObject({
            suggestions: [candidate(HOLDER_ID)],
            incomplete: true,
            recordId: ACCOUNT_ID,
        });
        expect(part(bare, 'c-latch-finder')).toMatchObject({ suggestions: [], incomplete: false });
        await expect(element).toBeAccessible();
    });

    it('reads again when the user refreshes, once at a time', async () => {
        const { element } = await mountPanel();
        mocked.account.mockReturnValue(nothingYet());
        const refresh = part(element, 'lightning-button-icon');

        refresh.click();
        refresh.click();
        await drawn();

        expect(mocked.stored).toHaveBeenCalledTimes(2);
        expect(mocked.account).toHaveBeenCalledTimes(2);
        expect(textOf(element, 'empty')).toContain('not latched');
    });

    it('reads the Account again when it could not be read', async () => {
        mocked.account.mockRejectedValueOnce({ body: { message: 'No access to the class.' } });
        mocked.account.mockResolvedValueOnce(apexReply('account', 'account-latched'));
        const { element } = await mountPanel();
        expect(faultCode(element)).toBe('UNEXPECTED');
        await expect(element).toBeAccessible();

        act(element, 'check');
        await drawn();

        expect(faultCode(element)).toBeUndefined();
        expect(shows(element, 'c-latch-customer')).toBe(true);
    });

    it('drops the answer for an Account that is no longer shown', async () => {
        const first = later<CardReply<'account'>>();
        mocked.account.mockReturnValueOnce(first.promise);
        mocked.account.mockResolvedValueOnce(apexReply('account', 'account-latched'));
        const { element } = await mountPanel();

        element.recordId = ACCOUNTS.stolenBikes;
        await drawn();
        first.resolve(emptyAccount());
        await drawn();

        expect(part(element, 'c-latch-customer')).toHaveProperty(
            'customer.id',
            CUSTOMERS.stolenBikes,
        );
    });
});

describe('c-latch-panel: customers that cannot be listed', () => {
    it('does not call the Account not latched, and leaves the search', async () => {
        mocked.account.mockResolvedValue(unlistable());
        const { element } = await mountPanel();

        expect(textOf(element, 'empty')).toBe(
            'Fusebill can’t list an Account’s customers, so it is unknown whether this Account is latched.',
        );
        expect(shows(element, 'c-latch-finder')).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('shows the stored customer as it was read', async () => {
        mocked.stored.mockResolvedValue({
            current: [latchRow({ mrr: 20 })],
            requests: [],
            history: [],
            dismissed: [],
        });
        const customers = apexReply('account', 'account-latched').data?.customers ?? [];
        mocked.account.mockResolvedValue(unlistable({ customers }));
        const { element } = await mountPanel();

        expect(part(element, 'c-latch-customer')).toHaveProperty(
            'customer.monthlyRecurringRevenue',
            25.98,
        );
        expect(textOf(element, 'unlistable')).toContain('can’t list an Account’s customers');
        expect(shows(element, '[data-part="stored"]')).toBe(false);
        expect(shows(element, '[data-part="empty"]')).toBe(false);
        expect(shows(element, 'c-latch-another')).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('shows it as it was stored where it could not be read, and says so', async () => {
        mocked.stored.mockResolvedValue({
            current: [latchRow()],
            requests: [],
            history: [],
            dismissed: [],
        });
        mocked.account.mockResolvedValue(unlistable());
        const { element } = await mountPanel();

        expect(part(element, 'c-latch-customer')).toHaveProperty(
            'customer.id',
            CUSTOMERS.stolenBikes,
        );
        expect(textOf(element, 'stored')).toContain('It may be out of date.');
        expect(shows(element, '[data-part="lost"]')).toBe(false);
    });

    it('says who holds it now where that was read', async () => {
        mocked.stored.mockResolvedValue({
            current: [latchRow()],
            requests: [],
            history: [],
            dismissed: [],
        });
        const held = { holder: HOLDER_ID, holderName: HOLDER_NAME, holderMergedInto: null };
        mocked.account.mockResolvedValue(
            unlistable({ lost: [{ customerId: CUSTOMERS.stolenBikes, ...held }] }),
        );
        const { element } = await mountPanel();

        expect(shows(element, 'c-latch-customer')).toBe(false);
        expect(textOf(element, 'lost')).toContain('now latched to Juniper Finch Holdings');
        expect(textOf(element, 'empty')).toContain('unknown whether');
    });

    it('keeps a stored customer when another is latched', async () => {
        mocked.stored.mockResolvedValue({ current: [], requests: [], history: [], dismissed: [] });
        mocked.account.mockResolvedValue(unlistable());
        const reply = apexReply('latch', 'latch-latched');
        const current = [latchRow(), latchRow({ customerId: 172678 })];
        mocked.latch.mockResolvedValue({
            ...reply,
            stored: { current, requests: [], history: [], dismissed: [] },
        });
        const { element } = await mountPanel();

        choose(element);
        await drawn();

        expect(customersIn(element)).toHaveLength(2);
        expect(shows(element, '[data-part="lost"]')).toBe(false);
    });
});

describe('c-latch-panel: latching', () => {
    it('writes nothing before the user has seen both sides', async () => {
        mocked.open.mockReturnValue(nothingYet());
        const { element } = await mountPanel();
        recordAdapter.emit({
            fields: { Name: { value: 'Juniper & Finch' }, Website: { value: 'finch.example.com' } },
        });

        choose(element);
        await drawn();

        expect(mocked.open.mock.calls[0]?.[0]).toMatchObject({
            label: 'Latch this customer?',
            proposal: {
                customer: { id: CUSTOMERS.interiors },
                account: { name: 'Juniper & Finch', website: 'finch.example.com', phone: '' },
                others: [],
                holder: null,
            },
        });
        expect(mocked.latch).not.toHaveBeenCalled();
    });

    it('latches what the user agrees to, says so and takes the focus there', async () => {
        const reply = apexReply('latch', 'latch-latched');
        const row = latchRow();
        mocked.latch.mockResolvedValue({
            ...reply,
            stored: { current: [row], requests: [], history: [row], dismissed: [] },
        });
        const { element, latched } = await mountPanel();

        choose(element);
        await drawn();

        expect(mocked.latch.mock.calls).toEqual([
            [{ accountId: ACCOUNT_ID, fusebillId: CUSTOMERS.interiors }],
        ]);
        expect(part(element, 'c-latch-customer')).toHaveProperty(
            'customer.id',
            CUSTOMERS.stolenBikes,
        );
        expect(part(element, 'c-latch-history')).toHaveProperty('rows.length', 1);
        expect(status(element)).toBe('Stolen Bikes is now latched to this Account.');
        expect(mocked.toast).toHaveBeenCalledWith(
            expect.objectContaining({ label: 'Customer latched', variant: 'success' }),
            expect.anything(),
        );
        expect(mocked.notify).toHaveBeenCalledWith([{ recordId: ACCOUNT_ID }]);
        expect(latched.mock.calls[0][0]).toMatchObject({ kind: 'done', isUnrecorded: false });
        expect(mocked.account).toHaveBeenCalledTimes(1);
        expect(mocked.stored).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
    });

    it('says that the latch stands although its record is missing', async () => {
        const reply = apexReply('latch', 'latch-latched');
        mocked.latch.mockResolvedValue({ ...reply, warning: 'RECORD_MISSING' });
        const { element, latched } = await mountPanel();

        choose(element);
        await drawn();

        expect(noticeOf(element, 'record-missing')).toContain(reply.requestId);
        expect(latched.mock.calls[0][0]).toMatchObject({ isUnrecorded: true });
        expect(shows(element, 'c-latch-customer')).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('changes nothing when the user declines', async () => {
        mocked.open.mockResolvedValue(undefined);
        const { element } = await mountPanel();

        choose(element);
        await drawn();

        expect(mocked.latch).not.toHaveBeenCalled();
        expect(status(element)).toBe('');
        expect(shows(element, 'c-latch-finder')).toBe(true);
    });

    it('asks once and latches once, however often the user clicks', async () => {
        mocked.latch.mockReturnValue(nothingYet());
        const { element } = await mountPanel();

        choose(element);
        choose(element);
        await drawn();
        choose(element);
        await drawn();

        expect(mocked.open).toHaveBeenCalledTimes(1);
        expect(mocked.latch).toHaveBeenCalledTimes(1);
        expect(status(element)).toBe('Latching Juniper & Finch Interiors…');
        expect(part(element, 'c-latch-wait')).toHaveProperty(
            'advice',
            'Fusebill is slow. You can leave this page: when you come back, it shows whether the customer was latched.',
        );
        await expect(element).toBeAccessible();
    });

    it.each(['account-not-found', 'rate-limited', 'outcome-unknown', 'key-rejected'])(
        'shows the refusal %s, with what was stored of it',
        async (name) => {
            const reply = apexReply('latch', name);
            const history = [latchRow({ outcome: 'failed', current: false })];
            mocked.latch.mockResolvedValue({
                ...reply,
                stored: { current: [], requests: [], history, dismissed: [] },
            });
            const { element } = await mountPanel();

            choose(element);
            await drawn();

            expect(faultCode(element)).toBe(reply.error?.code);
            expect(shows(element, 'c-latch-finder')).toBe(true);
            expect(part(element, 'c-latch-history')).toHaveProperty('rows', history);
            expect(mocked.toast).not.toHaveBeenCalled();
            await expect(element).toBeAccessible();
        },
    );

    it('tries the same again without another question', async () => {
        mocked.latch.mockResolvedValueOnce(hopReply('throttled'));
        mocked.latch.mockResolvedValueOnce(apexReply('latch', 'latch-latched'));
        const { element } = await mountPanel();
        choose(element);
        await drawn();

        act(element, 'retry');
        await drawn();

        expect(mocked.open).toHaveBeenCalledTimes(1);
        expect(mocked.latch).toHaveBeenCalledTimes(2);
        expect(shows(element, 'c-latch-customer')).toBe(true);
    });

    it('looks before it writes again when the outcome is not known', async () => {
        mocked.latch.mockResolvedValue(apexReply('latch', 'outcome-unknown'));
        const { element } = await mountPanel();
        mocked.account.mockResolvedValue(apexReply('account', 'account-latched'));
        choose(element);
        await drawn();

        act(element, 'check');
        await drawn();

        expect(mocked.latch).toHaveBeenCalledTimes(1);
        expect(shows(element, 'c-latch-customer')).toBe(true);
    });

    it('keeps a success when an earlier read is answered after it', async () => {
        mocked.latch.mockResolvedValue(apexReply('latch', 'latch-latched'));
        const { element } = await mountPanel();
        const read = later<CardReply<'account'>>();
        mocked.account.mockReturnValue(read.promise);
        part(element, 'lightning-button-icon').click();
        await drawn();

        choose(element);
        await drawn();
        read.resolve(emptyAccount());
        await drawn();

        expect(part(element, 'c-latch-customer')).toHaveProperty(
            'customer.id',
            CUSTOMERS.stolenBikes,
        );
    });
});

describe('c-latch-panel: while a latch is running', () => {
    it('offers nothing else, and no longer says that the Account is not latched', async () => {
        mocked.account.mockResolvedValue(apexReply('account', 'account-suggestions'));
        mocked.latch.mockReturnValue(nothingYet());
        const { element } = await mountPanel();
        expect(part(element, 'c-latch-finder')).toHaveProperty('disabled', false);

        choose(element);
        await drawn();

        expect(part(element, 'c-latch-finder')).toHaveProperty('disabled', true);
        expect(part(element, 'lightning-button-icon')).toHaveProperty('disabled', true);
        expect(textOf(element, 'empty')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('still offers nothing else when the Account is read again meanwhile', async () => {
        mocked.account.mockResolvedValue(apexReply('account', 'account-suggestions'));
        mocked.latch.mockReturnValue(nothingYet());
        const { element } = await mountPanel();
        choose(element);
        await drawn();

        part(element, 'c-latch-empty').dispatchEvent(new CustomEvent('refresh'));
        await drawn();
        choose(element);
        await drawn();

        expect(mocked.account).toHaveBeenCalledTimes(2);
        expect(mocked.latch).toHaveBeenCalledTimes(1);
        expect(part(element, 'c-latch-finder')).toHaveProperty('disabled', true);
        expect(status(element)).toMatch(/^Latching /);
    });

    it('shows who has the customer in its row once the latch is refused', async () => {
        mocked.account.mockResolvedValue(apexReply('account', 'account-suggestions'));
        mocked.latch.mockResolvedValue(apexReply('latch', 'already-latched', NAMES));
        const { element } = await mountPanel();
        const now = { holder: HOLDER_ID, holderName: HOLDER_NAME, holderMergedInto: null };

        choose(element);
        await drawn();

        expect(part(element, 'c-latch-finder')).toMatchObject({
            disabled: false,
            holderNow: { fusebillId: CUSTOMERS.interiors, ...now },
            suggestions: [now],
        });
    });
});

describe('c-latch-panel: when the user leaves the Account', () => {
    it.each(['for another Account', 'and the page'])(
        'closes the review and writes nothing, even when a late yes comes: %s',
        async (where) => {
            const yes = later<{ reason: string }>();
            mocked.open.mockReturnValue(yes.promise);
            const { element } = await mountPanel();
            choose(element);
            await drawn();
            const close = jest.fn();
            const register = mocked.open.mock.calls[0]?.[0]?.register as Register;
            register({ close, gone: Promise.resolve() });

            if (where === 'and the page') element.remove();
            else element.recordId = ACCOUNTS.stolenBikes;
            yes.resolve({ reason: '' });
            await drawn();

            expect(close).toHaveBeenCalledTimes(1);
            expect(mocked.latch).not.toHaveBeenCalled();
        },
    );

    it('can review again after it has come back', async () => {
        mocked.open.mockReturnValueOnce(nothingYet());
        mocked.latch.mockReturnValue(nothingYet());
        const { element } = await mountPanel();
        choose(element);
        await drawn();
        element.remove();
        document.body.append(element);

        choose(element);
        await drawn();

        expect(mocked.latch).toHaveBeenCalledTimes(1);
    });

    it.each([
        ['latch-latched', 'Stolen Bikes is now latched to Juniper & Finch.', 'success'],
        ['key-rejected', 'Words for KEY_REJECTED What to do about KEY_REJECTED', 'error'],
    ])('says the outcome in a toast that names the Account: %s', async (name, message, variant) => {
        const answer = later<CardReply<'latch'>>();
        mocked.latch.mockReturnValue(answer.promise);
        const { element } = await mountPanel();
        recordAdapter.emit({ fields: { Name: { value: 'Juniper & Finch' } } });
        choose(element);
        await drawn();

        element.recordId = ACCOUNTS.stolenBikes;
        answer.resolve(apexReply('latch', name));
        await drawn();

        expect(mocked.toast).toHaveBeenCalledTimes(1);
        const [toast, component] = mocked.toast.mock.calls[0] ?? [];
        expect(toast).toMatchObject({ message, variant });
        expect(component).toBeDefined();
        expect(faultCode(element)).toBeUndefined();
        expect(shows(element, 'c-latch-customer')).toBe(false);
    });

    it('lets the page show the toast once the panel is gone', async () => {
        const answer = later<CardReply<'latch'>>();
        mocked.latch.mockReturnValue(answer.promise);
        const { element } = await mountPanel();
        choose(element);
        await drawn();

        element.remove();
        answer.resolve(apexReply('latch', 'latch-latched'));
        await drawn();

        expect(mocked.toast.mock.calls).toEqual([
            [
                expect.objectContaining({
                    message: `Stolen Bikes is now latched to ${ACCOUNT_ID}.`,
                }),
                undefined,
            ],
        ]);
    });

    it('survives a dialog that fails, and reviews again', async () => {
        mocked.open.mockRejectedValueOnce(new Error('The overlay is gone.'));
        mocked.latch.mockReturnValue(nothingYet());
        const { element } = await mountPanel();

        choose(element);
        await drawn();
        expect(faultCode(element)).toBe('UNEXPECTED');
        choose(element);
        await drawn();

        expect(mocked.latch).toHaveBeenCalledTimes(1);
    });
});

describe('c-latch-panel: in a window', () => {
    const inWindow = { variant: 'window' };

    it('reviews inside the window, and comes back to the list when the user goes back', async () => {
        const { element } = await mountPanel(inWindow);

        choose(element, candidate(HOLDER_ID));
        await drawn();
        expect(mocked.open).not.toHaveBeenCalled();
        const review = part(element, 'c-latch-inline-review');
        expect(review).toMatchObject({ proposal: { holder: { name: HOLDER_NAME } } });
        expect(part(element, 'c-latch-empty').closest('.slds-hide')).not.toBeNull();
        await expect(element).toBeAccessible();

        review.dispatchEvent(new CustomEvent('decide', { detail: null }));
        await drawn();

        expect(shows(element, 'c-latch-inline-review')).toBe(false);
        expect(part(element, 'c-latch-empty').closest('.slds-hide')).toBeNull();
        expect(mocked.move).not.toHaveBeenCalled();
    });

    it('moves once the user agrees', async () => {
        mocked.move.mockResolvedValue(apexReply('move', 'latch-moved', NAMES));
        const { element, latched } = await mountPanel(inWindow);
        choose(element, candidate(HOLDER_ID));
        await drawn();

        const detail = { reason: REASON };
        part(element, 'c-latch-inline-review').dispatchEvent(new CustomEvent('decide', { detail }));
        await drawn();

        expect(mocked.move.mock.calls[0]?.[0]).toMatchObject({ reason: REASON });
        expect(latched).toHaveBeenCalledTimes(1);
    });

    it('repeats nothing of the card for a latched Account, and goes on to another customer', async () => {
        mocked.account.mockResolvedValue(apexReply('account', 'account-latched'));
        mocked.stored.mockResolvedValue({
            current: [latchRow()],
            requests: [],
            history: [latchRow()],
            dismissed: [],
        });
        const { element } = await mountPanel(inWindow);

        expect(part(element, 'c-latch-customer')).toHaveProperty('brief', true);
        expect(shows(element, 'c-latch-history, details, [data-part="as-of"]')).toBe(false);
        expect(shows(element, 'c-latch-finder')).toBe(true);
        await expect(element).toBeAccessible();
    });
});

describe('c-latch-panel: without suggestions', () => {
    it.each([
        [{}, /no website or phone/],
        [{ Phone: { value: '613-555-5555' } }, /name, website or phone/],
    ])('says why there are none: %j', async (fields, text) => {
        const { element } = await mountPanel();

        recordAdapter.emit({ fields });
        await drawn();

        const { emptyReason } = part<Finder>(element, 'c-latch-finder');
        expect(emptyReason).toMatch(text);
    });

    it.each([
        ['there are some', 'account-suggestions', {}],
        ['the admin hides them', 'account-suggestions', { hideSuggestions: true }],
    ])('says nothing where %s', async (_, name, properties) => {
        mocked.account.mockResolvedValue(apexReply('account', name));
        const { element } = await mountPanel(properties);

        const { emptyReason } = part<Finder>(element, 'c-latch-finder');
        expect(emptyReason).toBe('');
    });
});

describe('c-latch-panel: next to another panel', () => {
    it('reads again when it lost its customer to another Account', async () => {
        mocked.account.mockResolvedValue(apexReply('account', 'account-latched'));
        const { element: loser } = await mountPanel({ recordId: HOLDER_ID });
        mocked.account.mockResolvedValue(emptyAccount());
        const { element: winner } = await mountPanel();
        mocked.open.mockResolvedValue({ reason: REASON });
        mocked.move.mockResolvedValue(apexReply('move', 'latch-moved', NAMES));

        choose(winner, candidate(HOLDER_ID));
        await drawn();
        await drawn();

        expect(shows(loser, 'c-latch-customer')).toBe(false);
        expect(textOf(loser, 'empty')).toContain('not latched');
        expect(shows(winner, 'c-latch-customer')).toBe(true);
    });

    it('shows what the other one latched, each for its own Account', async () => {
        const { element: card } = await mountPanel();
        const { element: stranger } = await mountPanel({ recordId: ACCOUNTS.stolenBikes });
        const { element: action } = await mountPanel();
        mocked.latch.mockResolvedValue(apexReply('latch', 'latch-latched'));
        mocked.account.mockClear().mockResolvedValue(apexReply('account', 'account-latched'));

        choose(action);
        await drawn();
        await drawn();

        expect(mocked.account.mock.calls).toEqual([[{ accountId: ACCOUNT_ID }]]);
        expect(part(card, 'c-latch-customer')).toHaveProperty('customer.id', CUSTOMERS.stolenBikes);
        expect(shows(stranger, 'c-latch-customer')).toBe(false);
        expect(status(action)).toBe('Stolen Bikes is now latched to this Account.');
    });

    it('notifies a panel that opens after it left the page mid-latch', async () => {
        const answer = later<CardReply<'latch'>>();
        mocked.latch.mockReturnValue(answer.promise);
        const { element: left } = await mountPanel();
        choose(left);
        await drawn();
        left.remove();
        const { element: back } = await mountPanel();
        expect(shows(back, 'c-latch-customer')).toBe(false);
        mocked.account.mockResolvedValue(apexReply('account', 'account-latched'));

        answer.resolve(apexReply('latch', 'latch-latched'));
        await drawn();
        await drawn();

        expect(shows(back, 'c-latch-customer')).toBe(true);
    });
});

describe('c-latch-panel: moving', () => {
    beforeEach(() => mocked.open.mockResolvedValue({ reason: REASON }));

    it('shows who holds the customer, and moves it from there for a reason', async () => {
        mocked.move.mockResolvedValue(apexReply('move', 'latch-moved', NAMES));
        const { element } = await mountPanel();

        choose(element, candidate(HOLDER_ID));
        await drawn();

        expect(mocked.open.mock.calls[0]?.[0]).toMatchObject({
            label: 'Move this customer?',
            proposal: {
                holder: { name: 'Juniper Finch Holdings' },
                account: { name: ACCOUNT_ID },
            },
        });
        expect(mocked.move.mock.calls).toEqual([
            [
                {
                    accountId: ACCOUNT_ID,
                    fusebillId: CUSTOMERS.interiors,
                    expectedHolder: HOLDER_ID,
                    reason: REASON,
                },
            ],
        ]);
        expect(mocked.latch).not.toHaveBeenCalled();
        expect(status(element)).toBe(
            'Juniper & Finch Interiors was moved from Juniper Finch Holdings to this Account.',
        );
    });

    it('says that the user can’t see the holder, and gives its id but no link', async () => {
        const { element } = await mountPanel();

        choose(element, candidate('001Hs00009UnSeeIAV'));
        await drawn();

        const name = 'an Account that you can’t see (001Hs00009UnSeeIAV)';
        expect(mocked.open.mock.calls[0]?.[0]).toMatchObject({
            proposal: { holder: { name, url: '' } },
        });
    });

    it('does not treat a customer of this Account as a move', async () => {
        mocked.latch.mockResolvedValue(apexReply('latch', 'latch-already-latched-here'));
        const { element } = await mountPanel();

        choose(element, candidate(ACCOUNT_ID.slice(0, 15)));
        await drawn();

        expect(mocked.open.mock.calls[0]?.[0]).toHaveProperty('proposal.holder', null);
        expect(mocked.latch).toHaveBeenCalledTimes(1);
    });

    it('shows who took the customer meanwhile, and moves it after a review of that', async () => {
        mocked.latch.mockResolvedValue(apexReply('latch', 'already-latched', NAMES));
        mocked.move.mockResolvedValue(apexReply('move', 'latch-moved', NAMES));
        const { element } = await mountPanel();
        choose(element);
        await drawn();
        expect(faultCode(element)).toBe('ALREADY_LATCHED');
        expect(mocked.open).toHaveBeenCalledTimes(1);

        act(element, 'review');
        await drawn();

        expect(mocked.open.mock.calls[1]?.[0]).toMatchObject({
            proposal: { holder: { name: 'Juniper Finch Holdings' } },
        });
        expect(mocked.move.mock.calls[0]?.[0]).toMatchObject({ expectedHolder: HOLDER_ID });
    });

    it('shows the new holder when it changed meanwhile, and moves from that one after another yes', async () => {
        const other = ACCOUNTS.bakery;
        mocked.move.mockResolvedValueOnce(apexReply('move', 'holder-changed', NAMES));
        mocked.move.mockResolvedValueOnce(apexReply('move', 'latch-moved', NAMES));
        const { element } = await mountPanel();
        choose(element, candidate(other));
        await drawn();
        expect(faultCode(element)).toBe('HOLDER_CHANGED');

        act(element, 'review');
        await drawn();

        expect(mocked.move.mock.calls.map(([{ expectedHolder }]) => expectedHolder)).toEqual([
            other,
            HOLDER_ID,
        ]);
    });

    it('reviews a plain latch when nobody holds the customer any more', async () => {
        const released = apexReply('move', 'holder-changed');
        if (!released.ok) released.error.holder = null;
        mocked.move.mockResolvedValue(released);
        mocked.latch.mockResolvedValue(apexReply('latch', 'latch-latched'));
        const { element } = await mountPanel();
        choose(element, candidate(HOLDER_ID));
        await drawn();

        act(element, 'review');
        await drawn();

        expect(mocked.open.mock.calls[1]?.[0]).toHaveProperty('proposal.holder', null);
        expect(mocked.latch).toHaveBeenCalledTimes(1);
    });
});

describe('c-latch-panel: a customer that is gone', () => {
    beforeEach(() => {
        mocked.latch.mockResolvedValue(apexReply('latch', 'customer-not-found'));
        mocked.open.mockResolvedValue({ reason: '' });
    });

    it.each([
        ['the search', emptyAccount, 'c-latch-empty'],
        ['the folded search', () => apexReply('account', 'account-latched'), 'c-latch-another'],
    ])('reads again and goes to %s', async (_, reply, search) => {
        mocked.account.mockResolvedValue(reply());
        const { element } = await mountPanel();
        await drawn();
        part(element, search).dispatchEvent(new CustomEvent('choose', { detail: candidate() }));
        await drawn();
        const before = mocked.account.mock.calls.length;
        const focus = jest.spyOn(part(element, search), 'focus');

        act(element, 'search');
        await drawn();

        expect(mocked.account.mock.calls.length).toBe(before + 1);
        expect(focus).toHaveBeenCalledTimes(1);
    });
});

describe('c-latch-panel: what is not a match', () => {
    type Suggesting = Finder & { suggestions: CardCandidate[]; dismissed: DismissedCustomer[] };
    const row = {
        customerId: CUSTOMERS.interiors,
        customerName: null,
        at: '2026-09-14',
        by: 'Robin Vale',
    };

    async function suggesting(dismissed: DismissedCustomer[]) {
        mocked.stored.mockResolvedValue({ current: [], requests: [], history: [], dismissed });
        mocked.account.mockResolvedValue(apexReply('account', 'account-suggestions'));
        const { element } = await mountPanel();
        await drawn();
        return { element, finder: part<Suggesting>(element, 'c-latch-finder') };
    }

    it('is suggested to nobody, and the card says what to do when that was all', async () => {
        const { element, finder } = await suggesting([row]);

        expect(finder.suggestions).toEqual([]);
        expect(finder.dismissed).toEqual([row]);
        expect(finder.emptyReason).toContain('Every suggestion is dismissed as not a match');
        expect(part(element, 'c-latch-dismissed')).toHaveProperty('dismissed', [row]);
    });

    it('leaves the list at once, and comes back with the focus', async () => {
        const { element, finder } = await suggesting([]);
        const list = part(element, 'c-latch-dismissed');
        const back = jest.spyOn(
            finder as Suggesting & { focusCustomer: () => void },
            'focusCustomer',
        );
        const change = (dismissed: DismissedCustomer[], restored: number | null) =>
            list.dispatchEvent(new CustomEvent('change', { detail: { dismissed, restored } }));

        change([row], null);
        await drawn();
        expect(finder.suggestions).toEqual([]);

        change([], CUSTOMERS.interiors);
        await drawn();
        expect(finder.suggestions).toHaveLength(1);
        expect(back).toHaveBeenCalledWith(CUSTOMERS.interiors);
        expect(mocked.account).toHaveBeenCalledTimes(1);
    });

    it('is dismissed by the list below the suggestions', async () => {
        const { element, finder } = await suggesting([]);
        const list = part<HTMLElement & { dismiss: () => void }>(element, 'c-latch-dismissed');
        const dismiss = jest.spyOn(list, 'dismiss').mockImplementation(() => undefined);

        finder.dispatchEvent(new CustomEvent('dismiss', { detail: candidate() }));

        expect(dismiss).toHaveBeenCalledWith(candidate().customer);
    });
});
