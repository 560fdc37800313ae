import LatchNotice from 'c/latchNotice';
import { mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

afterEach(unmountAll);

describe('c-latch-notice', () => {
    it('says the sentence, and that it is a warning', async () => {
        const element = await mount(LatchNotice, { text: 'The names differ.' });

        expect(textOf(element, 'text')).toBe('The names differ.');
        expect(part(element, 'lightning-icon')).toHaveProperty('alternativeText', 'Warning');
        await expect(element).toBeAccessible();
    });
});
