import LatchDialogFooter from 'c/latchDialogFooter';
import { drawn, mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

async function show(properties: { final?: boolean } = {}) {
    const element = await mount<{ final?: boolean } & Pick<LatchDialogFooter, 'askOnEscape'>>(
        LatchDialogFooter,
        properties as never,
    );
    const declined = jest.fn();
    element.addEventListener('decline', declined);
    const escape = async () => {
        const event = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
        element.askOnEscape(event);
        await drawn();
        return event;
    };
    return { element, declined, escape };
}

afterEach(unmountAll);

describe('c-latch-dialog-footer', () => {
    it('declines when the user cancels', async () => {
        const { element, declined } = await show();
        await expect(element).toBeAccessible();

        part(element, '[data-action="cancel"]').click();

        expect(declined).toHaveBeenCalledTimes(1);
    });

    it('has nothing to cancel once all is done', async () => {
        const { element } = await show({ final: true });

        expect(element.shadowRoot.querySelector('[data-action="cancel"]')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('asks before escape discards the reason, and declines once that is agreed', async () => {
        const { element, declined, escape } = await show();

        const { defaultPrevented } = await escape();

        expect(defaultPrevented).toBe(true);
        expect(textOf(element, 'question')).toBe('Discard the reason you typed?');
        expect(declined).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
        part(element, '[data-action="discard"]').click();
        expect(declined).toHaveBeenCalledTimes(1);
    });

    it.each(['the button', 'another escape'])('takes the question back by %s', async (means) => {
        const { element, declined, escape } = await show();
        await escape();

        if (means === 'the button') part(element, '[data-action="keep"]').click();
        else await escape();
        await drawn();

        expect(textOf(element, 'question')).toBeNull();
        expect(element.shadowRoot.querySelector('[data-action="cancel"]')).not.toBeNull();
        expect(declined).not.toHaveBeenCalled();
    });
});
