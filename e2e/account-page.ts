import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Windows } from './windows';

export type Opening = {
    url: string;
    /** The Account's id, or `health` for the connection check. */
    accountId: string;
    /** Other settings in the page's address, such as `language=de` or `layout=compact`. */
    settings?: string;
    /** The device to emulate; by default, a desktop window. */
    device?: BrowserContextOptions;
    /**
     * Runs before the page loads. Its routes are undone when the window closes. If it adds a script, it must
     * also change the clock, or emulate a device, so that the window isn't reused.
     */
    prepare?: (page: Page) => Promise<void>;
};

/** The Account page as a person uses it: by role and visible text. */
export class AccountPage {
    readonly page: Page;
    /** The Apex methods that the page called, oldest first. */
    readonly calls: string[] = [];
    private readonly windows: Windows;

    private constructor(windows: Windows, page: Page) {
        this.windows = windows;
        this.page = page;
        page.on('request', (request) => {
            const [, method] = /\/apex\/LatchController\.(\w+)$/.exec(request.url()) ?? [];
            if (method !== undefined) this.calls.push(method);
        });
    }

    /** Opens an Account in a window and waits for its card to appear. */
    static async load(windows: Windows, opening: Opening): Promise<AccountPage> {
        const { url, accountId, settings = '', device, prepare } = opening;
        const page = await windows.open(device);
        const accountPage = new AccountPage(windows, page);
        await prepare?.(page);
        await page.goto(`${url}/?${settings}#${accountId}`);
        await accountPage.card.waitFor();
        return accountPage;
    }

    /** Shows this or another Account in the same window, without reloading the page. */
    async show(accountId: string): Promise<void> {
        this.calls.length = 0;
        await this.page.evaluate(`
            history.replaceState(null, '', '#${accountId}');
            dispatchEvent(new HashChangeEvent('hashchange'));
        `);
        await this.card.waitFor();
    }

    /** The Account's card, or the connection check. */
    get card(): Locator {
        return this.page.locator('c-latch-card, c-latch-health');
    }

    get alert(): Locator {
        return this.card.getByRole('alert');
    }

    get dialog(): Locator {
        return this.page.getByRole('dialog');
    }

    /** Whether a dialog is open. */
    async hasDialog(): Promise<boolean> {
        return (await this.dialog.count()) > 0;
    }

    /** Whether a menu is open. */
    async hasMenu(): Promise<boolean> {
        return this.card.getByRole('menuitem').first().isVisible();
    }

    get finder(): Locator {
        return this.card.locator('c-latch-finder');
    }

    get searchField(): Locator {
        return this.finder.getByRole('searchbox');
    }

    /** The buttons that dismiss suggestions. */
    get dismissButtons(): Locator {
        return this.finder.getByRole('button', { name: /^Not a match: / });
    }

    /** Dismisses the first suggestion, and waits until it is gone. */
    async dismissFirst(): Promise<void> {
        const before = await this.dismissButtons.count();
        await this.dismissButtons.first().click();
        await this.dismissButtons.nth(before - 1).waitFor({ state: 'detached' });
    }

    /** Waits until the card has the live data from Fusebill. */
    async settled(): Promise<void> {
        await this.card.locator('[data-part="panel"][aria-busy="false"]').waitFor();
    }

    /** Types into the search field. */
    async search(term: number | string): Promise<void> {
        await this.searchField.fill(String(term));
        await this.card
            .getByText(/^Customers found|^No matching customers/)
            .first()
            .waitFor();
    }

    /** Finds the customer by id and opens its review. */
    async review(fusebillId: number): Promise<void> {
        await this.search(fusebillId);
        await this.finder
            .getByRole('listitem')
            .filter({ hasText: String(fusebillId) })
            .first()
            .getByRole('button')
            .click();
        await this.dialog.waitFor();
    }

    /** Finds the customer, reviews it and latches it. */
    async latch(fusebillId: number): Promise<void> {
        await this.review(fusebillId);
        await this.dialog.getByRole('button', { name: 'Latch', exact: true }).click();
    }

    /** The row of a customer in the list. */
    row(fusebillId: number): Locator {
        return this.finder
            .locator('c-latch-candidates > ul > li')
            .filter({ hasText: String(fusebillId) });
    }

    /** In the dialog of a move, enters a reason, ticks the box and confirms. */
    async move(reason: string): Promise<void> {
        await this.dialog.getByLabel('Reason for the move').fill(reason);
        await this.dialog.getByText('I have checked').click();
        await this.dialog.getByRole('button', { name: 'Move', exact: true }).click();
    }

    /** The latched customer, once it is shown. */
    async customer(): Promise<Locator> {
        const customer = this.card.locator('c-latch-customer');
        await customer.first().waitFor();
        return customer.first();
    }

    /** The menu of a latched customer. */
    menu(name: string | RegExp = /./): Locator {
        return this.card.locator('c-latch-menu').getByRole('button', { name });
    }

    /** Chooses an entry from the menu of the first customer. */
    async choose(entry: string): Promise<void> {
        await this.menu().first().click();
        await this.card.getByRole('menuitem', { name: entry }).click();
    }

    /** Opens the dialog that moves the first customer elsewhere. */
    async openMove(): Promise<void> {
        await this.menu().first().click();
        await this.card.locator('lightning-menu-item[data-item="move"] a').first().click();
        await this.dialog.getByRole('combobox').waitFor();
    }

    /** Opens that dialog and picks an Account by a part of its name. */
    async pickReceiver(name: string): Promise<void> {
        await this.openMove();
        await this.dialog.getByRole('combobox').click();
        await this.dialog.getByRole('combobox').fill(name);
        await this.dialog.getByRole('option').filter({ hasText: name }).first().click();
        await this.dialog.locator('c-latch-decision').waitFor();
    }

    /** Closes the window. */
    async close(): Promise<void> {
        await this.windows.close(this.page);
    }
}
