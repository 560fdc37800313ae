import LatchUnlatch from 'c/latchUnlatch';
import LatchUnlatchDialog, { type UnlatchAnswer, type UnlatchHandle } from 'c/latchUnlatchDialog';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import { latchRow } from '../../../../../../dev/jest/latch-row';
import { drawn, mount, part, unmountAll } from '../../../../../../dev/jest/mount';

jest.mock('@salesforce/apex/LatchUnlatchController.request', () => ({ default: jest.fn() }), {
    virtual: true,
});

type Options = {
    label: string;
    tell: (answer: UnlatchAnswer) => void;
    register: (handle: UnlatchHandle) => void;
};

const STORED = { current: [], requests: [], dismissed: [], history: [] };
const open = jest.spyOn(LatchUnlatchDialog, 'open');

async function show(requests: object[] = []) {
    const customer = { id: CUSTOMERS.stolenBikes, companyName: 'Stolen Bikes' };
    const recordId = ACCOUNTS.stolenBikes;
    const element = await mount(LatchUnlatch, { recordId, customer, requests });
    const changed = jest.fn();
    element.addEventListener('change', (event) => changed((event as CustomEvent).detail));
    return { element, changed };
}

/** A dialog that gets these answers before it is closed. */
function dialogWith(...answers: unknown[]): void {
    open.mockImplementation((options) => {
        answers.forEach((answer) => (options as unknown as Options).tell(answer as UnlatchAnswer));
        return Promise.resolve();
    });
}

async function click(element: HTMLElement): Promise<void> {
    part(element, '[data-action="unlatch"]').click();
    await drawn();
}

const answer = (outcome: string) => ({ ok: true, data: { outcome }, stored: STORED });

beforeEach(() => open.mockReset());
afterEach(unmountAll);

describe('c-latch-unlatch', () => {
    it('names the customer in its button and its dialog', async () => {
        dialogWith();
        const { element, changed } = await show();

        expect(part(element, 'lightning-button')).toHaveProperty(
            'ariaLabel',
            'Unlatch Stolen Bikes…',
        );
        await expect(element).toBeAccessible();
        await click(element);

        expect(open.mock.calls).toMatchObject([[{ label: 'Unlatch Stolen Bikes' }]]);
        expect(changed).not.toHaveBeenCalled();
    });

    it('adds the ID where another customer may have the same name', async () => {
        const customer = { id: CUSTOMERS.stolenBikes, companyName: 'Stolen Bikes' };
        const element = await mount(LatchUnlatch, { customer, several: true });

        expect(part(element, 'lightning-button')).toHaveProperty(
            'ariaLabel',
            `Unlatch Stolen Bikes (${CUSTOMERS.stolenBikes})…`,
        );
    });

    it('has no button while a request is open', async () => {
        const { element } = await show([{ row: latchRow() }]);

        expect(element.shadowRoot.querySelector('lightning-button')).toBeNull();
    });

    it.each([
        [answer('requested'), { stored: STORED, isOutdated: false }],
        [answer('alreadyRequested'), { stored: STORED, isOutdated: false }],
        [answer('unlatched'), { stored: STORED, isOutdated: true }],
        [answer('movedAway'), { stored: STORED, isOutdated: true }],
        [
            { ok: false, fault: {}, stored: null },
            { stored: null, isOutdated: true },
        ],
    ])('tells the card once the dialog is gone: %j', async (last, change) => {
        dialogWith({ ok: false, fault: {}, stored: null }, last);
        const { element, changed } = await show();

        await click(element);

        expect(changed.mock.calls).toEqual([[change]]);
    });

    it('closes the dialog when the user leaves the Account', async () => {
        const close = jest.fn();
        open.mockImplementation((options) => {
            (options as unknown as Options).register({ close, gone: Promise.resolve() });
            return new Promise(() => undefined);
        });
        const { element } = await show();
        await click(element);

        element.remove();

        expect(close).toHaveBeenCalledTimes(1);
    });
});
