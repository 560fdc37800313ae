import LatchCard from 'c/latchCard';
import { mount, part, unmountAll } from '../../../../../../dev/jest/mount';

jest.mock(
    '@salesforce/apex/LatchController.account',
    () => ({ default: jest.fn(() => new Promise(() => undefined)) }),
    { virtual: true },
);

afterEach(unmountAll);

describe('c-latch-card', () => {
    it('shows the panel for the Account of the page', async () => {
        const element = await mount(LatchCard, { recordId: '0014100000JJ3wtAAD' });

        expect(part(element, 'c-latch-panel')).toHaveProperty('recordId', '0014100000JJ3wtAAD');
        expect(part(element, 'lightning-card')).toHaveProperty('title', 'Fusebill customer');
        await expect(element).toBeAccessible();
    });
});
