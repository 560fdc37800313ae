import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { holdCalls } from './hold-calls';
import { Stage } from './stage';

const stage = new Stage();

test('starts nothing else during a latch, and does not call the Account unlatched', async () => {
    const { prepare, release } = holdCalls('LatchController.latch');
    const account = await stage.open(ACCOUNTS.stolenBikes, { prepare });
    await account.latch(CUSTOMERS.stolenBikes);
    await account.card.getByText('Latching Stolen Bikes…').first().waitFor();

    const buttons = await account.finder.getByRole('button', { name: /^Latch / }).all();
    expect(buttons.length).toBeGreaterThan(0);
    for (const button of buttons) expect(await button.isDisabled()).toBe(true);
    expect(await account.card.getByText('This Account is not latched').count()).toBe(0);

    release();
    await account.customer();
});

test('shows who has the customer in its row after a colleague was faster', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    await account.review(CUSTOMERS.stolenBikes);
    await stage.moveBehindTheirBack(CUSTOMERS.stolenBikes, ACCOUNTS.blueAnchor);

    await account.dialog.getByRole('button', { name: 'Latch', exact: true }).click();
    await account.alert.waitFor();

    const row = account.row(CUSTOMERS.stolenBikes);
    await row.getByText('Latched to Blue Anchor Logistics').waitFor();
    await row.getByRole('button', { name: 'Move Stolen Bikes' }).waitFor();
});

test('shows who has the customer in its row after the holder has changed', async () => {
    const account = await stage.open(ACCOUNTS.interiors);
    await account.review(CUSTOMERS.interiors);
    await stage.moveBehindTheirBack(CUSTOMERS.interiors, ACCOUNTS.blueAnchor);

    await account.move('Billed here since May');
    await account.alert.waitFor();

    await account.row(CUSTOMERS.interiors).getByText('Latched to Blue Anchor Logistics').waitFor();
});

test('an error moves the list by less than 140 px', async () => {
    const account = await stage.open(ACCOUNTS.paperLantern);
    const field = account.searchField;
    const before = await field.boundingBox();

    await account.latch(CUSTOMERS.paperLantern);
    await account.alert.waitFor();

    expect((await field.boundingBox())?.y).toBeLessThan((before?.y ?? 0) + 140);
});

test('names the Account in a toast when the user left it before the answer', async () => {
    const { prepare, release } = holdCalls('LatchController.latch');
    const account = await stage.open(ACCOUNTS.stolenBikes, { prepare });
    await account.latch(CUSTOMERS.stolenBikes);
    await account.card.getByText('Latching Stolen Bikes…').first().waitFor();
    await account.page.getByRole('link', { name: 'Blue Anchor Logistics' }).click();
    await account.card.getByText('This Account is not latched').waitFor();

    release();

    await account.page.getByText('Stolen Bikes is now latched to Stolen Bikes.').waitFor();
    expect(stage.holderOf(CUSTOMERS.stolenBikes)).toBe(ACCOUNTS.stolenBikes);
});

test('lists ten results in about half the space of full rows', async () => {
    const account = await stage.open(ACCOUNTS.blueAnchor);

    await account.search('example.com');

    const list = account.finder.locator('c-latch-candidates');
    expect(await list.locator('> ul > li').count()).toBe(10);
    expect((await list.boundingBox())?.height).toBeLessThan(1100);
});

test('keeps a gap between icon and title in right-to-left languages', async () => {
    const account = await stage.open(ACCOUNTS.bakery, { settings: 'dir=rtl' });

    const icon = await account.card.locator('lightning-icon').first().boundingBox();
    const title = await account.card.locator('[data-part="title"]').boundingBox();
    const gap = (icon?.x ?? 0) - ((title?.x ?? 0) + (title?.width ?? 0));
    expect(gap).toBeGreaterThanOrEqual(8);
});
