import LatchForm from 'c/latchForm';
import { drawn, mount, part, unmountAll } from '../../../../../../dev/jest/mount';

type Input = HTMLElement & {
    value: string;
    setCustomValidity: jest.Mock;
    reportValidity: jest.Mock;
};

async function mountForm(busy = false) {
    const element = await mount(LatchForm, { busy });
    const input = part<Input>(element, 'lightning-input');
    const button = part<HTMLElement & { label: string }>(element, 'lightning-button');
    input.setCustomValidity = jest.fn();
    input.reportValidity = jest.fn();
    const latch = jest.fn();
    element.addEventListener('latch', latch);
    return { element, input, button, latch };
}

afterEach(unmountAll);

describe('c-latch-form', () => {
    it('is accessible', async () => {
        const { element } = await mountForm();

        await expect(element).toBeAccessible();
    });

    it.each([
        ['172677', 172677],
        [' 12717595 ', 12717595],
        ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ])('asks for the latch of "%s"', async (typed, fusebillId) => {
        const { input, button, latch } = await mountForm();
        input.value = typed;

        button.click();

        expect(latch.mock.calls[0][0].detail).toBe(fusebillId);
        expect(input.setCustomValidity).toHaveBeenLastCalledWith('');
    });

    it.each(['', ' ', '0', '-1', '1.5', '1e3', 'CD451796', '١٢٣', '9007199254740993'])(
        'refuses "%s" and says what is expected',
        async (typed) => {
            const { input, button, latch } = await mountForm();
            const focus = jest.spyOn(input, 'focus');
            input.value = typed;

            button.click();

            expect(latch).not.toHaveBeenCalled();
            expect(input.setCustomValidity).toHaveBeenCalledWith(
                'Enter a whole number above 0, such as 172677.',
            );
            expect(input.reportValidity).toHaveBeenCalled();
            expect(focus).toHaveBeenCalled();
        },
    );

    it('takes the message away when the user types on', async () => {
        const { input } = await mountForm();

        input.dispatchEvent(new CustomEvent('change'));

        expect(input.setCustomValidity).toHaveBeenCalledWith('');
    });

    it('latches on enter and on no other key', async () => {
        const { input, latch } = await mountForm();
        input.value = '172677';

        input.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
        input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));

        expect(latch).toHaveBeenCalledTimes(1);
    });

    it('asks for nothing while a latch is being made, and says so', async () => {
        const { element, input, button, latch } = await mountForm(true);
        input.value = '172677';

        button.click();
        await drawn();

        expect(latch).not.toHaveBeenCalled();
        expect(button.label).toBe('Latching…');
        await expect(element).toBeAccessible();
    });
});
