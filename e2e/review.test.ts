import type { Page } from 'playwright-core';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { Stage } from './stage';

const stage = new Stage();

const REASON = 'Billed here since May';

/** Whether the middle of each element is inside the window. */
async function areInSight(page: Page, labels: string[]): Promise<boolean[]> {
    const height = page.viewportSize()?.height ?? 0;
    const boxes = labels.map((label) => page.getByRole('dialog').getByLabel(label).boundingBox());
    const footer = await page.locator('lightning-modal-footer').boundingBox();
    return (await Promise.all(boxes)).map(
        (box) => box !== null && box.y > 0 && box.y + box.height / 2 < (footer?.y ?? height),
    );
}

test('keeps the box under the pointer after an attempt with nothing filled in', async () => {
    const { page, dialog, ...account } = await openMove();
    const box = dialog.getByRole('checkbox');
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await dialog.getByText('Enter a reason for the move.').waitFor();
    const before = await box.boundingBox();

    await dialog.getByLabel('Reason for the move').pressSequentially(REASON);
    expect(await box.boundingBox()).toEqual(before);
    await page.mouse.click((before?.x ?? 0) + 4, (before?.y ?? 0) + 4);

    expect(await box.isChecked()).toBe(true);
    expect(await dialog.getByText('Enter a reason for the move.').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await account.customer();
    expect(stage.holderOf(CUSTOMERS.interiors)).toBe(ACCOUNTS.interiors);
});

test('does not shift the layout when the reason is left empty', async () => {
    const { page, dialog } = await openMove();
    const box = dialog.getByRole('checkbox');
    const before = await box.boundingBox();
    await dialog.getByLabel('Reason for the move').focus();

    await page.keyboard.press('Tab');
    await dialog.getByText('Enter a reason for the move.').waitFor();

    expect(await box.boundingBox()).toEqual(before);
});

test('asks before Escape discards a typed reason', async () => {
    const { page, dialog } = await openMove();
    await dialog.getByLabel('Reason for the move').fill(REASON);

    await page.keyboard.press('Escape');
    await dialog.getByText('Discard the reason you typed?').waitFor();
    await dialog.getByRole('button', { name: 'Keep editing' }).click();
    expect(await dialog.getByLabel('Reason for the move').inputValue()).toBe(REASON);
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Discard' }).click();

    await dialog.waitFor({ state: 'detached' });
    expect(stage.latchRequests).toBe(0);
});

test.each([
    ['a narrow window', { width: 320, height: 640 }],
    ['a window at twice the size', { width: 640, height: 450 }],
])('shows the reason and the box without scrolling in %s', async (_, size) => {
    const { page, dialog } = await openMove(size);

    const fields = ['Reason for the move', 'I have checked that this customer belongs'];
    expect(await areInSight(page, fields)).toEqual([true, true]);
    const [header, title] = await Promise.all(
        ['lightning-modal-header', 'h1'].map((part) => dialog.locator(part).boundingBox()),
    );
    expect((title?.y ?? 0) - (header?.y ?? 0)).toBeGreaterThanOrEqual(8);
});

test('compares the Account with the customer in a table', async () => {
    const { dialog } = await openMove();

    for (const [field, account, customer, comparison] of [
        ['Name', 'Juniper & Finch Interiors', 'Juniper & Finch Interiors', 'Equal'],
        ['Account number, reference', 'JFI-1', 'JFI-1', 'Equal'],
        ['City', 'London', '—', ''],
        ['Fusebill ID', '—', String(CUSTOMERS.interiors), ''],
    ]) {
        const cells = dialog.getByRole('row', { name: field }).getByRole('cell');
        expect(await cells.allInnerTexts()).toEqual([account, customer, comparison]);
    }
});

test('closes when the user goes back in the browser, and writes nothing', async () => {
    const account = await stage.open(ACCOUNTS.blueAnchor);
    await account.page.getByRole('link', { name: 'Stolen Bikes' }).click();
    await account.settled();
    await account.review(CUSTOMERS.stolenBikes);

    await account.page.goBack();

    await account.dialog.waitFor({ state: 'detached' });
    await account.settled();
    expect(stage.latchRequests).toBe(0);
});

async function openMove(size = { width: 1280, height: 900 }) {
    const account = await stage.open(ACCOUNTS.interiors);
    await account.page.setViewportSize(size);
    await account.finder.getByRole('button', { name: /^Move / }).click();
    await account.dialog.getByLabel('Reason for the move').waitFor();
    const customer = () => account.customer();
    return { page: account.page, dialog: account.dialog, customer };
}
