import type { Page } from 'playwright-core';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import type { AccountPage } from './account-page';
import { Stage } from './stage';

const stage = new Stage();

const NOW = Date.parse('2026-11-20T09:00:00Z');
const SENTENCE = 'Harbour Light Bakery was moved from this Account to Copper Kettle Coffee.';

/** The page's clock stands still, so that a slow machine doesn't outlast the lag. */
const prepare = (page: Page): Promise<void> => page.clock.setFixedTime(NOW);

/** Moves the bakery's customer to the coffee house. From then on, Fusebill's reads show the bakery. */
async function moveUnseen(): Promise<AccountPage> {
    const account = await stage.open(ACCOUNTS.bakery, { prepare });
    stage.stack.fusebill.lagReads(600_000);
    await account.pickReceiver('kettle');
    await account.move('The roastery pays for it');
    await account.dialog.waitFor({ state: 'detached' });
    await account.settled();
    expect(stage.holderOf(CUSTOMERS.bakery)).toBe(ACCOUNTS.kettle);
    return account;
}

async function refresh(account: AccountPage): Promise<void> {
    account.calls.length = 0;
    await account.card.getByRole('button', { name: 'Refresh' }).click();
    await account.settled();
    expect(account.calls).toContain('account');
}

test('does not show a customer again that was just moved away, however late Fusebill shows it', async () => {
    const account = await moveUnseen();
    const { card } = account;

    for (const read of [() => account.settled(), () => refresh(account)]) {
        await read();
        await card.getByText(SENTENCE).waitFor();
        await card.getByText('This Account is not latched to a Fusebill customer.').waitFor();
        expect(await card.locator('c-latch-customer').count()).toBe(0);
        expect(await card.getByText(/^No suggestions/).count()).toBe(0);
    }
});

test('shows the moved customer on its new Account before Fusebill does', async () => {
    const account = await moveUnseen();
    const { card } = account;

    await card.getByRole('link', { name: 'Copper Kettle Coffee' }).click();

    await card.getByText('Several customers are latched').waitFor();
    await account.settled();
    await card.getByRole('heading', { name: 'Harbour Light Bakery' }).waitFor();
    expect(await card.getByText(/^Salesforce shows/).count()).toBe(0);
});

test('shows a customer that was just latched, however late Fusebill shows it', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes, { prepare });
    stage.stack.fusebill.lagReads(600_000);
    await account.latch(CUSTOMERS.stolenBikes);
    await account.customer();

    await refresh(account);

    await account.customer();
    expect(await account.card.getByText(/^Salesforce shows/).count()).toBe(0);
});

test('believes Fusebill again once a lag must be over', async () => {
    const account = await moveUnseen();

    await account.page.clock.setFixedTime(NOW + 60_000);
    await refresh(account);

    await account.customer();
    expect(await account.card.getByText(SENTENCE).count()).toBe(0);
});
