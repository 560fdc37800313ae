import { text } from 'node:stream/consumers';
import type { Locator } from 'playwright-core';
import { PERMISSION_SET_GROUPS } from '../contract/agreed-values';
import type { AccountPage } from './account-page';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { holdCalls } from './hold-calls';
import { Stage } from './stage';

const stage = new Stage();

const CUSTOMER = CUSTOMERS.bakery;
const REASON = 'Latched to the wrong bakery';
const FILE =
    'Fusebill ID,Reference,CompanyName,PrimaryEmail,SalesforceID,TargetSalesforceID\r\n' +
    `${CUSTOMERS.bakery},HLB-20,Harbour Light Bakery,dana.fox@harbour-light.example.com,${ACCOUNTS.bakery},clear\r\n`;

/** The file that the link downloads. */
async function downloaded({ page }: AccountPage, place: Locator): Promise<string> {
    const [download] = await Promise.all([
        page.waitForEvent('download'),
        place.getByRole('link', { name: 'Download import file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`unlatch-${CUSTOMERS.bakery}.csv`);
    return text(await download.createReadStream());
}

/** Imports a file on the emulated Fusebill screens. */
async function importInFusebill(file: string): Promise<void> {
    const page = await stage.windows.browser.newPage();
    await page.goto(stage.stack.fusebill.url.replace('/v1', '/control/import'));
    await page.getByLabel('Import file').setInputFiles({
        name: 'unlatch.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(file),
    });
    await page.getByRole('button', { name: 'Import Validated Records' }).click();
    await page.getByText('Imported records: 1').waitFor();
    await page.close();
}

async function request(account: AccountPage): Promise<void> {
    await account.choose('Unlatch…');
    await account.dialog.getByLabel('Reason').fill(REASON);
    await account.dialog.getByRole('button', { name: 'Request unlatch' }).click();
    await account.dialog.getByText('Requested.').waitFor();
}

async function close({ dialog }: AccountPage): Promise<void> {
    await dialog.locator('[data-action="close"]').getByRole('button').click();
    await dialog.waitFor({ state: 'detached' });
}

/** The entries of the customer's menu, which is closed again. */
async function entries(account: AccountPage): Promise<string[]> {
    await account.menu().click();
    const offered = await account.card.getByRole('menuitem').allInnerTexts();
    await account.page.keyboard.press('Escape');
    return offered;
}

const noticeOf = ({ card }: AccountPage): Locator =>
    card.getByRole('region', { name: 'Unlatching Harbour Light Bakery was requested' });

const check = (account: AccountPage): Promise<void> =>
    noticeOf(account).getByRole('button', { name: 'Check now' }).click();

/** The entries of the history, newest first. */
async function historyOf({ card }: AccountPage): Promise<string[]> {
    await card.getByText(/^History/).click();
    return card.locator('c-latch-history [data-part="what"]').allInnerTexts();
}

test('requests an unlatch, imports the file in Fusebill and checks that the latch is gone', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await request(account);
    const file = await downloaded(account, account.dialog);
    expect(file).toBe(FILE);
    await close(account);

    const notice = noticeOf(account);
    await notice.getByText(`Reason: ${REASON}`).waitFor();
    await notice.getByText('Robin Vale').waitFor();
    expect(await entries(account)).not.toContain('Unlatch…');
    await check(account);
    await notice.getByText('Fusebill still shows this latch').waitFor();
    await importInFusebill(file);
    expect(stage.holderOf(CUSTOMER)).toBeNull();
    await check(account);

    await account.page.getByText('is no longer latched to this Account').first().waitFor();
    await notice.waitFor({ state: 'detached' });
    await account.settled();
    await account.card.getByText('This Account is not latched to a Fusebill customer.').waitFor();
    expect((await historyOf(account)).slice(0, 2)).toEqual([
        'Harbour Light Bakery was unlatched',
        'Unlatching Harbour Light Bakery was requested',
    ]);
    expect(stage.latchRequests).toBe(0);
});

test('shows the request and its file again after the page was left', async () => {
    const first = await stage.open(ACCOUNTS.bakery);
    await request(first);
    await close(first);

    const account = await stage.open(ACCOUNTS.bakery);
    await account.card.getByText('How to import it').click();

    expect(await downloaded(account, noticeOf(account))).toBe(FILE);
});

test('withdraws a request, and the customer stays', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await request(account);
    await close(account);

    await noticeOf(account).getByRole('button', { name: 'Withdraw request' }).click();

    await noticeOf(account).waitFor({ state: 'detached' });
    expect(await entries(account)).toContain('Unlatch…');
    expect((await historyOf(account))[0]).toBe(
        'The request to unlatch Harbour Light Bakery was withdrawn',
    );
    expect(stage.holderOf(CUSTOMER)).toBe(ACCOUNTS.bakery);
});

test('shows that the latch is gone when the request is withdrawn after the import', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await request(account);
    await close(account);
    await importInFusebill(FILE);

    await noticeOf(account).getByRole('button', { name: 'Withdraw request' }).click();

    await noticeOf(account).waitFor({ state: 'detached' });
    await account.card.getByText('This Account is not latched to a Fusebill customer.').waitFor();
});

test('says who has the customer when it was moved meanwhile', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await request(account);
    await close(account);
    await stage.moveBehindTheirBack(CUSTOMER, ACCOUNTS.maple);

    await check(account);

    await account.page.getByText('is latched to Maple Row Dental now').first().waitFor();
    await noticeOf(account).waitFor({ state: 'detached' });
    expect((await historyOf(account))[0]).toBe('Harbour Light Bakery was found on another Account');
});

test('keeps the request open when Fusebill cannot be read', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await request(account);
    await close(account);
    stage.stack.fusebill.plan({
        kind: 'status',
        status: 503,
        path: `^/v1/customers/${CUSTOMERS.bakery}`,
        times: 'always',
    });

    await check(account);

    await noticeOf(account).getByRole('alert').waitFor();
    await account.page.reload();
    await noticeOf(account).waitFor();
});

test('closes the request when the customer moves to another Account', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await request(account);
    await close(account);
    await account.show(ACCOUNTS.maple);
    await account.settled();
    await account.review(CUSTOMER);
    await account.move('Billed there');
    await account.dialog.waitFor({ state: 'detached' });
    await account.customer();

    await account.show(ACCOUNTS.bakery);
    await account.settled();

    expect(await noticeOf(account).count()).toBe(0);
});

test('offers no unlatch to users who may not move', async () => {
    const first = await stage.open(ACCOUNTS.bakery);
    await request(first);
    await close(first);
    stage.stack.org.org.assign(PERMISSION_SET_GROUPS.user);

    const account = await stage.open(ACCOUNTS.bakery);

    await noticeOf(account).getByText(`Reason: ${REASON}`).waitFor();
    expect(await noticeOf(account).getByRole('button').count()).toBe(0);
    expect(await entries(account)).toEqual(['Disable sync…', 'Sync again now']);
});

test('returns the focus to the check button, and moves it to an error', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await request(account);
    await close(account);
    const notice = noticeOf(account);
    const button = notice.getByRole('button', { name: 'Check now' });

    await button.press('Enter');
    await notice.getByText('Fusebill still shows this latch').waitFor();
    await button.and(account.page.locator(':focus')).waitFor();

    stage.stack.fusebill.plan({ kind: 'status', status: 503, path: '/v1/', times: 'always' });
    await button.press('Enter');
    const repeat = notice.getByRole('alert').getByRole('button', { name: 'Try again' });
    await repeat.and(account.page.locator(':focus')).waitFor();
});

test('does not call another Account this one when an answer arrives after the user left', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await request(account);
    await close(account);
    await stage.moveBehindTheirBack(CUSTOMER, ACCOUNTS.kettle);
    const { prepare, release } = holdCalls('LatchUnlatchController.check');
    await prepare(account.page);

    await check(account);
    await account.show(ACCOUNTS.paperLantern);
    await account.settled();
    release();

    await account.page.getByText('Unlatch Harbour Light Bakery').waitFor();
    await account.page.getByText('Latched to Copper Kettle Coffee').waitFor();
});

/** Waits until the selected element has the focus, in any shadow root. */
async function focused({ page }: AccountPage, selector: string): Promise<void> {
    await page.waitForFunction(`(() => {
        let focused = document.activeElement;
        while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
        return focused?.matches(${JSON.stringify(selector)});
    })()`);
}

test('works by keyboard alone, with the focus in the right place', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    const { page } = account;
    await openByKeyboard(account, 'ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await account.dialog.getByLabel('Reason').focus();
    await page.keyboard.type(REASON);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await account.dialog.getByText('Requested.').waitFor();
    await page.keyboard.press('Escape');
    await account.dialog.waitFor({ state: 'detached' });

    await focused(account, '[data-part="heading"]');
});

/** Opens the menu with this key, and waits for the focus on its first entry. */
async function openByKeyboard(account: AccountPage, key: string): Promise<void> {
    await account.menu('More actions for Harbour Light Bakery').focus();
    await account.page.keyboard.press(key);
    const first = account.card.getByRole('menuitem', { name: 'Disable sync…' });
    await first.and(account.page.locator(':focus')).waitFor();
}

test.each(['Enter', 'ArrowDown'])('the menu opens by %s, and Escape closes it', async (key) => {
    const account = await stage.open(ACCOUNTS.bakery);
    const menu = account.menu('More actions for Harbour Light Bakery');

    await openByKeyboard(account, key);

    expect(await menu.getAttribute('aria-expanded')).toBe('true');
    expect(await menu.getAttribute('aria-haspopup')).toBe('true');
    expect(await account.card.getByRole('menuitem').allInnerTexts()).toEqual([
        'Disable sync…',
        'Sync again now',
        'Move to another Account…',
        'Unlatch…',
    ]);
    await account.page.keyboard.press('Escape');
    await account.card.getByRole('menuitem').first().waitFor({ state: 'hidden' });
    await menu.and(account.page.locator(':focus')).waitFor();
});

test('returns the focus to the menu when the dialog is cancelled', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await openByKeyboard(account, 'Enter');
    await account.page.keyboard.press('End');
    await account.page.keyboard.press('Enter');
    await account.dialog.getByLabel('Reason').waitFor();

    await account.page.keyboard.press('Escape');

    await account.dialog.waitFor({ state: 'detached' });
    await account.menu().and(account.page.locator(':focus')).waitFor();
});

test('goes to the search where the customer is gone', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await request(account);
    await close(account);
    const path = `^/v1/customers/${CUSTOMER}$`;
    stage.stack.fusebill.plan({ kind: 'status', status: 404, path, times: 'always' });
    await check(account);
    await account.alert.getByText('Fusebill no longer has this customer.').waitFor();

    await account.alert.getByRole('button', { name: 'Search again' }).click();

    await account.searchField.and(account.page.locator(':focus')).waitFor();
    await account.settled();
});
