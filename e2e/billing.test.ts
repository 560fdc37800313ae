import type { AccountPage } from './account-page';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { holdCalls } from './hold-calls';
import { Stage } from './stage';

const stage = new Stage();

const JUNIPER = CUSTOMERS.interiors;
const INVOICES = `/v1/customers/${CUSTOMERS.bakery}/invoiceSummaries`;

/** Opens the section by keyboard and waits for its content. */
async function openBilling({ card, page }: AccountPage): Promise<void> {
    await card.locator('c-latch-billing summary').focus();
    await page.keyboard.press('Enter');
    await card.locator('[data-billing="invoices"]').waitFor();
}

test('loads billing when its section is opened, and shows what the customer owes', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    expect(account.calls).not.toContain('billing');
    const before = stage.stack.fusebill.requests.length;

    await openBilling(account);

    expect(account.calls.filter((method) => method === 'billing')).toHaveLength(1);
    expect(stage.stack.fusebill.requests.length - before).toBe(2);
    const section = account.card.locator('c-latch-billing');
    const text = (await section.innerText()).replace(/\s+/g, ' ');
    expect(text).toContain('Outstanding CA$1,600.80');
    expect(text).toContain('Overdue CA$610.30');
    expect(text).toContain('Till Pro CA$990.50 a month');
    expect(text).toContain('Invoice 10002 Overdue due Oct 15, 2026 CA$490.10 of CA$990.50');
    expect(await section.getByRole('link').getAttribute('href')).toBe(
        `https://admin.fusebill.com/Customers/Overview/${CUSTOMERS.bakery}`,
    );
});

test('shows the subscriptions when Fusebill provides no invoices', async () => {
    stage.stack.fusebill.plan({ kind: 'status', status: 404, path: INVOICES });
    const account = await stage.open(ACCOUNTS.bakery);

    await openBilling(account);

    await account.card.getByText('Subscriptions (3)').waitFor();
    await account.card.getByText('Fusebill doesn’t provide this customer’s invoices.').waitFor();
});

test('loads billing again after Fusebill did not answer', async () => {
    stage.stack.fusebill.plan({ kind: 'status', status: 503, path: INVOICES });
    const account = await stage.open(ACCOUNTS.bakery);
    await openBilling(account);
    await account.card.getByText('Open invoices can’t be read').waitFor();

    await account.card.getByRole('button', { name: 'Try again' }).click();

    await account.card.getByText('Open invoices (3)').waitFor();
});

test('has no section when the admin hides it', async () => {
    const account = await stage.open(ACCOUNTS.bakery, { settings: 'hideBilling=true' });

    expect(await account.card.locator('c-latch-billing').count()).toBe(0);
});

test("shows the customer's subscriptions and open invoices before a move", async () => {
    const account = await stage.open(ACCOUNTS.interiors);
    await account.review(JUNIPER);

    const impact = account.dialog.locator('c-latch-impact');
    await impact.getByText('£657.50').waitFor();

    expect((await impact.innerText()).replace(/\s+/g, ' ')).toBe(
        'This customer’s billing Subscriptions 2 Open invoices 3 Outstanding £657.50 Overdue £310.00',
    );
});

test('does not shift the layout when billing arrives', async () => {
    const { prepare, release } = holdCalls('LatchController.billing');
    const account = await stage.open(ACCOUNTS.interiors, { prepare });
    await account.review(JUNIPER);
    const places = () =>
        Promise.all(
            ['textarea', 'input[type="checkbox"]', 'table'].map((one) =>
                account.dialog.locator(one).boundingBox(),
            ),
        );
    const before = await places();

    release();
    await account.dialog.getByText('£657.50').waitFor();

    expect(await places()).toEqual(before);
});

test.each([
    ['never comes', 'hang'],
    ['fails', 'reset'],
] as const)('moves the customer although its billing %s', async (_, kind) => {
    stage.stack.fusebill.plan({ kind, path: '^/v1/customers/\\d+/', times: 'always' });
    const account = await stage.open(ACCOUNTS.interiors);
    await account.review(JUNIPER);

    await account.move('Billed here since May');

    await account.customer();
    expect(stage.holderOf(JUNIPER)).toBe(ACCOUNTS.interiors);
});
