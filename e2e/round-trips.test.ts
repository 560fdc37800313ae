import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { Stage } from './stage';

const stage = new Stage();

test('shows the card with one call for the live and one for the stored customer', async () => {
    const account = await stage.open(ACCOUNTS.bakery);

    expect(account.calls).toEqual(['account', 'stored']);
});

test('latches a suggested customer in two clicks and one call, without typing', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    account.calls.length = 0;
    const clicks = [
        account.finder.getByRole('button', { name: 'Latch Stolen Bikes' }),
        account.dialog.getByRole('button', { name: 'Latch', exact: true }),
    ];

    for (const button of clicks) await button.click();

    await account.customer();
    await account.card.getByText('History (1)').waitFor();
    expect(clicks.length).toBeLessThanOrEqual(3);
    expect(account.calls).toEqual(['latch']);
    expect(stage.holderOf(CUSTOMERS.stolenBikes)).toBe(ACCOUNTS.stolenBikes);
});

test('sends one call for a search, however many letters are typed', async () => {
    const account = await stage.open(ACCOUNTS.blueAnchor);
    account.calls.length = 0;

    await account.searchField.pressSequentially('lantern', { delay: 20 });
    await account.finder.getByText('Paper Lantern Studio', { exact: true }).waitFor();

    expect(account.calls).toEqual(['search']);
});

test("sends one call for a customer's billing and one to move it", async () => {
    const account = await stage.open(ACCOUNTS.interiors);
    account.calls.length = 0;

    await account.finder.getByRole('button', { name: /^Move / }).click();
    await account.move('Billed here since May');
    await account.customer();

    expect(account.calls).toEqual(['billing', 'move']);
});
