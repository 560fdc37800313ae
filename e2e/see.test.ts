import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { holdCalls } from './hold-calls';
import { Stage } from './stage';

const stage = new Stage();

test('shows the stored customer immediately, then the live one', async () => {
    const { release, prepare } = holdCalls('LatchController.account');
    const account = await stage.load(ACCOUNTS.bakery, { prepare });

    await account.card.getByText('CA$1,180.00').waitFor();
    await account.card.getByText('Refreshing…').waitFor();
    expect(account.calls).toEqual(['account', 'stored']);
    release();

    await account.card.getByText('CA$1,240.50').waitFor();
    await account.settled();
});

test('shows the live customer without waiting for the stored one', async () => {
    const { release, prepare } = holdCalls('LatchController.stored');
    const account = await stage.load(ACCOUNTS.bakery, { prepare });

    await account.card.getByText('CA$1,240.50').waitFor();
    await account.settled();
    expect(account.calls).toEqual(['account', 'stored']);
    release();

    await account.card.getByText('History (2)').waitFor();
});

test('keeps the stored customer, with a note, when Fusebill cannot be read', async () => {
    stage.stack.fusebill.plan({ kind: 'status', status: 500, times: 'always' });

    const account = await stage.open(ACCOUNTS.bakery);

    await account.alert.waitFor();
    await account.card.getByText('CA$1,180.00').waitFor();
    await account.card.getByText(/It may be out of date/).waitFor();
});

test('says which Account now has the stored customer', async () => {
    await stage.moveBehindTheirBack(CUSTOMERS.bakery, ACCOUNTS.kettle);

    const account = await stage.open(ACCOUNTS.bakery);

    await account.card.getByText(/^Salesforce shows .+ it is now latched to .+\.$/).waitFor();
});

test("links each address in a field, and shows money in the customer's currency", async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    const links = account.card.getByRole('link');

    await links.filter({ hasText: 'ledger@harbour-light.example.com' }).waitFor();
    await links.filter({ hasText: 'till@harbour-light.example.com' }).waitFor();
    await account.card.getByText('CA$1,116.45').waitFor();
    const open = links.filter({ hasText: 'Open in Fusebill' });
    expect(await open.getAttribute('href')).toContain(`/${CUSTOMERS.bakery}`);
    expect(
        await links.filter({ hasText: String(CUSTOMERS.bakeryGroup) }).getAttribute('href'),
    ).toContain(`/${CUSTOMERS.bakeryGroup}`);
});

test('keeps details and history collapsed until they are opened', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    const code = account.card.getByText(/Region ATL, Channel FAIR-19/);
    expect(await code.isVisible()).toBe(false);

    await account.card.getByText('References, tracking codes and acquisition').click();
    await account.card.getByText('History (2)').click();

    await code.waitFor();
    await account.card.getByText(/was moved here from Juniper Finch Holdings/).waitFor();
    await account.card.getByText('Reason: The bakery pays for itself').waitFor();
});

test('warns about several customers on one Account and lists them', async () => {
    const account = await stage.open(ACCOUNTS.kettle);

    await account.card.getByText(/Several customers are latched/).waitFor();
    expect(await account.card.locator('c-latch-customer').count()).toBe(2);
});

test('shows the main customer, and expands another by keyboard to change only that one', async () => {
    const account = await stage.open(ACCOUNTS.kettle);
    const { card, page } = account;
    const main = card.getByRole('button', {
        name: `Details of Copper Kettle Coffee (${CUSTOMERS.kettle})`,
    });
    const roastery = card.getByRole('button', { name: /^Details of .*Roastery/ });
    const menu = account.menu('More actions for Copper Kettle Coffee (Roastery)');
    await card.getByText('Main customer').waitFor();
    expect(await main.getAttribute('aria-expanded')).toBe('true');
    expect(await menu.count()).toBe(0);

    await roastery.press('Enter');
    await menu.click();
    await card.getByRole('menuitem', { name: 'Enable sync' }).click();

    await page.getByText('Sync changed').waitFor();
    expect(await roastery.getAttribute('aria-expanded')).toBe('true');
    expect(stage.stack.fusebill.customer(CUSTOMERS.roastery)?.salesforceSynchStatus).toBe(
        'Enabled',
    );
    await main.press('Enter');
    expect(await main.getAttribute('aria-expanded')).toBe('false');
});

test('makes the newest of two active customers the main one if the admin chose so', async () => {
    await stage.moveBehindTheirBack(CUSTOMERS.interiors, ACCOUNTS.kettle);
    const oldest = await stage.open(ACCOUNTS.kettle);
    const newest = await stage.open(ACCOUNTS.kettle, { settings: 'newestFirst=true' });
    const mainOf = ({ card }: typeof oldest): Promise<string> =>
        card.locator('c-latch-customer').first().innerText();

    expect(await mainOf(oldest)).toMatch(/Copper Kettle Coffee[^]*Main customer/);
    expect(await mainOf(newest)).toMatch(/Juniper & Finch Interiors[^]*Main customer/);
});

test('reads again on refresh', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await stage.moveBehindTheirBack(CUSTOMERS.bakery, ACCOUNTS.blueAnchor);

    await account.card.getByRole('button', { name: 'Refresh' }).click();

    await account.card.getByText('This Account is not latched to a Fusebill customer.').waitFor();
});

test.each([
    ['layout=compact', 'Contacts and details', true],
    ['fields=sync', 'Salesforce sync', true],
    ['fields=sync', 'Email', false],
    ['cardTitle=Accounting', 'Accounting', true],
])('follows the settings of the admin: %s', async (settings, text, isShown) => {
    const account = await stage.open(ACCOUNTS.bakery, { settings });

    expect(await account.card.getByText(text, { exact: true }).count()).toBe(isShown ? 1 : 0);
});

test.each([
    ['de', 'Fusebill-Kunde', /1\.240,50/],
    ['fr', 'Client Fusebill', /1.240,50/],
])('speaks the language of the user: %s', async (language, title, amount) => {
    const account = await stage.open(ACCOUNTS.bakery, { settings: `language=${language}` });

    await account.card.getByText(title).waitFor();
    await account.card.getByText(amount).waitFor();
});
