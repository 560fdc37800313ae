import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import type { AxeResults } from 'axe-core';
import type { AccountPage } from './account-page';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { Stage } from './stage';

const stage = new Stage();

/** The expanded demo panel. */
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
])('%s: the card says so, and works again once the fault is cleared', async (fault, sentence) => {
    const account = await stage.open(ACCOUNTS.bakery);
    const panel = await openPanel(account);

    await provoke(panel, fault);
    await account.show(ACCOUNTS.bakery);
    await account.alert.getByText(sentence).waitFor();
    await clear(panel);
    await account.show(ACCOUNTS.bakery);

    await account.card.getByText('Mrs Dana Fox').waitFor();
});

/** The Account that holds a customer, as another client of Fusebill reads it, and how long the read took. */
async function readHolder(id: number): Promise<{ holder: unknown; ms: number }> {
    const { url, key } = stage.stack.fusebill;
    const from = performance.now();
    const response = await fetch(`${url}/customers/${id}`, {
        headers: { Authorization: `Basic ${key}` },
    });
    const { salesforceId: holder } = (await response.json()) as { salesforceId: unknown };
    return { holder, ms: performance.now() - from };
}

test('Fusebill slow: each answer takes six seconds, and the card says that it is still working', async () => {
    const account = await stage.open(ACCOUNTS.blueAnchor);
    const panel = await openPanel(account);

    await provoke(panel, 'Fusebill slow');
    await account.show(ACCOUNTS.bakery);

    await account.card.getByText('Still working').first().waitFor();
    expect((await readHolder(CUSTOMERS.bakery)).ms).toBeGreaterThan(5_900);
});

test('Answers lost after writing: the card reports an unknown outcome, then finds the latch once it can read', async () => {
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

test('Reads lag: Fusebill shows the old state for a while, and a latch still succeeds', async () => {
    const account = await stage.open(ACCOUNTS.stolenBikes);
    const panel = await openPanel(account);

    await provoke(panel, 'Reads lag by 10 seconds');
    await stage.moveBehindTheirBack(CUSTOMERS.bakery, ACCOUNTS.maple);
    expect(await readHolder(CUSTOMERS.bakery)).toMatchObject({ holder: ACCOUNTS.bakery });
    expect(stage.holderOf(CUSTOMERS.bakery)).toBe(ACCOUNTS.maple);
    await account.latch(CUSTOMERS.stolenBikes);

    await account.customer();
    expect(stage.holderOf(CUSTOMERS.stolenBikes)).toBe(ACCOUNTS.stolenBikes);
});

/** Presses Tab until the element has the focus. */
async function tabTo({ page }: AccountPage, target: Locator): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
        if ((await target.and(page.locator(':focus')).count()) > 0) return;
        await page.keyboard.press('Tab');
    }
    throw new Error('Tab never reaches the element.');
}

test('works by keyboard alone, and the focus is never lost', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    const { page } = account;
    const panel = page.getByRole('complementary', { name: 'Demo controls' });
    const box = panel.getByLabel('Fusebill down');
    await panel.locator('summary').focus();

    await page.keyboard.press('Enter');
    await tabTo(account, box);
    await page.keyboard.press('Space');
    await panel.locator('#demo-active').getByText('Fusebill down').waitFor();
    await box.and(page.locator(':focus')).waitFor();
    await tabTo(account, panel.getByRole('button', { name: 'Clear all faults' }));
    await page.keyboard.press('Enter');

    await panel.locator('#demo-active').getByText('No faults').waitFor();
    await panel.locator('summary').and(page.locator(':focus')).waitFor();
});

test('a colleague latches the customer in view: the card says who has it', async () => {
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

test('Reset demo undoes latches and clears faults', async () => {
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

test.each(['ltr', 'rtl'])(
    'the panel has no axe violations and does not overflow: %s',
    async (dir) => {
        const account = await stage.open(ACCOUNTS.bakery, { settings: `dir=${dir}` });
        const { page } = account;
        await provoke(await openPanel(account), 'Fusebill down');
        await page.setViewportSize({ width: 320, height: 900 });

        await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
        const { violations } = await page.evaluate<AxeResults>(`axe.run('#demo')`);

        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        const overflow = 'document.documentElement.scrollWidth - window.innerWidth';
        expect(await page.evaluate<number>(overflow)).toBe(0);
    },
);
