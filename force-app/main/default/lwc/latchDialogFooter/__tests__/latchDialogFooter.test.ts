import LatchDialogFooter from 'c/latchDialogFooter';
import { drawn, mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

type Properties = Partial<Pick<LatchDialogFooter, 'disabled' | 'final'>>;

async function show(properties: Properties = {}) {
    const element = await mount<Properties & Pick<LatchDialogFooter, 'askOnEscape'>>(
        LatchDialogFooter,
        { label: 'Latch', ...properties } as never,
    );
    const declined = jest.fn();
    element.addEventListener('decline', declined);
    const agreed = jest.fn();
    element.addEventListener('agree', agreed);
    const escape = async () => {
        const event = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
        element.askOnEscape(event);
        await drawn();
        return event;
    };
    return { element, agreed, declined, escape };
}

afterEach(unmountAll);

describe('c-latch-dialog-footer', () => {
    it('declines when the user cancels', async () => {
        const { element, declined } = await show();
        await expect(element).toBeAccessible();

        part(element, '[data-action="cancel"]').click();

        expect(declined).toHaveBeenCalledTimes(1);
    });

    it('agrees by the main button', async () => {
        const { element, agreed, declined } = await show();

        part(element, '[data-action="agree"]').click();

        expect(agreed).toHaveBeenCalledTimes(1);
        expect(declined).not.toHaveBeenCalled();
    });

    it.each([false, true])(
        'passes on whether the main button is disabled: %s',
        async (disabled) => {
            const { element } = await show({ disabled });

            expect(part(element, '[data-action="agree"]')).toMatchObject({
                label: 'Latch',
                disabled,
            });
            await expect(element).toBeAccessible();
        },
    );

    it('can only be closed once all is done', async () => {
        const { element, agreed, declined } = await show({ final: true });
        expect(element.shadowRoot.querySelectorAll('lightning-button')).toHaveLength(1);
        await expect(element).toBeAccessible();

        part(element, '[data-action="close"]').click();

        expect(declined).toHaveBeenCalledTimes(1);
        expect(agreed).not.toHaveBeenCalled();
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
