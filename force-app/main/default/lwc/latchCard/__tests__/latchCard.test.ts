import LatchCard from 'c/latchCard';
import { ACCOUNTS } from '../../../../../../dev/demo-ids';
import { mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

afterEach(unmountAll);

describe('c-latch-card', () => {
    it('shows the panel for the Account of the page, in full and with suggestions', async () => {
        const element = await mount(LatchCard, { recordId: ACCOUNTS.stolenBikes });

        expect(part(element, 'c-latch-panel')).toMatchObject({
            recordId: ACCOUNTS.stolenBikes,
            layout: 'full',
            parts: '',
            hideSuggestions: false,
            hideBilling: false,
            newestFirst: false,
        });
        expect(textOf(element, 'title')).toBe('Fusebill customer');
        await expect(element).toBeAccessible();
    });

    it('follows what the admin chose in Lightning App Builder', async () => {
        const element = await mount(LatchCard, {
            cardTitle: ' Billing ',
            layout: 'compact',
            fields: 'contact',
            hideSuggestions: true,
            hideBilling: true,
            newestFirst: true,
        });

        expect(part(element, 'c-latch-panel')).toMatchObject({
            layout: 'compact',
            parts: 'contact',
            hideSuggestions: true,
            hideBilling: true,
            newestFirst: true,
        });
        expect(textOf(element, 'title')).toBe('Billing');
    });
});
