import LatchLink from 'c/latchLink';
import { mount, part, unmountAll } from '../../../../../../dev/jest/mount';

afterEach(unmountAll);

describe('c-latch-link', () => {
    it('opens a new tab and says so', async () => {
        const element = await mount(LatchLink, { href: 'https://one.test/', label: 'Open one' });

        const link = part<HTMLAnchorElement>(element, 'a');
        expect([link.href, link.target, link.rel]).toEqual([
            'https://one.test/',
            '_blank',
            'noopener',
        ]);
        expect(link.textContent?.trim()).toBe('Open one');
        expect(part(element, 'lightning-icon')).toHaveProperty(
            'alternativeText',
            'opens in a new tab',
        );
        await expect(element).toBeAccessible();
    });
});
