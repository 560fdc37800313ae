import billing from '@salesforce/apex/LatchController.billing';
import LatchReview from 'c/latchReview';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import { drawn, mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';
import { proposalOf } from '../../../../../../dev/jest/proposal';

type Field = HTMLElement & { value: string };

const HOLDER = { name: 'Juniper Finch Holdings', url: '' };

async function open(holder: typeof HOLDER | null = HOLDER) {
    const register = jest.fn();
    const element = await mount(LatchReview, {
        label: 'Move this customer?',
        proposal: proposalOf({ holder }),
        register,
    });
    const closed = jest.fn();
    element.addEventListener('closed', (event) => closed((event as CustomEvent).detail));
    return { element, closed, register };
}

/** Fills the fields of a move; the test kit's stand-ins know no validity. */
function fillIn(element: HTMLElement, value: string): void {
    const decision = part(element, 'c-latch-decision');
    const reportValidity = () => value !== '';
    Object.assign(part<Field>(decision, 'lightning-textarea'), { value, reportValidity });
    Object.assign(part<Field>(decision, 'lightning-input'), { reportValidity });
}

/** Whether the dialog around would still hear the key. */
function press(element: HTMLElement, key: string): boolean {
    const heard = jest.fn();
    document.body.addEventListener('keydown', heard);
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true });
    part(element, 'c-latch-decision').dispatchEvent(event);
    document.body.removeEventListener('keydown', heard);
    return heard.mock.calls.length > 0;
}

function click(element: HTMLElement, action: string): void {
    part(element, `[data-action="${action}"]`).click();
}

afterEach(unmountAll);

describe('c-latch-review', () => {
    it('closes with the reason that the user gave', async () => {
        const { element, closed } = await open();
        fillIn(element, 'Billed here since May');
        await expect(element).toBeAccessible();

        click(element, 'agree');

        expect(closed.mock.calls).toEqual([[{ reason: 'Billed here since May' }]]);
    });

    it('waits for nothing that it says of the customer', async () => {
        const { element, closed } = await open();
        const impact = part(part(element, 'c-latch-decision'), 'c-latch-impact');
        expect(billing).toHaveBeenLastCalledWith({
            accountId: ACCOUNTS.interiors,
            fusebillId: CUSTOMERS.interiors,
        });
        expect(textOf(impact, 'sentence')).toBe('Reading subscriptions and invoices…');
        fillIn(element, 'Billed here since May');

        click(element, 'agree');

        expect(closed).toHaveBeenCalledTimes(1);
    });

    it('closes immediately when nothing is moved', async () => {
        const { element, closed } = await open(null);

        click(element, 'agree');

        expect(part(element, '[data-action="agree"]')).toHaveProperty('label', 'Latch');
        expect(closed.mock.calls).toEqual([[{ reason: '' }]]);
    });

    it('stays open while something is missing', async () => {
        const { element, closed } = await open();
        fillIn(element, '');

        click(element, 'agree');

        expect(closed).not.toHaveBeenCalled();
    });

    it('answers nothing when the user cancels', async () => {
        const { element, closed } = await open();

        click(element, 'cancel');

        expect(closed.mock.calls).toEqual([[null]]);
    });

    it('can be closed by the one who opened it', async () => {
        const { closed, register } = await open();

        register.mock.calls[0][0].close();

        expect(closed.mock.calls).toEqual([[null]]);
    });
});

describe('c-latch-review: its handle', () => {
    it('says when the dialog has left the page', async () => {
        const { element, register } = await open();
        const gone = jest.fn();
        register.mock.calls[0][0].gone.then(gone);
        click(element, 'cancel');
        await drawn();
        expect(gone).not.toHaveBeenCalled();

        element.remove();
        await drawn();

        expect(gone).toHaveBeenCalledTimes(1);
    });
});

describe('c-latch-review: escape', () => {
    it('is left to the dialog while nothing would be lost', async () => {
        const { element } = await open();
        fillIn(element, '');

        expect(press(element, 'Escape')).toBe(true);
        expect(press(element, 'a')).toBe(true);
    });

    it('asks before a typed reason is lost, and discards it once that is agreed', async () => {
        const { element, closed } = await open();
        fillIn(element, 'Billed here');

        expect(press(element, 'Escape')).toBe(false);
        await drawn();

        expect(textOf(element, 'question')).toBe('Discard the reason you typed?');
        expect(closed).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
        click(element, 'discard');
        expect(closed.mock.calls).toEqual([[null]]);
    });

    it.each(['the button', 'another escape'])('goes back to the reason by %s', async (means) => {
        const { element, closed } = await open();
        fillIn(element, 'Billed here');
        press(element, 'Escape');
        await drawn();

        if (means === 'the button') click(element, 'keep');
        else press(element, 'Escape');
        await drawn();

        expect(textOf(element, 'question')).toBeNull();
        expect(closed).not.toHaveBeenCalled();
    });
});
