import type { Page } from 'playwright-core';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { Stage } from './stage';

const stage = new Stage();

/** The heading of a review. It has the focus when the review opens. */
const REVIEW = /^(Latch|Move) this customer\?$/;

/** The accessible name of the focused element. */
async function focused(page: Page): Promise<string> {
    const element = page.locator(':focus');
    if ((await element.count()) === 0) return '';
    const text = (await element.getAttribute('aria-label')) ?? (await element.textContent());
    return text?.trim() ?? '';
}

/**
 * Waits until this element has the focus. A dialog takes the focus after it appears, and returns it when it closes.
 */
async function focusOn(page: Page, name: RegExp): Promise<void> {
    const until = Date.now() + 100_000;
    while (!name.test(await focused(page))) {
        if (Date.now() > until) throw new Error(`The focus is at "${await focused(page)}".`);
        await page.waitForTimeout(20);
    }
}

/** Presses Tab until this element has the focus. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
        if (name.test(await focused(page))) return;
        await page.keyboard.press(key);
    }
    throw new Error(`Tab never reached ${name}; the focus is at "${await focused(page)}".`);
}

test('latches a suggestion, then moves the focus to the customer', async () => {
    const { page, customer } = await opened(ACCOUNTS.stolenBikes);

    await tabTo(page, /^Latch Stolen Bikes$/);
    await page.keyboard.press('Enter');
    await focusOn(page, REVIEW);
    await tabTo(page, /^Latch$/);
    await page.keyboard.press('Enter');

    await customer();
    await focusOn(page, /^Stolen Bikes$/);
    expect(stage.holderOf(CUSTOMERS.stolenBikes)).toBe(ACCOUNTS.stolenBikes);
});

test('searches, moves down and up the matches, and latches', async () => {
    const { page, account, customer } = await opened(ACCOUNTS.blueAnchor);
    await account.searchField.focus();
    await page.keyboard.type('maple');
    await page.keyboard.press('Enter');
    await account.finder
        .getByText(/^Customers found/)
        .first()
        .waitFor();

    await page.keyboard.press('ArrowDown');
    const first = await focused(page);
    await page.keyboard.press('ArrowDown');
    const second = await focused(page);
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe(first);
    expect(second).toMatch(/^Latch Maple/);
    await page.keyboard.press('Enter');
    await focusOn(page, REVIEW);
    await tabTo(page, /^Latch$/);
    await page.keyboard.press('Enter');

    await customer();
    expect(stage.stack.fusebill.writes).toHaveLength(1);
});

test('closes the matches with Escape, and clears the field with a second Escape', async () => {
    const { page, account } = await opened(ACCOUNTS.maple);
    await account.searchField.focus();
    await page.keyboard.type('lantern');
    await account.finder
        .getByText(/^Customers found/)
        .first()
        .waitFor();
    await page.keyboard.press('ArrowDown');

    await page.keyboard.press('Escape');
    expect(await page.locator('input[type="search"]:focus').count()).toBe(1);
    await page.keyboard.press('Escape');

    await account.finder.getByText('Suggested customers').waitFor();
    expect(await account.searchField.inputValue()).toBe('');
});

test('closes the review with Escape, writes nothing and returns the focus to the button', async () => {
    const { page, dialog } = await opened(ACCOUNTS.stolenBikes);
    await tabTo(page, /^Latch Stolen Bikes$/);
    await page.keyboard.press('Enter');
    await focusOn(page, REVIEW);

    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await focusOn(page, /^Latch Stolen Bikes$/);
    expect(stage.latchRequests).toBe(0);
});

test('moves a customer with a reason and a ticked box', async () => {
    const { page, dialog, customer } = await opened(ACCOUNTS.interiors);
    await tabTo(page, /^Move Juniper/);
    await page.keyboard.press('Enter');
    await focusOn(page, REVIEW);

    await dialog.getByLabel('Reason for the move').focus();
    await page.keyboard.type('Billed here since May');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await tabTo(page, /^Move$/);
    await page.keyboard.press('Enter');

    await customer();
    expect(stage.holderOf(CUSTOMERS.interiors)).toBe(ACCOUNTS.interiors);
});

test('runs the action that an error offers', async () => {
    const { page, account, dialog } = await opened(ACCOUNTS.interiors);
    await tabTo(page, /^Move Juniper/);
    await page.keyboard.press('Enter');
    await focusOn(page, REVIEW);
    await stage.moveBehindTheirBack(CUSTOMERS.interiors, ACCOUNTS.blueAnchor);
    await account.move('Billed here since May');
    await account.alert.waitFor();
    await dialog.waitFor({ state: 'detached' });
    await focusOn(page, /^Review the move$/);

    await page.keyboard.press('Enter');

    await dialog.getByRole('link', { name: 'Blue Anchor Logistics' }).waitFor();
});

test('opens details and history of a customer, and refreshes it', async () => {
    const { page, account } = await opened(ACCOUNTS.bakery);

    await tabTo(page, /^References, tracking/);
    await page.keyboard.press('Enter');
    await account.card.getByText(/Region ATL, Channel FAIR-19/).waitFor();
    await tabTo(page, /^Refresh$/);
    await page.keyboard.press('Enter');
    await account.settled();
    await tabTo(page, /^History/);
    await page.keyboard.press('Enter');

    await account.card.getByText(/^Reason:/).waitFor();
});

test('latches from the quick action', async () => {
    const { page, account, customer } = await opened(ACCOUNTS.stolenBikes);
    await account.page.getByRole('button', { name: 'Latch to Fusebill' }).focus();
    await page.keyboard.press('Enter');
    const action = page.locator('c-latch-action');
    await action.getByRole('searchbox').focus();
    await page.keyboard.type(String(CUSTOMERS.stolenBikes));
    await page.keyboard.press('Enter');
    await action.getByText('Customers found: 1').first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await focusOn(page, REVIEW);
    await tabTo(page, /^Latch$/);

    await page.keyboard.press('Enter');

    await action.waitFor({ state: 'detached' });
    await customer();
    expect(stage.stack.fusebill.writes).toHaveLength(1);
});

async function opened(accountId: string) {
    const account = await stage.open(accountId);
    const customer = () => account.customer();
    return { account, page: account.page, dialog: account.dialog, customer };
}
