import { devices } from 'playwright-core';
import { ACCOUNTS, Stage } from './stage';

const stage = new Stage();

/** Has no mouse and no room. */
const device = devices['Pixel 7'];

test('latches a suggestion by two touches on a phone', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes, { device });

    await account.finder.getByRole('button', { name: 'Latch Stolen Bikes' }).tap();
    await account.dialog.getByRole('button', { name: 'Latch', exact: true }).tap();

    const customer = await account.customer();
    await customer.getByText('Stolen Bikes').first().waitFor();
    expect(stage.holderOf(172677)).toBe(ACCOUNTS.stolenBikes);
});

test('has touch targets that a thumb hits, in the card and in the review', async () => {
    const account = await stage.open(ACCOUNTS.interiors, { device });
    const move = account.finder.getByRole('button', { name: /^Move / }).first();
    const heights = [await move.boundingBox()];
    await move.tap();
    for (const button of await account.dialog.getByRole('button').all()) {
        heights.push(await button.boundingBox());
    }

    expect(heights.length).toBeGreaterThan(2);
    for (const box of heights) expect(box?.height).toBeGreaterThanOrEqual(24); // WCAG 2.2, 2.5.8
});
