import { createMessageContext } from 'lightning/messageService';
import LatchMenu from 'c/latchMenu';
import Toast from 'lightning/toast';
import type { KnownCustomer } from '../../../../../../contract/customer';
import { subscribeToChanges } from 'c/latchEvents';
import type { UnlatchAnswer } from 'c/latchUnlatch';
import LatchUnlatchDialog, { type UnlatchHandle } from 'c/latchUnlatchDialog';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import { latchRow } from '../../../../../../dev/jest/latch-row';
import { drawn, mount, part, unmountAll, within } from '../../../../../../dev/jest/mount';

jest.mock('@salesforce/apex/LatchUnlatchController.request', () => ({ default: jest.fn() }), {
    virtual: true,
});
jest.mock('@salesforce/apex/LatchSynchController.change', () => ({ default: jest.fn() }), {
    virtual: true,
});
jest.mock('@salesforce/customPermission/Latch_Sync', () => ({ default: true }), { virtual: true });

type Options = {
    label: string;
    tell: (answer: UnlatchAnswer) => void;
    register: (handle: UnlatchHandle) => void;
};

const ACCOUNT_ID = ACCOUNTS.stolenBikes;
const OTHER_ID = ACCOUNTS.interiors;
const STORED = { current: [], requests: [], dismissed: [], history: [] };
const KNOWN: KnownCustomer = { id: CUSTOMERS.stolenBikes, companyName: 'Stolen Bikes' };
const ENABLED: KnownCustomer = {
    ...KNOWN,
    salesforceId: ACCOUNT_ID,
    salesforceSynchStatus: 'Enabled',
};
const DISABLED: KnownCustomer = { ...ENABLED, salesforceSynchStatus: 'Disabled' };
const SUBJECT = { accountId: ACCOUNT_ID, fusebillId: CUSTOMERS.stolenBikes, source: 'card-1' };

const open = jest.spyOn(LatchUnlatchDialog, 'open');
const toast = jest.spyOn(Toast, 'show');

async function show(properties: object = {}) {
    const element = await mount(LatchMenu, {
        recordId: ACCOUNT_ID,
        source: 'card-1',
        customer: ENABLED,
        ...properties,
    });
    const heard: [string, unknown][] = [];
    for (const name of ['change', 'unlatch']) {
        element.addEventListener(name, (event) => {
            heard.push([name, (event as CustomEvent).detail]);
        });
    }
    return { element, heard };
}

const items = (element: HTMLElement): string[] =>
    [...(element.shadowRoot?.querySelectorAll('lightning-menu-item') ?? [])].map(
        (item) => (item as HTMLElement & { label: string }).label,
    );

async function choose(element: HTMLElement, value: string): Promise<void> {
    const menu = part(element, 'lightning-button-menu');
    menu.dispatchEvent(new CustomEvent('select', { detail: { value } }));
    await drawn();
}

/** A dialog that gets these answers before it is closed. */
function dialogWith(...answers: unknown[]): void {
    open.mockImplementation((options) => {
        answers.forEach((answer) => (options as unknown as Options).tell(answer as UnlatchAnswer));
        return Promise.resolve();
    });
}

/** A dialog that stays open; gives what it was opened with. */
function openDialog(): { options: () => Options; close: jest.Mock } {
    let opened: Options | undefined;
    const close = jest.fn();
    open.mockImplementation((options) => {
        opened = options as unknown as Options;
        return new Promise<void>((resolve) => {
            close.mockImplementation(() => resolve());
            opened?.register({ close, gone: Promise.resolve() });
        });
    });
    return {
        options: () => {
            if (!opened) throw new Error('No dialog was opened.');
            return opened;
        },
        close,
    };
}

/** What other cards are told. */
function changes(): unknown[] {
    const told: unknown[] = [];
    subscribeToChanges(createMessageContext(), (change) => told.push(change));
    return told;
}

const answer = (outcome: string, more: object = {}) => ({
    ok: true,
    data: { outcome, ...more },
    stored: STORED,
});
const REFUSED = {
    ok: false,
    fault: { userMessage: 'Fusebill did not answer.', userAction: 'Try again.' },
    stored: null,
};
const update = (stored: object | null, isOutdated: boolean) => ({
    accountId: ACCOUNT_ID,
    stored,
    customer: null,
    isOutdated,
});

beforeEach(() => [open, toast].forEach((mock) => mock.mockReset()));
afterEach(unmountAll);

describe('c-latch-menu', () => {
    it.each([
        ['the sync is enabled', ENABLED, ['Disable sync…', 'Sync again now', 'Unlatch…']],
        ['the sync is disabled', DISABLED, ['Enable sync', 'Unlatch…']],
        ['only the record is known', KNOWN, ['Unlatch…']],
    ])('offers what makes sense while %s', async (_, customer, labels) => {
        const { element } = await show({ customer });

        expect(items(element)).toEqual(labels);
        await expect(element).toBeAccessible();
    });

    it.each([
        [false, 'More actions for Stolen Bikes'],
        [true, `More actions for Stolen Bikes (${CUSTOMERS.stolenBikes})`],
    ])('names the customer to a screen reader; several: %s', async (several, alternativeText) => {
        const { element } = await show({ several });

        expect(part(element, 'lightning-button-menu')).toMatchObject({ alternativeText });
    });

    it('offers no second request while one is open', async () => {
        const { element } = await show({ requests: [{ row: latchRow() }] });

        expect(items(element)).not.toContain('Unlatch…');
    });

    it('shows no menu without an entry', async () => {
        const { element } = await show({ customer: KNOWN, requests: [{ row: latchRow() }] });

        expect(within(element, 'lightning-button-menu')).toBeNull();
    });

    it('starts nothing while the sync is asked about, and is back after Cancel', async () => {
        const { element } = await show();

        await choose(element, 'disable');
        expect(part(element, 'lightning-button-menu')).toMatchObject({ disabled: true });
        const focus = jest.spyOn(part(element, 'lightning-button-menu'), 'focus');
        part(element, '[data-part=cancel]').click();
        await drawn();

        expect(part(element, 'lightning-button-menu')).toMatchObject({ disabled: false });
        expect(focus).toHaveBeenCalledTimes(1);
    });

    it('names the customer in the dialog, and gives the focus back when nothing is asked', async () => {
        dialogWith();
        const { element, heard } = await show();
        const focus = jest.spyOn(part(element, 'lightning-button-menu'), 'focus');

        await choose(element, 'unlatch');

        expect(open.mock.calls).toMatchObject([[{ label: 'Unlatch Stolen Bikes' }]]);
        expect(heard).toEqual([]);
        expect(focus).toHaveBeenCalledTimes(1);
    });

    it.each([
        [answer('requested'), update(STORED, false)],
        [answer('alreadyRequested'), update(STORED, false)],
        [answer('unlatched'), update(STORED, true)],
        [answer('movedAway'), update(STORED, true)],
        [REFUSED, update(null, true)],
    ])('tells the card once the dialog is gone: %j', async (last, detail) => {
        dialogWith(REFUSED, last);
        const { element, heard } = await show();

        await choose(element, 'unlatch');

        expect(heard).toEqual([['unlatch', detail]]);
    });

    it.each([
        [answer('requested'), [{ ...SUBJECT, otherAccountId: null }]],
        [answer('movedAway', { holder: OTHER_ID }), [{ ...SUBJECT, otherAccountId: OTHER_ID }]],
        [REFUSED, []],
    ])('tells other cards at once: %j', async (given, told) => {
        const heardElsewhere = changes();
        const { options } = openDialog();
        const { element } = await show();
        await choose(element, 'unlatch');

        options().tell(given as UnlatchAnswer);

        expect(heardElsewhere).toEqual(told);
    });

    it.each([
        [
            answer('requested'),
            { variant: 'info', message: 'Unlatching Stolen Bikes was requested' },
            update(STORED, false),
        ],
        [REFUSED, { variant: 'error' }, update(null, true)],
    ])('says what is answered after the dialog was closed: %j', async (late, words, detail) => {
        const { options, close } = openDialog();
        const { element, heard } = await show();
        await choose(element, 'unlatch');
        close();
        await drawn();

        options().tell(late as UnlatchAnswer);

        expect(toast.mock.calls).toMatchObject([[{ label: 'Unlatch Stolen Bikes', ...words }]]);
        expect(heard).toEqual([['change', detail]]);
    });

    it('opens one dialog at a time, and closes it when the user leaves the Account', async () => {
        const { close } = openDialog();
        const { element } = await show();
        await choose(element, 'unlatch');
        await choose(element, 'unlatch');

        element.remove();

        expect(open).toHaveBeenCalledTimes(1);
        expect(close).toHaveBeenCalledTimes(1);
    });
});
