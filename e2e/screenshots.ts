import { join } from 'node:path';
import { launchBrowser } from '../dev/browser/browser';
import { startLocalStack } from '../dev/local-stack';
import { AccountPage } from './account-page';

const FOLDER = join(__dirname, '../docs/images');

/** Each picture of the documentation: the Account it is taken on, and what is done there first. */
const PICTURES: Record<string, { account: string; show: (page: AccountPage) => Promise<void> }> = {
    'card-empty': {
        account: '001Hs00005AnChRIAV',
        show: (page) => page.card.getByLabel('Fusebill ID').waitFor(),
    },
    'card-latched': {
        account: '0014100000JJ3wtAAD',
        show: async (page) => {
            await page.latch(172677);
            await page.customer();
        },
    },
    'card-conflict': {
        account: '001Hs00003JuNipIAF',
        show: async (page) => {
            await page.latch(172704);
            await page.dialog.getByText('Juniper Finch Holdings').waitFor();
        },
    },
    'card-error': {
        account: '001Hs00008NoSyNIAV',
        show: async (page) => {
            await page.latch(172730);
            await page.alert.waitFor();
        },
    },
};

async function main(): Promise<void> {
    const { findBrowser } = await import('../dev/browser/find-browser.mjs');
    process.env.CHROME_PATH = await findBrowser();
    const stack = await startLocalStack();
    const browser = await launchBrowser();
    for (const [name, { account, show }] of Object.entries(PICTURES)) {
        const accountPage = await AccountPage.open(browser, stack.org.url, account);
        await show(accountPage);
        await accountPage.page.waitForTimeout(500); // the modal and the toast slide in
        await accountPage.page.screenshot({ path: join(FOLDER, `${name}.png`) });
        await accountPage.close();
    }
    await browser.close();
    await stack.close();
}

main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
