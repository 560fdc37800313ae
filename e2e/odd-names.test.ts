import type { Page, Route } from 'playwright-core';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { Stage } from './stage';
import { STATES, type State } from './states';
import { AccountPage } from './account-page';

/** Of the browser. */
declare const getComputedStyle: (element: unknown) => { direction: string; overflowX: string };
declare const innerWidth: number;

type Element = {
    tagName: string;
    className: string;
    scrollWidth: number;
    getBoundingClientRect: () => { left: number; width: number };
};

const stage = new Stage();

/** Markup, a formula, an emoji, letters from right to left, and more than fit in a line without a space. */
const ODD = `<b id="injected">x</b>"=1+1;${'W'.repeat(110)}🧁شركة `;

const NAMES = /"(Harbour Light Bakery|Copper Kettle Coffee|Juniper & Finch Interiors)"/g;

/** Half of a desktop's window: what is left of it at a zoom of 200 %. */
const ZOOMED = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };

const PHONE = { viewport: { width: 320, height: 900 } };

/** Puts odd letters before the names of customers and Accounts in each answer of the org. */
async function withOddNames(route: Route): Promise<void> {
    const response = await route.fetch();
    const odd = JSON.stringify(ODD).slice(1, -1);
    const body = (await response.text()).replace(NAMES, (_, name) => `"${odd}${name}"`);
    await route.fulfill({ response, body });
}

async function reach({ prepare, ...state }: State, device: typeof PHONE): Promise<AccountPage> {
    const oddly = async (page: Page): Promise<void> => {
        for (const url of ['**/apex/**', '**/records/**', '**/accounts.json']) {
            await page.route(url, withOddNames);
        }
        await prepare?.(page);
    };
    const account = await stage.load(state.accountId, { device, prepare: oddly });
    await state.reach(account);
    return account;
}

/** The elements of the card and of a dialog that stick out of the window, with or without their text. */
function stickingOut({ page }: AccountPage): Promise<string[]> {
    return page.locator('c-latch-card *, [role="dialog"] *').evaluateAll((elements: Element[]) =>
        elements
            .filter((element) => {
                const { left, width } = element.getBoundingClientRect();
                const isVisible = getComputedStyle(element).overflowX === 'visible';
                const shown = isVisible ? Math.max(width, element.scrollWidth) : width;
                return width > 0 && (left < 0 || left + shown > innerWidth);
            })
            .map(({ tagName, className }) => `${tagName} ${className}`),
    );
}

test.each([
    'sync-ask',
    'unlatch-requested',
    'move-compare',
    'moved-away',
    'review-move',
    'quick-action-review',
    'latched-unfolded',
    'suggestion-held-elsewhere',
])('shows odd names as they are, and nothing sticks out: %s', async (name) => {
    const state = STATES[name];
    if (state === undefined) throw new Error(`There is no state ${name}.`);

    const account = await reach(state, PHONE);

    await account.page.getByText('<b id="injected">x</b>"=1+1;WWW').first().waitFor();
    expect(await account.page.locator('#injected').count()).toBe(0);
    expect(await stickingOut(account)).toEqual([]);
});

test('gives each name in a review its own direction', async () => {
    const account = await stage.open(ACCOUNTS.azraq);
    await account.review(CUSTOMERS.azraq);
    const directionOf = (side: string): Promise<string> =>
        account.dialog
            .locator(`[data-row="name"] [data-side="${side}"]`)
            .evaluate((name) => getComputedStyle(name).direction);

    expect(await directionOf('account')).toBe('rtl');
    expect(await directionOf('customer')).toBe('ltr');
});

test.each(['move-compare', 'review-move', 'unlatch', 'unlatch-recorded'])(
    'leaves room for the buttons and the content of a dialog at a zoom of 200 %%: %s',
    async (name) => {
        const { accountId, reach: act } = STATES[name] ?? {};
        if (accountId === undefined || act === undefined) throw new Error(`No state ${name}.`);
        const account = await stage.load(accountId, { device: ZOOMED });

        await act(account);

        const boxOf = (selector: string) => account.dialog.locator(selector).first().boundingBox();
        const [body, footer] = [
            await boxOf('.slds-modal__content'),
            await boxOf('.slds-modal__footer'),
        ];
        expect(body?.height).toBeGreaterThan(120);
        expect((footer?.y ?? Infinity) + (footer?.height ?? 0)).toBeLessThanOrEqual(400);
        expect(await stickingOut(account)).toEqual([]);
    },
);
