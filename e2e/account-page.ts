import type { Browser, Locator, Page } from 'playwright-core';

/** The Account page as a person uses it: by roles and by the words on it. */
export class AccountPage {
    readonly page: Page;

    constructor(page: Page) {
        this.page = page;
    }

    /** A fresh window on the Account with this id, once its card says what is latched. */
    static async open(browser: Browser, url: string, accountId: string): Promise<AccountPage> {
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
        await page.goto(`${url}/#${accountId}`);
        const accountPage = new AccountPage(page);
        await accountPage.card.getByText('Looking in Fusebill…').waitFor({ state: 'detached' });
        return accountPage;
    }

    get card(): Locator {
        return this.page.locator('c-latch-card');
    }

    get alert(): Locator {
        return this.card.getByRole('alert');
    }

    get dialog(): Locator {
        return this.page.getByRole('dialog');
    }

    /** Types the customer's id and presses Latch. */
    async latch(fusebillId: number | string): Promise<void> {
        await this.card.getByLabel('Fusebill ID').fill(String(fusebillId));
        await this.card.getByRole('button', { name: 'Latch', exact: true }).click();
    }

    /** The latched customer, once it is shown. */
    async customer(): Promise<Locator> {
        const customer = this.card.locator('c-latch-customer');
        await customer.first().waitFor();
        return customer.first();
    }

    /** Closes the window. */
    async close(): Promise<void> {
        await this.page.close();
    }
}
