import LatchAnother from 'c/latchAnother';
import { drawn, mount, part, unmountAll, within } from '../../../../../../dev/jest/mount';

const PROPERTIES = { recordId: '001Hs00003JuNipIAF', folded: true };

async function open(element: HTMLElement): Promise<void> {
    const section = part<HTMLDetailsElement>(element, 'details');
    const toggled = new Promise((resolve) => section.addEventListener('toggle', resolve));
    part(element, 'summary').click();
    await toggled;
    await drawn();
}

afterEach(unmountAll);

describe('c-latch-another', () => {
    it('draws the search once it is opened', async () => {
        const element = await mount(LatchAnother, PROPERTIES);

        expect(element.shadowRoot?.querySelector('c-latch-finder')).toBeNull();
        expect(part(element, 'summary').textContent).toBe('Latch another customer');
        await expect(element).toBeAccessible();

        await open(element);

        expect(part(element, 'c-latch-finder')).toHaveProperty('recordId', PROPERTIES.recordId);
        await expect(element).toBeAccessible();
    });

    it('fires what the user chooses', async () => {
        const element = await mount(LatchAnother, PROPERTIES);
        const chosen: unknown[] = [];
        element.addEventListener('choose', (event) => chosen.push((event as CustomEvent).detail));

        await open(element);
        const detail = { customer: { id: 172677 } };
        part(element, 'c-latch-finder').dispatchEvent(new CustomEvent('choose', { detail }));

        expect(chosen).toEqual([detail]);
    });

    it('has the search at once where it is not folded', async () => {
        const element = await mount(LatchAnother, { ...PROPERTIES, folded: false });

        expect(part(element, 'h3').textContent).toBe('Latch another customer');
        expect(part(element, 'c-latch-finder')).toHaveProperty('recordId', PROPERTIES.recordId);
    });

    it.each([true, false])('takes the focus to the search; folded: %s', async (folded) => {
        const element = await mount(LatchAnother, { ...PROPERTIES, folded });
        if (folded) await open(element);
        const focus = jest.spyOn(part(element, 'c-latch-finder'), 'focus');

        element.focus();
        await drawn();

        expect(focus).toHaveBeenCalledTimes(1);
        expect(within<HTMLDetailsElement>(element, 'details')?.open ?? true).toBe(true);
    });
});
