import type { AccountPage } from './account-page';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { Stage } from './stage';

const stage = new Stage();

const CUSTOMER = CUSTOMERS.bakery;
const REASON = 'The roastery pays for it';
const SENTENCE = 'Harbour Light Bakery was moved from this Account to Copper Kettle Coffee.';

/** Opens the dialog from the menu and picks an Account, by keyboard only. */
async function pickByKeyboard(account: AccountPage, name: string): Promise<void> {
    const { card, dialog, page } = account;
    const focused = page.locator(':focus');
    await account.menu().focus();
    await page.keyboard.press('Enter');
    await card.getByRole('menuitem').first().and(focused).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await card.getByRole('menuitem', { name: 'Move to another Account…' }).and(focused).waitFor();
    await page.keyboard.press('Enter');
    const picker = dialog.getByRole('combobox', { name: 'To Account' });
    await picker.waitFor();
    await page.keyboard.press('Tab');
    await picker.and(focused).waitFor();
    await page.keyboard.type(name);
    await dialog.getByRole('option').nth(1).waitFor({ state: 'detached' }); // the list follows what was typed
    await dialog.getByRole('option').waitFor();
    await page.keyboard.press('ArrowDown');
    await dialog.locator('[role="combobox"][aria-activedescendant]').waitFor();
    await page.keyboard.press('Enter');
    await dialog.locator('c-latch-decision').waitFor();
}

test('moves a customer from its own card by keyboard, and says where it is now', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    const { card, dialog, page } = account;

    await pickByKeyboard(account, 'kettle');
    await dialog.locator('[data-part="from"]', { hasText: 'Harbour Light Bakery' }).waitFor();
    await dialog.locator('[data-part="to"]', { hasText: 'Copper Kettle Coffee' }).waitFor();
    await dialog.getByText('Copper Kettle Coffee already has another customer').waitFor();
    await dialog.locator('c-latch-impact').getByText('CA$1,600.80').waitFor();
    await dialog.getByLabel('Reason for the move').fill(REASON);
    await dialog.getByRole('checkbox').press(' ');
    await dialog.getByRole('button', { name: 'Move', exact: true }).press('Enter');

    await dialog.waitFor({ state: 'detached' });
    const sentence = card.locator('[data-part="departed"]', { hasText: SENTENCE });
    await sentence.and(page.locator(':focus')).waitFor();
    await account.settled();
    expect(stage.holderOf(CUSTOMER)).toBe(ACCOUNTS.kettle);
    await card.getByText('This Account is not latched to a Fusebill customer.').waitFor();
    await card.getByText(/^History/).click();
    const departure = card.locator('c-latch-history li').first();
    await departure.getByText('Harbour Light Bakery was moved to Copper Kettle Coffee').waitFor();
    await departure.getByText(`Reason: ${REASON}`).waitFor();

    await sentence.getByRole('link', { name: 'Copper Kettle Coffee' }).click();
    await card.getByText('Several customers are latched').waitFor();
    await card.getByText(/^History/).click();
    const entry = card.locator('c-latch-history li').first();
    await entry.getByText(/^Harbour Light Bakery was moved here from Harbour/).waitFor();
    await entry.getByText(`Reason: ${REASON}`).waitFor();
});

test('asks again before it moves a customer that another Account took meanwhile', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    const { dialog } = account;
    await account.pickReceiver('kettle');
    await stage.moveBehindTheirBack(CUSTOMER, ACCOUNTS.blueAnchor);

    await account.move(REASON);
    await dialog
        .getByRole('alert')
        .getByText(/Blue Anchor Logistics/)
        .waitFor();
    expect(stage.holderOf(CUSTOMER)).toBe(ACCOUNTS.blueAnchor);
    await dialog.getByRole('button', { name: 'Review the move' }).click();
    await dialog.locator('[data-part="from"]', { hasText: 'Blue Anchor Logistics' }).waitFor();
    expect(await dialog.getByLabel('Reason for the move').inputValue()).toBe('');
    await account.move(REASON);

    await dialog.waitFor({ state: 'detached' });
    expect(stage.holderOf(CUSTOMER)).toBe(ACCOUNTS.kettle);
});

test('shows a refusal in the dialog, and reads the card again after it closes', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await account.pickReceiver('kettle');
    stage.stack.fusebill.plan({ kind: 'status', status: 503, times: 'always' });
    await account.move(REASON);
    await account.dialog.getByRole('alert').waitFor();
    stage.stack.fusebill.plan();
    account.calls.length = 0;

    await account.dialog.getByRole('button', { name: 'Cancel' }).last().click();

    await account.dialog.waitFor({ state: 'detached' });
    await account.settled();
    expect(account.calls).toContain('account');
    expect(await account.card.locator('c-latch-departed').count()).toBe(0);
    expect(stage.holderOf(CUSTOMER)).toBe(ACCOUNTS.bakery);
});

test('returns the focus to the menu after a refusal, not to a request for another customer', async () => {
    const account = await stage.open(ACCOUNTS.kettle);
    const { card, dialog, page } = account;
    await card.getByRole('button', { name: /^Details of .*Roastery/ }).click();
    await account.menu(/Roastery/).click();
    await card.getByRole('menuitem', { name: 'Unlatch…' }).click();
    await dialog.getByLabel('Reason').fill('Wrong branch');
    await dialog.getByRole('button', { name: 'Request unlatch' }).click();
    await dialog.getByText('Requested.').waitFor();
    await dialog.locator('[data-action="close"]').getByRole('button').click();
    await dialog.waitFor({ state: 'detached' });
    await card.locator('c-latch-unlatch-request').waitFor();
    await account.settled();
    await account.pickReceiver('Bakery');
    stage.stack.fusebill.plan({ kind: 'status', status: 503, times: 'always' });
    await account.move(REASON);
    await dialog.getByRole('alert').waitFor();
    stage.stack.fusebill.plan();

    await dialog.getByRole('button', { name: 'Cancel' }).last().press('Enter');

    await dialog.waitFor({ state: 'detached' });
    await account.menu().first().and(page.locator(':focus')).waitFor();
    await account.settled();
    await account.menu().first().and(page.locator(':focus')).waitFor();
});

test('returns the focus to the menu when nothing is moved', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    await account.openMove();

    await account.page.keyboard.press('Escape');

    await account.dialog.waitFor({ state: 'detached' });
    await account.menu().and(account.page.locator(':focus')).waitFor();
    expect(stage.latchRequests).toBe(0);
});
