import LatchConfirm from 'c/latchConfirm';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

async function open(fields: object = {}) {
    const reply = apexReply('latch', 'already-latched');
    if (reply.ok) throw new Error('The example holds no fault.');
    const element = await mount(LatchConfirm, {
        fusebillId: 172704,
        customer: reply.error.customer,
        from: 'Juniper Finch Holdings',
        to: 'Juniper & Finch Interiors',
        ...fields,
    });
    const closed = jest.fn();
    element.addEventListener('closed', (event) => closed((event as CustomEvent).detail));
    return { element, closed };
}

function giveReason(element: HTMLElement, reason: string): void {
    Object.assign(part(element, 'lightning-textarea'), { value: reason });
}

afterEach(unmountAll);

describe('c-latch-confirm', () => {
    it('shows the customer, the old Account, the new one and the warning', async () => {
        const { element } = await open();

        expect(textOf(element, 'customer')).toBe('Juniper & Finch Interiors');
        expect(textOf(element, 'id')).toBe('172704');
        expect(textOf(element, 'from')).toBe('Juniper Finch Holdings');
        expect(textOf(element, 'to')).toBe('Juniper & Finch Interiors');
        expect(textOf(element, 'warning')).toContain('may be detached');
        await expect(element).toBeAccessible();
    });

    it('shows the ID alone when the customer is not known', async () => {
        const { element } = await open({ customer: undefined });

        expect(textOf(element, 'customer')).toBeNull();
        expect(textOf(element, 'id')).toBe('172704');
    });

    it('answers nothing when the user cancels', async () => {
        const { element, closed } = await open();

        part(element, '[data-action="cancel"]').click();

        expect(closed.mock.calls).toEqual([[null]]);
    });

    it('answers the reason without blanks around it', async () => {
        const { element, closed } = await open();
        giveReason(element, '  Billed here since May ');

        part(element, '[data-action="move"]').click();

        expect(closed.mock.calls).toEqual([['Billed here since May']]);
    });

    it.each(['', '   '])('does not move for the reason "%s"', async (reason) => {
        const { element, closed } = await open();
        giveReason(element, reason);

        part(element, '[data-action="move"]').click();

        expect(closed).not.toHaveBeenCalled();
    });
});
