import account from '@salesforce/apex/LatchController.account';
import stored from '@salesforce/apex/LatchController.stored';
import { publishChange } from 'c/latchEvents';
import LatchPanel from 'c/latchPanel';
import LatchReview from 'c/latchReview';
import LatchUnlatchDialog from 'c/latchUnlatchDialog';
import dismiss from '@salesforce/apex/LatchMismatchController.dismiss';
import synch from '@salesforce/apex/LatchSynchController.change';
import check from '@salesforce/apex/LatchUnlatchController.check';
import withdraw from '@salesforce/apex/LatchUnlatchController.withdraw';
import type { UnlatchOutcome } from '../../../../../../contract/card-reply';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { latchRow } from '../../../../../../dev/jest/latch-row';
import { drawn, mount, part, unmountAll } from '../../../../../../dev/jest/mount';

jest.mock('@salesforce/customPermission/Latch_Sync', () => ({ default: true }), { virtual: true });

const ACCOUNT_ID = ACCOUNTS.stolenBikes;
const OTHER_ID = ACCOUNTS.interiors;
const STRANGER_ID = ACCOUNTS.blueAnchor;
const REQUEST = latchRow({ outcome: 'unlatchRequested', reason: 'Wrong branch' });
const EMPTY = { current: [], requests: [], history: [], dismissed: [] };

const read = jest.mocked(account);
const kept = jest.mocked(stored);

/** Two cards of the Account, and what each of them asks Fusebill from now on. */
async function twoCards() {
    const card = await mount(LatchPanel, { recordId: ACCOUNT_ID });
    await mount(LatchPanel, { recordId: ACCOUNT_ID });
    read.mockClear();
    return card;
}

const unlatchReply = (outcome: UnlatchOutcome) => ({
    ...apexReply('synch', 'synch-disabled'),
    data: { outcome },
    stored: EMPTY,
});

async function select(card: HTMLElement, value: string): Promise<void> {
    const menu = part(card, 'lightning-button-menu');
    menu.dispatchEvent(new CustomEvent('select', { detail: { value } }));
    await drawn();
    await drawn();
}

async function act(card: HTMLElement, action: string): Promise<void> {
    part(card, `[data-action="${action}"]`).click();
    await drawn();
    await drawn();
}

const change = (fields: object) => ({
    accountId: STRANGER_ID,
    otherAccountId: null,
    fusebillId: 999999,
    source: 'another card',
    ...fields,
});

beforeEach(() => {
    kept.mockReset().mockResolvedValue({ ...EMPTY, requests: [REQUEST] });
    read.mockReset().mockResolvedValue(apexReply('account', 'account-latched'));
});

afterEach(unmountAll);

describe('c-latch-panel: a change on another card', () => {
    it.each([
        ['of its Account', { accountId: ACCOUNT_ID }],
        ['of its Account under its short id', { accountId: ACCOUNT_ID.slice(0, 15) }],
        ['that concerns its Account', { otherAccountId: ACCOUNT_ID }],
        ['of a customer that it shows', { fusebillId: CUSTOMERS.stolenBikes }],
    ])('has it read again: a change %s', async (_, fields) => {
        await mount(LatchPanel, { recordId: ACCOUNT_ID });
        read.mockClear();

        publishChange(change(fields));
        await drawn();

        expect(read.mock.calls).toEqual([[{ accountId: ACCOUNT_ID }]]);
    });

    it('has it read again when it suggests the customer', async () => {
        read.mockResolvedValue(apexReply('account', 'account-suggestions'));
        await mount(LatchPanel, { recordId: OTHER_ID });
        read.mockClear();

        publishChange(change({ fusebillId: CUSTOMERS.interiors }));
        await drawn();

        expect(read).toHaveBeenCalledTimes(1);
    });

    it('has it read again behind an open review, which stays', async () => {
        const open = jest.spyOn(LatchReview, 'open').mockReturnValue(new Promise(() => undefined));
        read.mockResolvedValue(apexReply('account', 'account-suggestions'));
        const card = await mount(LatchPanel, { recordId: OTHER_ID });
        const { suggestions = [] } = apexReply('account', 'account-suggestions').data ?? {};
        const choose = async (): Promise<void> => {
            const finder = part(card, 'c-latch-finder');
            finder.dispatchEvent(new CustomEvent('choose', { detail: suggestions[0] }));
            await drawn();
        };
        await choose();
        read.mockClear();

        publishChange(change({ fusebillId: CUSTOMERS.interiors }));
        await drawn();
        await choose();

        expect(read).toHaveBeenCalledTimes(1);
        expect(open).toHaveBeenCalledTimes(1);
    });

    it('does not matter to an Account and customers that it does not touch', async () => {
        await mount(LatchPanel, { recordId: ACCOUNT_ID });
        read.mockClear();

        publishChange(change({}));
        await drawn();

        expect(read).not.toHaveBeenCalled();
    });

    it('has it read again after a sync, which the card itself shows already', async () => {
        jest.mocked(synch).mockResolvedValue(apexReply('synch', 'synch-resynchronized'));
        const card = await twoCards();

        await select(card, 'resynch');

        expect(read).toHaveBeenCalledTimes(1);
    });

    it('has it read again after a request to unlatch', async () => {
        kept.mockResolvedValue(EMPTY);
        jest.spyOn(LatchUnlatchDialog, 'open').mockImplementation((options) => {
            const { tell } = options as unknown as { tell: (answer: unknown) => void };
            tell({ ok: true, data: { outcome: 'requested' }, stored: EMPTY });
            return Promise.resolve();
        });
        const card = await twoCards();

        await select(card, 'unlatch');

        expect(read).toHaveBeenCalledTimes(1);
    });

    it.each([
        ['check', 'unlatched', 2],
        ['withdraw', 'withdrawn', 2],
        ['check', 'stillLatched', 0],
    ] as const)('reads again after %s: %s', async (action, outcome, times) => {
        jest.mocked(action === 'check' ? check : withdraw).mockResolvedValue(unlatchReply(outcome));
        const card = await twoCards();

        await act(card, action);

        expect(read).toHaveBeenCalledTimes(times);
    });

    it('has it read again after a suggestion was dismissed', async () => {
        read.mockResolvedValue(apexReply('account', 'account-suggestions'));
        const customerId = CUSTOMERS.interiors;
        const row = { customerId, customerName: null, at: '2026-09-14', by: 'Robin Vale' };
        jest.mocked(dismiss).mockResolvedValue({
            ...apexReply('synch', 'synch-disabled'),
            data: { dismissed: [row] },
        });
        const card = await twoCards();
        const finder = part<HTMLElement & { suggestions: object[] }>(card, 'c-latch-finder');

        finder.dispatchEvent(new CustomEvent('dismiss', { detail: finder.suggestions[0] }));
        await drawn();
        await drawn();

        expect(read).toHaveBeenCalledTimes(1);
    });
});
