import type { Locator } from 'playwright-core';
import { ACCOUNTS } from '../dev/demo-ids';
import { holdCalls } from './hold-calls';
import { Stage } from './stage';

const stage = new Stage();

/** Holds the live data of the Account until the test releases it. */
async function holdLiveData(accountId: string) {
    const { prepare, release } = holdCalls('LatchController.account');
    const account = await stage.load(accountId, {
        prepare: async (page) => {
            await page.clock.install();
            await prepare(page);
        },
    });
    return { account, release };
}

/** The position and size of each element. */
function places(parts: Locator[]): Promise<unknown[]> {
    return Promise.all(parts.map((each) => each.boundingBox()));
}

test.each([1280, 320])('does not shift while it loads, at %i px', async (width) => {
    const { account } = await holdLiveData(ACCOUNTS.stolenBikes);
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

test('does not shift the stored customer while the live one is read', async () => {
    const { account } = await holdLiveData(ACCOUNTS.bakery);
    const { card, page } = account;
    const parts = [await account.customer(), card.getByText(/^History/)];
    const before = await places(parts);

    await page.clock.runFor(15_000);

    await card.getByText(/Wait a little longer/).waitFor();
    expect(await places(parts)).toEqual(before);
});

test('keeps the name, the status and the money in place when the live customer arrives', async () => {
    const { account, release } = await holdLiveData(ACCOUNTS.bakery);
    const customer = await account.customer();
    const parts = [
        customer.getByRole('heading', { name: 'Harbour Light Bakery' }),
        customer.locator('lightning-badge').first(),
        customer.getByText('Net MRR'),
    ];
    const before = await places(parts);

    release();

    await customer.getByText('Mrs Dana Fox').waitFor();
    expect(await places(parts)).toEqual(before);
});

test('shows the panel where the skeleton was', async () => {
    const { account, release } = await holdLiveData(ACCOUNTS.blueAnchor);
    const skeleton = await account.card.locator('[data-part="loading"]').boundingBox();

    release();
    await account.settled();

    const panel = await account.card.locator('[data-part="panel"]').boundingBox();
    expect(panel?.y).toBe(skeleton?.y);
    expect(Math.abs((panel?.height ?? 0) - (skeleton?.height ?? 0))).toBeLessThan(48);
});
