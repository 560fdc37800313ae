import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import account from '@salesforce/apex/LatchController.account';
import latch from '@salesforce/apex/LatchController.latch';
import move from '@salesforce/apex/LatchController.move';
import LatchConfirm from 'c/latchConfirm';
import LatchPanel from 'c/latchPanel';
import type { Customer } from '../../../../../../contract/customer';
import { apexReply, hopReply } from '../../../../../../dev/jest/apex-reply';
import { drawn, mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

jest.mock('@salesforce/apex/LatchController.account', () => ({ default: jest.fn() }), {
    virtual: true,
});
jest.mock('@salesforce/apex/LatchController.latch', () => ({ default: jest.fn() }), {
    virtual: true,
});
jest.mock('@salesforce/apex/LatchController.move', () => ({ default: jest.fn() }), {
    virtual: true,
});

const ACCOUNT_ID = '001Hs00003JuNipIAF';
const HOLDER_ID = '001Hs00004JuHoLIAV';
const HOLDERS = { [HOLDER_ID]: 'Juniper Finch Holdings' };

const mocked = {
    account: jest.mocked(account),
    latch: jest.mocked(latch),
    move: jest.mocked(move),
    open: jest.spyOn(LatchConfirm, 'open'),
    notify: jest.mocked(notifyRecordUpdateAvailable),
};

/** The test kit's wire adapter gives what the test emits. */
const nameAdapter = getRecord as unknown as { emit: (record: unknown) => void };

const emptyAccount = () => {
    const reply = apexReply('account', 'account-suggestions', HOLDERS);
    if (!reply.ok) throw new Error('The example holds no data.');
    return { ...reply, data: { customers: [], suggestions: [], notes: [] } };
};

async function mountPanel(recordId: string = ACCOUNT_ID) {
    const element = await mount(LatchPanel, { recordId });
    const toast = jest.fn();
    const latched = jest.fn();
    element.addEventListener('lightning__showtoast', (event) =>
        toast((event as CustomEvent).detail),
    );
    element.addEventListener('latched', (event) => latched((event as CustomEvent).detail));
    return { element, toast, latched };
}

function askFor(element: HTMLElement, fusebillId: number): void {
    part(element, 'c-latch-form').dispatchEvent(new CustomEvent('latch', { detail: fusebillId }));
}

function act(element: HTMLElement, detail: string): void {
    part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail }));
}

function choose(element: HTMLElement, index = 0): void {
    const list = part<HTMLElement & { candidates: unknown[] }>(element, 'c-latch-suggestions');
    list.dispatchEvent(new CustomEvent('choose', { detail: list.candidates[index] }));
}

function faultCode(element: HTMLElement): string | undefined {
    const shown = element.shadowRoot?.querySelector('c-latch-fault') as
        (HTMLElement & { fault: { code: string } }) | null | undefined;
    return shown?.fault.code;
}

function status(element: HTMLElement): string | null {
    return part(element, '[role="status"]').textContent;
}

beforeEach(() => {
    Object.values(mocked).forEach((mock) => mock.mockReset());
    mocked.notify.mockResolvedValue();
});

afterEach(unmountAll);

describe('c-latch-panel: what is', () => {
    it('says that it is looking', async () => {
        mocked.account.mockReturnValue(new Promise(() => undefined));
        const { element } = await mountPanel();

        expect(mocked.account).toHaveBeenCalledWith({ accountId: ACCOUNT_ID });
        expect(part(element, '[data-part="loading"]')).toBeTruthy();
        expect(status(element)).toBe('Looking in Fusebill…');
        await expect(element).toBeAccessible();
    });

    it('shows the latched customer, and folds the form away', async () => {
        mocked.account.mockResolvedValue(apexReply('account', 'account-latched'));
        const { element } = await mountPanel();

        expect(part(element, 'c-latch-customer')).toHaveProperty('customer.id', 172677);
        expect(part(element, 'details c-latch-form')).toBeTruthy();
        expect(textOf(element, 'several')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('warns of several customers', async () => {
        const reply = apexReply('account', 'account-latched');
        if (reply.ok)
            reply.data.customers = [172677, 172678].map(
                (id) => ({ ...reply.data.customers[0], id }) as Customer,
            );
        mocked.account.mockResolvedValue(reply);
        const { element } = await mountPanel();

        expect(element.shadowRoot.querySelectorAll('c-latch-customer')).toHaveLength(2);
        expect(textOf(element, 'several')).toContain('Several customers');
        await expect(element).toBeAccessible();
    });

    it('shows suggestions, and that some may be missing', async () => {
        mocked.account.mockResolvedValue(apexReply('account', 'account-suggestions', HOLDERS));
        const { element } = await mountPanel();

        expect(part(element, 'c-latch-suggestions')).toHaveProperty('candidates.length', 1);
        expect(textOf(element, 'empty')).toContain('not latched');
        expect(textOf(element, 'incomplete')).toContain('may be missing');
        await expect(element).toBeAccessible();
    });

    it('shows the form alone when there is nothing to suggest', async () => {
        mocked.account.mockResolvedValue(emptyAccount());
        const { element } = await mountPanel();

        expect(element.shadowRoot.querySelector('c-latch-suggestions')).toBeNull();
        expect(textOf(element, 'incomplete')).toBeNull();
        expect(part(element, 'c-latch-form')).toBeTruthy();
        await expect(element).toBeAccessible();
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
        expect(part(element, 'c-latch-customer')).toBeTruthy();
    });

    it('drops the answer for an Account that is no longer shown', async () => {
        let answerFirst: (reply: ReturnType<typeof emptyAccount>) => void = () => undefined;
        mocked.account.mockImplementationOnce(
            () =>
                new Promise((resolve) => {
                    answerFirst = resolve;
                }),
        );
        mocked.account.mockResolvedValueOnce(apexReply('account', 'account-latched'));
        const { element } = await mountPanel();

        element.recordId = '0014100000JJ3wtAAD';
        await drawn();
        answerFirst(emptyAccount());
        await drawn();

        expect(part(element, 'c-latch-customer')).toHaveProperty('customer.id', 172677);
    });
});

describe('c-latch-panel: latching', () => {
    beforeEach(() => mocked.account.mockResolvedValue(emptyAccount()));

    it('latches, shows the customer, says so and tells the page', async () => {
        mocked.latch.mockResolvedValue(apexReply('latch', 'latch-latched'));
        const { element, toast, latched } = await mountPanel();

        askFor(element, 172677);
        await drawn();

        expect(mocked.latch).toHaveBeenCalledWith({ accountId: ACCOUNT_ID, fusebillId: 172677 });
        expect(part(element, 'c-latch-customer')).toHaveProperty('customer.id', 172677);
        expect(status(element)).toBe('Stolen Bikes is now latched to this Account.');
        expect(toast).toHaveBeenCalledWith({
            title: 'Customer latched',
            message: 'Stolen Bikes is now latched to this Account.',
            variant: 'success',
        });
        expect(mocked.notify).toHaveBeenCalledWith([{ recordId: ACCOUNT_ID }]);
        expect(latched.mock.calls[0][0]).toMatchObject({ outcome: 'latched' });
        expect(element.shadowRoot.activeElement?.tagName).toBe('C-LATCH-CUSTOMER');
        await expect(element).toBeAccessible();
    });

    it('says that the customer was already latched here', async () => {
        mocked.latch.mockResolvedValue(apexReply('latch', 'latch-already-latched-here'));
        const { element } = await mountPanel();

        askFor(element, 172677);
        await drawn();

        expect(status(element)).toBe('Stolen Bikes was already latched to this Account.');
    });

    it('latches once, however often the user clicks', async () => {
        mocked.latch.mockReturnValue(new Promise(() => undefined));
        const { element } = await mountPanel();

        askFor(element, 172677);
        askFor(element, 172677);
        await drawn();
        askFor(element, 172677);

        expect(mocked.latch).toHaveBeenCalledTimes(1);
        expect(status(element)).toBe('Latching…');
        expect(part(element, 'c-latch-form')).toHaveProperty('busy', true);
        await expect(element).toBeAccessible();
    });

    it.each(['account-not-found', 'rate-limited', 'outcome-unknown', 'key-rejected'])(
        'shows the refusal %s and keeps the form',
        async (name) => {
            const reply = apexReply('latch', name);
            mocked.latch.mockResolvedValue(reply);
            const { element, toast } = await mountPanel();

            askFor(element, 172677);
            await drawn();

            expect(part(element, 'c-latch-fault')).toHaveProperty(
                'fault.code',
                reply.ok ? '' : reply.error.code,
            );
            expect(part(element, 'c-latch-form')).toHaveProperty('busy', false);
            expect(toast).not.toHaveBeenCalled();
            await expect(element).toBeAccessible();
        },
    );

    it('tries the same again', async () => {
        mocked.latch.mockResolvedValueOnce(hopReply('throttled'));
        mocked.latch.mockResolvedValueOnce(apexReply('latch', 'latch-latched'));
        const { element } = await mountPanel();
        askFor(element, 172677);
        await drawn();

        act(element, 'retry');
        await drawn();

        expect(mocked.latch).toHaveBeenCalledTimes(2);
        expect(faultCode(element)).toBeUndefined();
        expect(part(element, 'c-latch-customer')).toBeTruthy();
    });

    it('looks before it writes again when the outcome is not known', async () => {
        mocked.latch.mockResolvedValue(apexReply('latch', 'outcome-unknown'));
        const { element } = await mountPanel();
        mocked.account.mockResolvedValue(apexReply('account', 'account-latched'));
        askFor(element, 172677);
        await drawn();

        act(element, 'check');
        await drawn();

        expect(mocked.latch).toHaveBeenCalledTimes(1);
        expect(part(element, 'c-latch-customer')).toBeTruthy();
    });
});

describe('c-latch-panel: beside another panel', () => {
    it('shows what the other one latched, each for its own Account', async () => {
        mocked.account.mockResolvedValue(emptyAccount());
        const { element: card } = await mountPanel();
        const { element: stranger } = await mountPanel('0014100000JJ3wtAAD');
        const { element: action } = await mountPanel();
        mocked.latch.mockResolvedValue(apexReply('latch', 'latch-latched'));
        mocked.account.mockClear().mockResolvedValue(apexReply('account', 'account-latched'));

        askFor(action, 172677);
        await drawn();

        expect(mocked.account.mock.calls).toEqual([[{ accountId: ACCOUNT_ID }]]);
        expect(part(card, 'c-latch-customer')).toHaveProperty('customer.id', 172677);
        expect(stranger.shadowRoot.querySelector('c-latch-customer')).toBeNull();
        expect(status(action)).toBe('Stolen Bikes is now latched to this Account.');
    });
});

describe('c-latch-panel: moving', () => {
    const conflict = () => apexReply('latch', 'already-latched', HOLDERS);

    beforeEach(() => mocked.account.mockResolvedValue(emptyAccount()));

    it('asks before it moves a customer, naming both Accounts', async () => {
        mocked.latch.mockResolvedValue(conflict());
        mocked.open.mockResolvedValue('Billed here since May');
        mocked.move.mockResolvedValue(apexReply('latch', 'latch-moved', HOLDERS));
        const { element } = await mountPanel();
        nameAdapter.emit({ fields: { Name: { value: 'Juniper & Finch Interiors' } } });

        askFor(element, 172704);
        await drawn();

        expect(mocked.open.mock.calls[0]?.[0]).toMatchObject({
            fusebillId: 172704,
            customer: { companyName: 'Juniper & Finch Interiors' },
            from: 'Juniper Finch Holdings',
            to: 'Juniper & Finch Interiors',
        });
        expect(mocked.move).toHaveBeenCalledWith({
            accountId: ACCOUNT_ID,
            fusebillId: 172704,
            expectedHolder: HOLDER_ID,
            reason: 'Billed here since May',
        });
        expect(status(element)).toBe(
            'Juniper & Finch Interiors was moved from Juniper Finch Holdings to this Account.',
        );
    });

    it('changes nothing when the user declines, and still shows the conflict', async () => {
        mocked.latch.mockResolvedValue(conflict());
        mocked.open.mockResolvedValue(undefined);
        const { element } = await mountPanel();

        askFor(element, 172704);
        await drawn();

        expect(mocked.move).not.toHaveBeenCalled();
        expect(faultCode(element)).toBe('ALREADY_LATCHED');
        await expect(element).toBeAccessible();
    });

    it('asks once while the question is open', async () => {
        mocked.latch.mockResolvedValue(conflict());
        mocked.open.mockReturnValue(new Promise(() => undefined));
        const { element } = await mountPanel();

        askFor(element, 172704);
        await drawn();
        askFor(element, 172704);
        await drawn();

        expect(mocked.open).toHaveBeenCalledTimes(1);
        expect(mocked.latch).toHaveBeenCalledTimes(1);
    });

    it('shows the new holder when it changed meanwhile, and moves from that one after another yes', async () => {
        const other = '001Hs00001BaKeRIAV';
        const stale = conflict();
        if (!stale.ok) stale.error.holder = other;
        mocked.latch.mockResolvedValue(stale);
        mocked.open.mockResolvedValue('Billed here since May');
        mocked.move.mockResolvedValueOnce(apexReply('latch', 'holder-changed', HOLDERS));
        mocked.move.mockResolvedValueOnce(apexReply('latch', 'latch-moved', HOLDERS));
        const { element } = await mountPanel();

        askFor(element, 172704);
        await drawn();
        expect(faultCode(element)).toBe('HOLDER_CHANGED');
        expect(mocked.open).toHaveBeenCalledTimes(1);

        act(element, 'review');
        await drawn();

        expect(mocked.open.mock.calls[1]?.[0]).toMatchObject({ from: 'Juniper Finch Holdings' });
        expect(mocked.move.mock.calls.map(([{ expectedHolder }]) => expectedHolder)).toEqual([
            other,
            HOLDER_ID,
        ]);
    });

    it('latches without a question when nobody holds the customer any more', async () => {
        const released = apexReply('latch', 'holder-changed');
        if (!released.ok) released.error.holder = null;
        mocked.latch.mockResolvedValueOnce(released);
        mocked.latch.mockResolvedValueOnce(apexReply('latch', 'latch-latched'));
        const { element } = await mountPanel();
        askFor(element, 172677);
        await drawn();

        act(element, 'review');
        await drawn();

        expect(mocked.open).not.toHaveBeenCalled();
        expect(mocked.latch).toHaveBeenCalledTimes(2);
    });
});

describe('c-latch-panel: suggestions', () => {
    it('asks at once when the chosen customer is held elsewhere', async () => {
        mocked.account.mockResolvedValue(apexReply('account', 'account-suggestions', HOLDERS));
        mocked.open.mockResolvedValue(undefined);
        const { element } = await mountPanel();

        choose(element);
        await drawn();

        expect(mocked.open.mock.calls[0]?.[0]).toMatchObject({
            fusebillId: 172704,
            from: 'Juniper Finch Holdings',
            to: ACCOUNT_ID,
        });
        expect(mocked.latch).not.toHaveBeenCalled();
        expect(mocked.move).not.toHaveBeenCalled();
        expect(faultCode(element)).toBeUndefined();
    });

    it('latches the chosen customer that nobody holds', async () => {
        const reply = apexReply('account', 'account-suggestions');
        if (reply.ok)
            reply.data.suggestions = reply.data.suggestions.map((each) => ({
                ...each,
                holder: null,
            }));
        mocked.account.mockResolvedValue(reply);
        mocked.latch.mockResolvedValue(apexReply('latch', 'latch-latched'));
        const { element } = await mountPanel();

        choose(element);
        await drawn();

        expect(mocked.latch).toHaveBeenCalledWith({ accountId: ACCOUNT_ID, fusebillId: 172704 });
        expect(mocked.open).not.toHaveBeenCalled();
    });
});
