import { createMessageContext } from 'lightning/messageService';
import LightningModal from 'lightning/modal';
import LatchMenu from 'c/latchMenu';
import Toast from 'lightning/toast';
import type { KnownCustomer } from '../../../../../../contract/customer';
import { subscribeToChanges } from 'c/latchEvents';
import type { DialogHandle } from 'c/latchDialog';
import type { UnlatchAnswer } from 'c/latchUnlatch';
import type { MoveAnswer } from 'c/latchMoveDialog';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { customerUpdate } from '../../../../../../dev/jest/customer-update';
import { latchRow } from '../../../../../../dev/jest/latch-row';
import { drawn, mount, part, unmountAll, within } from '../../../../../../dev/jest/mount';

jest.mock('@salesforce/customPermission/Latch_Sync', () => ({ default: true }), { virtual: true });

type Options = {
    label: string;
    tell: (answer: UnlatchAnswer) => void;
    register: (handle: DialogHandle) => void;
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
const MOVE = 'Move to another Account…';
const SUBJECT = { accountId: ACCOUNT_ID, fusebillId: CUSTOMERS.stolenBikes, source: 'card-1' };

const open = jest.spyOn(LightningModal, 'open');
const toast = jest.spyOn(Toast, 'show');

async function show(properties: object = {}) {
    const element = await mount(LatchMenu, {
        recordId: ACCOUNT_ID,
        source: 'card-1',
        customer: ENABLED,
        ...properties,
    });
    const heard: [string, unknown][] = [];
    for (const name of ['change', 'outcome']) {
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

beforeEach(() => [open, toast].forEach((mock) => mock.mockReset()));
afterEach(unmountAll);

const CUSTOMER = apexReply('account', 'account-latched').data?.customers[0];
const TO = { id: OTHER_ID, name: 'Juniper & Finch' };

/** What the dialog of a move tells: that the customer was moved, or why it wasn't. */
function moveAnswer(ok: boolean): MoveAnswer {
    const reply = apexReply('move', 'latch-moved');
    if (!CUSTOMER || !reply.ok) throw new Error('The example holds no customer.');
    const told = ok ? { ...reply, isRecordMissing: false } : REFUSED;
    return { request: { customer: CUSTOMER, reasons: [] }, to: TO, answer: told as never };
}

describe('c-latch-menu: a move', () => {
    beforeEach(() => open.mockReset());

    it('names the customer and both sides, and tells the card before the other cards', async () => {
        const { element, heard } = await show({ customer: CUSTOMER, accountName: 'Bikes Ltd' });
        subscribeToChanges(createMessageContext(), (change) => heard.push(['all', change]));
        dialogWith(moveAnswer(true));

        await choose(element, 'move');

        const label = 'Move Stolen Bikes to another Account';
        expect(open.mock.calls).toMatchObject([
            [{ label, customer: { id: CUSTOMER?.id }, accountName: 'Bikes Ltd' }],
        ]);
        expect(heard).toMatchObject([
            ['outcome', { accountId: ACCOUNT_ID, isOutdated: false, departure: { to: TO } }],
            ['all', { accountId: OTHER_ID, otherAccountId: ACCOUNT_ID, source: 'card-1' }],
        ]);
        expect(toast.mock.calls).toMatchObject([[{ variant: 'success' }]]);
    });

    it('opens no search for an answer that arrives after the dialog was closed', async () => {
        const { element, heard } = await show({ customer: CUSTOMER });
        const { options, close } = openDialog();
        await choose(element, 'move');
        close();
        await drawn();

        const told = moveAnswer(false);
        const fault = { ...REFUSED.fault, code: 'CUSTOMER_NOT_FOUND' };
        options().tell({ ...told, answer: { ...REFUSED, fault } } as never);

        expect(heard).toEqual([['change', customerUpdate({ isOutdated: true })]]);
    });

    it('has the card read again after a refusal', async () => {
        const { element, heard } = await show({ customer: CUSTOMER });
        dialogWith(moveAnswer(false));

        await choose(element, 'move');

        expect(heard).toEqual([['outcome', customerUpdate({ isOutdated: true })]]);
        expect(toast).not.toHaveBeenCalled();
    });

    it('says that the move stands although its record is missing', async () => {
        const { to, request, answer: told } = moveAnswer(true);
        const { element } = await show({ customer: CUSTOMER });
        dialogWith({ to, request, answer: { ...told, isRecordMissing: true } });

        await choose(element, 'move');

        expect(toast.mock.calls).toMatchObject([
            [
                {
                    variant: 'success',
                    mode: 'sticky',
                    message: expect.stringMatching(
                        `could not store who did it.*${told.requestId}`,
                    ) as string,
                },
            ],
        ]);
    });

    it.each([
        [true, { variant: 'success' }],
        [false, { variant: 'error' }],
    ])('says what is answered after the user left; moved: %s', async (ok, words) => {
        const { element } = await show({ customer: CUSTOMER });
        const told = changes();
        const { options } = openDialog();
        await choose(element, 'move');
        element.remove();
        await drawn();

        options().tell(moveAnswer(ok) as never);

        expect(toast.mock.calls).toMatchObject([[words]]);
        expect(told).toHaveLength(ok ? 1 : 0);
    });
});

describe('c-latch-menu', () => {
    it.each([
        ['the sync is enabled', ENABLED, ['Disable sync…', 'Sync again now', MOVE, 'Unlatch…']],
        ['the sync is disabled', DISABLED, ['Enable sync', MOVE, 'Unlatch…']],
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
        [answer('requested'), customerUpdate({ stored: STORED })],
        [answer('alreadyRequested'), customerUpdate({ stored: STORED })],
        [answer('unlatched'), customerUpdate({ stored: STORED, isOutdated: true })],
        [answer('movedAway'), customerUpdate({ stored: STORED, isOutdated: true })],
        [REFUSED, customerUpdate({ isOutdated: true })],
    ])('tells the card once the dialog is gone: %j', async (last, detail) => {
        dialogWith(REFUSED, last);
        const { element, heard } = await show();

        await choose(element, 'unlatch');

        expect(heard).toEqual([['outcome', detail]]);
    });

    it.each(['move', 'unlatch'])(
        'asks for the search where the customer is gone: %s',
        async (item) => {
            const fault = { ...REFUSED.fault, code: 'CUSTOMER_NOT_FOUND' };
            const refused = { ...REFUSED, fault };
            dialogWith(
                (item === 'move' ? { ...moveAnswer(false), answer: refused } : refused) as never,
            );
            const { element, heard } = await show({ customer: CUSTOMER });

            await choose(element, item);

            const detail = customerUpdate({ isOutdated: true, wantsSearch: true });
            expect(heard).toEqual([['outcome', detail]]);
        },
    );

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
            customerUpdate({ stored: STORED }),
        ],
        [REFUSED, { variant: 'error' }, customerUpdate({ isOutdated: true })],
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
