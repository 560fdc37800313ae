import billing from '@salesforce/apex/LatchController.billing';
import LatchInlineReview from 'c/latchInlineReview';
import { mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';
import { proposalOf } from '../../../../../../dev/jest/proposal';

type Field = HTMLElement & { value: string };

const HOLDER = { name: 'Juniper Finch Holdings', url: '' };

async function show(holder: typeof HOLDER | null, value = '') {
    const element = await mount(LatchInlineReview, { proposal: proposalOf({ holder }) });
    const decide = jest.fn();
    const heard = jest.fn();
    element.addEventListener('decide', (event) => decide((event as CustomEvent).detail));
    document.body.addEventListener('keydown', heard, { once: true });
    const decision = part(element, 'c-latch-decision');
    if (holder !== null) {
        const reportValidity = () => value !== '';
        Object.assign(part<Field>(decision, 'lightning-textarea'), { value, reportValidity });
        Object.assign(part<Field>(decision, 'lightning-input'), { reportValidity });
    }
    const escape = (): void => {
        const key = { key: 'Escape', bubbles: true, composed: true };
        decision.dispatchEvent(new KeyboardEvent('keydown', key));
    };
    return { element, decide, heard, escape };
}

afterEach(unmountAll);

describe('c-latch-inline-review', () => {
    it.each([
        ['Latch this customer?', null, ''],
        ['Move this customer?', HOLDER, 'Billed here since May'],
    ])('asks "%s", and hands over the agreement', async (title, holder, reason) => {
        const { element, decide } = await show(holder, reason);
        expect(textOf(element, 'heading')?.trim()).toBe(title);
        await expect(element).toBeAccessible();

        part(element, '[data-action="agree"]').click();

        expect(decide.mock.calls).toEqual([[{ reason }]]);
    });

    it('waits for nothing that it says of the customer', async () => {
        const { element, decide } = await show(HOLDER, 'Billed here since May');
        expect(billing).toHaveBeenCalled();

        part(element, '[data-action="agree"]').click();

        expect(decide).toHaveBeenCalledTimes(1);
    });

    it('asks for no billing where nothing is moved', async () => {
        jest.mocked(billing).mockClear();

        await show(null);

        expect(billing).not.toHaveBeenCalled();
    });

    it('goes back by its button', async () => {
        const { element, decide } = await show(null);

        part(element, '[data-action="back"]').click();

        expect(decide.mock.calls).toEqual([[null]]);
    });

    it('says nothing while something is missing', async () => {
        const { element, decide } = await show(HOLDER);

        part(element, '[data-action="agree"]').click();

        expect(decide).not.toHaveBeenCalled();
    });

    it.each([
        ['goes back', '', [[null]]],
        ['loses no typed reason', 'Billed here', []],
    ])('%s by escape, and keeps the window around open', async (_, reason, calls) => {
        const { decide, heard, escape } = await show(HOLDER, reason);

        escape();

        expect(decide.mock.calls).toEqual(calls);
        expect(heard).not.toHaveBeenCalled();
    });

    it('takes the focus to its heading', async () => {
        const { element } = await show(null);

        element.focus();

        expect(element.shadowRoot.activeElement).toBe(part(element, '[data-part="heading"]'));
    });
});
