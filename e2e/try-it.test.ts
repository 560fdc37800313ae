import { text } from 'node:stream/consumers';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import type { AccountPage } from './account-page';
import { Stage } from './stage';

const stage = new Stage();

/** Opens the page as `npm start` shows it, and chooses an Account from the list. */
async function choose(name: string): Promise<AccountPage> {
    const account = await stage.open(ACCOUNTS.holdings);
    await account.page.getByRole('link', { name, exact: true }).click();
    await account.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await account.settled();
    return account;
}

test('1: a suggested customer is latched in two clicks, without typing', async () => {
    const { finder, dialog, card } = await choose('Stolen Bikes');
    await finder.getByText(/email/i).first().waitFor();

    await finder.getByRole('button', { name: 'Latch Stolen Bikes' }).click();
    await dialog.getByRole('button', { name: 'Latch', exact: true }).click();

    await card.locator('c-latch-customer').getByText('Stolen Bikes').first().waitFor();
});

test('2: a customer of another Account: see who has it, cancel, move it with a reason', async () => {
    const account = await choose('Juniper & Finch Interiors');
    const { finder, dialog, card } = account;
    await finder
        .getByText(/Juniper Finch Holdings/)
        .first()
        .waitFor();

    await finder
        .getByRole('button', { name: /^Move / })
        .first()
        .click();
    await dialog.getByText('Juniper Finch Holdings').first().waitFor();
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await finder
        .getByRole('button', { name: /^Move / })
        .first()
        .click();
    await account.move('Billed here');

    await card.locator('c-latch-customer').getByText('Juniper & Finch').first().waitFor();
});

test('3: the history says who moved the customer and why; the unlatch file is imported', async () => {
    const account = await choose('Harbour Light Bakery');
    const { card, dialog, page } = account;
    await card.getByText(/^History/).click();
    await card.getByText('Reason: The bakery pays for itself').waitFor();

    await account.choose('Unlatch…');
    await dialog.getByLabel('Reason').fill('A trial run');
    await dialog.getByRole('button', { name: 'Request unlatch' }).click();
    const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('link', { name: 'Download import file' }).click(),
    ]);
    const file = await text(await download.createReadStream());
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await dialog.waitFor({ state: 'detached' });
    const fusebill = await stage.windows.browser.newPage();
    await fusebill.goto(stage.stack.fusebill.url.replace('/v1', '/control/import'));
    await fusebill.getByLabel('Import file').setInputFiles({
        name: download.suggestedFilename(),
        mimeType: 'text/csv',
        buffer: Buffer.from(file),
    });
    await fusebill.getByRole('button', { name: 'Import Validated Records' }).click();
    await fusebill.getByText('Imported records: 1').waitFor();
    await fusebill.close();
    await card.getByRole('button', { name: 'Check now' }).click();

    await page.getByText('is no longer latched to this Account').first().waitFor();
});

test.each([['maple'], [String(CUSTOMERS.mapleCancelled)]])(
    '4: nothing is suggested, but a search finds: %s',
    async (term) => {
        const account = await choose('Blue Anchor Logistics');
        expect(await account.finder.getByRole('listitem').count()).toBe(0);

        await account.search(term);

        await account.finder.getByText(/Maple/).first().waitFor();
    },
);

test('5: Fusebill does not know the Account, and the card says so', async () => {
    const { finder, dialog, alert } = await choose('Paper Lantern Studio');

    await finder.getByRole('button', { name: /^Latch / }).click();
    await dialog.getByRole('button', { name: 'Latch', exact: true }).click();

    await alert.getByText(/does not know this Account/).waitFor();
});

test('6: the tab that checks the connection', async () => {
    const account = await choose('Stolen Bikes');

    await account.page.getByRole('link', { name: 'Connection' }).click();

    await account.card.getByText('OK').first().waitFor();
});
