import { ACCOUNTS } from '../dev/demo-ids';
import { Stage } from './stage';

const stage = new Stage();

test('hides a dismissed suggestion from everybody, but a search still finds it', async () => {
    const account = await stage.open(ACCOUNTS.maple);
    const before = await account.dismissButtons.count();
    const id = Number(await account.dismissButtons.first().getAttribute('data-dismiss'));

    await account.dismissFirst();
    const later = await stage.open(ACCOUNTS.maple);

    await later.dismissButtons.first().waitFor();
    expect(await later.dismissButtons.count()).toBe(before - 1);
    expect(await later.row(id).count()).toBe(0);
    await later.search('maple');
    await later.finder.getByText('Dismissed as not a match by Robin Vale').waitFor();
    expect(stage.latchRequests).toBe(0);
});

test('undoes a dismissal by keyboard, and returns the focus to the suggestion', async () => {
    const account = await stage.open(ACCOUNTS.maple);
    const before = await account.dismissButtons.count();
    await account.dismissButtons.first().focus();

    await account.page.keyboard.press('Enter');
    const undo = account.card.getByRole('button', { name: /^Undo: suggest / });
    await undo.waitFor();
    await account.page.waitForFunction(isFocused('Undo'));
    await account.page.keyboard.press('Enter');

    await undo.waitFor({ state: 'detached' });
    await account.page.waitForFunction(isFocused('Latch'));
    expect(await account.dismissButtons.count()).toBe(before);
});

test('says what to do when every suggestion is dismissed, and restores one', async () => {
    const account = await stage.open(ACCOUNTS.maple);
    while ((await account.dismissButtons.count()) > 0) await account.dismissFirst();
    await account.card.getByText(/Every suggestion is dismissed as not a match/).waitFor();

    await account.card.getByText(/^Dismissed as not a match: /).click();
    await account.card
        .getByRole('button', { name: /^Restore / })
        .first()
        .click();

    await account.dismissButtons.first().waitFor();
    expect(await account.dismissButtons.count()).toBe(1);
});

test('restores a dismissed customer that is then latched', async () => {
    const account = await stage.open(ACCOUNTS.maple);
    await account.dismissFirst();
    await account.search('maple');
    await account.finder
        .locator('c-latch-candidates > ul > li')
        .filter({ hasText: 'Dismissed as not a match' })
        .getByRole('button', { name: /^Latch / })
        .click();
    await account.dialog.getByRole('button', { name: 'Latch', exact: true }).click();
    await account.customer();

    const stored = await stage.stack.org.org.call('LatchController.stored', {
        accountId: ACCOUNTS.maple,
    });

    expect(stored).toMatchObject({ ok: true, value: { dismissed: [] } });
});

/** A script that is true once the button with this label has the focus, in any shadow root. */
function isFocused(label: string): string {
    return `(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element?.textContent.trim() === '${label}';
    })()`;
}
