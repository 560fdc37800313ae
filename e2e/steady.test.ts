import type { Locator, Page } from 'playwright-core';
import { ACCOUNTS } from '../dev/demo-ids';
import { Stage } from './stage';

const stage = new Stage();

/** Holds back what Fusebill says of the Account until the test lets it through. */
async function heldBack(accountId: string) {
    let letThrough: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    const prepare = async (page: Page): Promise<void> => {
        await page.clock.install();
        await page.route('**/apex/LatchController.account', async (route) => {
            await held;
            await route.continue();
        });
    };
    return { account: await stage.load(accountId, { prepare }), letThrough };
}

/** Where each of these stands, and how large it is. */
function places(parts: Locator[]): Promise<unknown[]> {
    return Promise.all(parts.map((each) => each.boundingBox()));
}

test.each([1280, 320])('keeps still while it loads, at %i px', async (width) => {
    const { account } = await heldBack(ACCOUNTS.stolenBikes);
    const { card, page } = account;
    await page.setViewportSize({ width, height: 900 });
    await card.locator('[data-part="loading"]').waitFor();
    const before = await places([card, card.locator('.bar').first()]);

    await page.clock.runFor(5_000);
    await card.getByText('Still working…').waitFor();
    expect(await places([card, card.locator('.bar').first()])).toEqual(before);

    await page.clock.runFor(10_000);
    await card.getByText(/Wait a little longer/).waitFor();
    expect(await places([card, card.locator('.bar').first()])).toEqual(before);
});

test('moves nothing of the stored customer while the live one is read', async () => {
    const { account } = await heldBack(ACCOUNTS.bakery);
    const { card, page } = account;
    const parts = [await account.customer(), card.getByText(/^History/)];
    const before = await places(parts);

    await page.clock.runFor(15_000);

    await card.getByText(/Wait a little longer/).waitFor();
    expect(await places(parts)).toEqual(before);
});

test('leaves the name, the status and the money where they are when the live customer comes', async () => {
    const { account, letThrough } = await heldBack(ACCOUNTS.bakery);
    const customer = await account.customer();
    const parts = [
        customer.getByRole('heading', { name: 'Harbour Light Bakery' }),
        customer.locator('lightning-badge').first(),
        customer.getByText('Net MRR'),
    ];
    const before = await places(parts);

    letThrough();

    await customer.getByText('Mrs Dana Fox').waitFor();
    expect(await places(parts)).toEqual(before);
});

test('puts what there is to do where the skeleton was', async () => {
    const { account, letThrough } = await heldBack(ACCOUNTS.blueAnchor);
    const skeleton = await account.card.locator('[data-part="loading"]').boundingBox();

    letThrough();
    await account.settled();

    const panel = await account.card.locator('[data-part="panel"]').boundingBox();
    expect(panel?.y).toBe(skeleton?.y);
    expect(Math.abs((panel?.height ?? 0) - (skeleton?.height ?? 0))).toBeLessThan(48);
});
