import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import type { AxeResults } from 'axe-core';
import type { AccountPage } from './account-page';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { Stage } from './stage';

const stage = new Stage();

/** The panel of the demo, unfolded. */
async function openPanel({ page }: AccountPage): Promise<Locator> {
    const panel = page.getByRole('complementary', { name: 'Demo controls' });
    await panel.getByText('Demo controls', { exact: true }).click();
    await panel.getByLabel('Fusebill down').waitFor();
    return panel;
}

async function provoke(panel: Locator, fault: string): Promise<void> {
    await panel.getByLabel(fault, { exact: true }).check();
    await panel.locator('#demo-active').getByText(fault).waitFor();
}

async function clear(panel: Locator): Promise<void> {
    await panel.getByRole('button', { name: 'Clear all faults' }).click();
    await panel.locator('#demo-active').getByText('No faults').waitFor();
}

test.each([
    ['Key revoked', /does not accept the API key/],
    ['Fusebill down', /Fusebill did not answer/],
    ['Limit per minute reached', /not accepting any more requests/],
    ['AWS refuses the signature', /AWS does not accept the key/],
    ['Function crashes', /function stopped before it answered/],
    ['Function not found', /no Latch function at the given address/],
])('%s: the card says so, and is back once the fault is cleared', async (fault, sentence) => {
    const account = await stage.open(ACCOUNTS.bakery);
    const panel = await openPanel(account);

    await provoke(panel, fault);
    await account.show(ACCOUNTS.bakery);
    await account.alert.getByText(sentence).waitFor();
    await clear(panel);
    await account.show(ACCOUNTS.bakery);

    await account.card.getByText('Mrs Dana Fox').waitFor();
});

test('Fusebill slow: the card says that it is still working', async () => {
    const account = await stage.open(ACCOUNTS.blueAnchor);
    const panel = await openPanel(account);

    await provoke(panel, 'Fusebill slow');
    await account.show(ACCOUNTS.bakery);

    await account.card
        .getByText(/Still working|Refreshing/)
        .first()
        .waitFor();
});

test('Answers lost after writing: the card is in doubt, and finds the latch once it can read', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    const panel = await openPanel(account);

    await provoke(panel, 'Answers lost after writing');
    await account.finder.getByRole('button', { name: 'Latch Stolen Bikes' }).click();
    await account.dialog.getByRole('button', { name: 'Latch', exact: true }).click();
    await account.alert.getByText(/did not say whether/).waitFor();
    await clear(panel);
    await account.alert.getByRole('button', { name: 'Check now' }).click();

    await (await account.customer()).getByText('Mr John Doe').waitFor();
    expect(stage.holderOf(CUSTOMERS.stolenBikes)).toBe(ACCOUNTS.stolenBikes);
});

test('Readings lag: a latch stands although Fusebill shows the old state for a while', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    const panel = await openPanel(account);

    await provoke(panel, 'Readings lag by 10 seconds');
    await account.latch(CUSTOMERS.stolenBikes);

    await account.customer();
    expect(stage.holderOf(CUSTOMERS.stolenBikes)).toBe(ACCOUNTS.stolenBikes);
});

test('someone else latches the customer in view: the card says who has it', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    const panel = await openPanel(account);

    await panel.getByLabel('Customer in view').selectOption(String(CUSTOMERS.stolenBikes));
    await panel.getByRole('button', { name: 'Latch meanwhile' }).click();
    await panel
        .getByText(`Another Account has Stolen Bikes (${CUSTOMERS.stolenBikes}) now.`)
        .waitFor();
    await account.finder.getByRole('button', { name: 'Latch Stolen Bikes' }).click();
    await account.dialog.getByRole('button', { name: 'Latch', exact: true }).click();

    await account.alert.getByText(/latched to Juniper Finch Holdings/).waitFor();
});

test('Reset demo takes back what was latched and what fails', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    await account.latch(CUSTOMERS.stolenBikes);
    await account.customer();
    const panel = await openPanel(account);
    await provoke(panel, 'Fusebill down');

    await panel.getByRole('button', { name: 'Reset demo' }).click();

    await account.finder.getByRole('button', { name: 'Latch Stolen Bikes' }).waitFor();
    await panel.getByText('No faults').waitFor();
    expect(stage.holderOf(CUSTOMERS.stolenBikes)).toBeNull();
});

test('shows the page to another user, and in another language', async () => {
    const account = await stage.open(ACCOUNTS.maple);
    const panel = await openPanel(account);

    await panel.getByLabel('User', { exact: true }).selectOption('viewer');
    await account.card.getByText(/You can view customers, but not latch them/).waitFor();
    await openPanel(account);
    await panel.getByLabel('Language').selectOption('de');

    await account.card
        .getByText(/^Fusebill-Kunde/)
        .first()
        .waitFor();
});

test.each(['ltr', 'rtl'])('axe finds nothing in the panel, nothing sticks out: %s', async (dir) => {
    const account = await stage.open(ACCOUNTS.bakery, { settings: `dir=${dir}` });
    const { page } = account;
    await provoke(await openPanel(account), 'Fusebill down');
    await page.setViewportSize({ width: 320, height: 900 });

    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = await page.evaluate<AxeResults>(`axe.run('#demo')`);

    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    const overflow = 'document.documentElement.scrollWidth - window.innerWidth';
    expect(await page.evaluate<number>(overflow)).toBe(0);
});
