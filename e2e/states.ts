import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PERMISSION_SET_GROUPS } from '../contract/agreed-values';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { toCardReply, type CardContext } from '../contract/card-examples';
import type { Code } from '../contract/codes';
import { FUNCTION_CODES, HOP_CODES } from '../contract/codes';
import { readExamples } from '../contract/read-examples';
import type { Reply } from '../contract/reply';
import { readLabels } from '../dev/org/labels';
import type { LocalStack } from '../dev/local-stack';
import type { AccountPage, Opening } from './account-page';
import { MOMENT } from './pictures/pictured-page';

/** A state of a card: where it occurs and how a user reaches it. */
export type State = Omit<Opening, 'url'> & {
    /** Prepares Fusebill, AWS and the org. */
    given?: (stack: LocalStack) => void;
    /** Whether it needs its own page, because a change to the page's clock can't be undone. */
    isAlone?: boolean;
    /** False for a state that differs from another only in its text. */
    isPictured?: false;
    /** What the user does, from when the card appears. */
    reach: (account: AccountPage) => Promise<unknown>;
};

const HEALTH = 'health';

/** The lists below a customer. */
const BILLING = '^/v1/customers/\\d+/';

const LABELS = readLabels(join(__dirname, '..'));

/** What Apex adds to the function's reply. */
const CONTEXT: CardContext = {
    names: { [ACCOUNTS.holdings]: 'Juniper Finch Holdings' },
    words: (code) => ({
        userMessage: LABELS.get(`Latch_Code_${code}`) ?? code,
        userAction: LABELS.get(`Latch_Code_${code}_Next`) ?? null,
    }),
};

/** Answers a method with the reply of a contract example instead of the real one. */
function answering(method: string, name: string) {
    const example = readExamples().find((each) => each.name === name);
    if (example === undefined) throw new Error(`There is no example '${name}'.`);
    return replying(method, example.reply);
}

function replying(method: string, reply: Reply) {
    return async (page: Page): Promise<void> => {
        const json = toCardReply(reply, CONTEXT);
        await page.route(`**/apex/LatchController.${method}`, (route) => route.fulfill({ json }));
    };
}

/**
 * Never answers a method, and sends nothing: a held request would be sent when its window closes. For a call that the page
 * makes when it loads, the clock stands still from the start.
 */
function hanging(
    method: string,
    controller = 'LatchController',
): Pick<State, 'isAlone' | 'prepare'> {
    const prepare = async (page: Page): Promise<void> => {
        await page.clock.install({ time: MOMENT });
        if (method === 'account') await page.clock.pauseAt(Date.parse(MOMENT) + 60_000);
        await page.addInitScript(`
            const send = window.fetch;
            window.fetch = (url, ...rest) =>
                url === '/apex/${controller}.${method}' ? new Promise(() => {}) : send(url, ...rest);
        `);
    };
    return { isAlone: true, prepare };
}

/** Stops the page's clock, so that nothing that is to last gets slow, however slow the machine is. */
function stopClock({ page }: AccountPage): Promise<void> {
    return page.clock.pauseAt(Date.parse(MOMENT) + 3_600_000);
}

const settled = (account: AccountPage): Promise<void> => account.settled();

/** Chooses the first suggestion and confirms. */
async function latchFirst(account: AccountPage): Promise<void> {
    await reviewFirst(account);
    await account.dialog.getByRole('button', { name: 'Latch', exact: true }).click();
    await account.dialog.waitFor({ state: 'detached' });
}

async function reviewFirst(account: AccountPage): Promise<void> {
    await account.settled();
    await account.finder
        .getByRole('button', { name: /^Latch / })
        .first()
        .click();
    await account.dialog.waitFor();
}

/** Does the same with a stopped clock, except for the second in which the dialog closes. */
async function latchFirstForever(account: AccountPage): Promise<void> {
    await reviewFirst(account);
    await stopClock(account);
    await account.dialog.getByRole('button', { name: 'Latch', exact: true }).click();
    await account.page.clock.runFor(1000);
    await account.dialog.waitFor({ state: 'detached' });
    await account.card.getByText('Latching Stolen Bikes…').first().waitFor();
}

/** Opens the dialog to unlatch the bakery's customer. */
async function openUnlatch(account: AccountPage): Promise<void> {
    await account.settled();
    await account.menu().click();
    await account.card.getByRole('menuitem').last().click();
    await account.dialog.locator('textarea').waitFor();
}

/** Requests it, and stays in the dialog. */
async function requestUnlatch(account: AccountPage): Promise<void> {
    await openUnlatch(account);
    await account.dialog.locator('textarea').fill('Latched to the wrong bakery');
    await account.dialog.locator('[data-action="ask"] button').click();
    await account.dialog.locator('[data-part="download"]').waitFor();
}

/** Requests it, and returns to the card. */
async function leaveUnlatch(account: AccountPage): Promise<void> {
    await requestUnlatch(account);
    await account.dialog.locator('[data-action="close"] button').click();
    await account.dialog.waitFor({ state: 'detached' });
    await account.card.locator('c-latch-unlatch-request').waitFor();
}

/** Opens the menu of the bakery's customer. */
async function openMenu(account: AccountPage): Promise<void> {
    await account.settled();
    await account.menu().click();
    await account.card.getByRole('menuitem').first().waitFor();
}

/** Opens the confirmation for disabling the sync. */
async function askToDisable(account: AccountPage): Promise<void> {
    await openMenu(account);
    await account.card.getByRole('menuitem').first().click();
    await account.card.locator('[data-part="question"]').waitFor();
}

async function afterSeconds(account: AccountPage, seconds: number, text: RegExp): Promise<void> {
    await account.page.clock.runFor(seconds * 1000);
    await account.card.getByText(text).waitFor();
}

/** Opens the section and waits for its content. */
async function openBilling(account: AccountPage): Promise<void> {
    await account.settled();
    await account.card.locator('c-latch-billing summary').click();
    await account.card.locator('[data-billing="invoices"]').waitFor();
}

/** More subscriptions and invoices than the card lists, and more than were read. */
function manyBills(): Reply {
    const { reply } = readExamples().find(({ name }) => name === 'billing-read') ?? {};
    if (!reply?.ok || !('invoices' in reply.data)) throw new Error('There is no such example.');
    const { subscriptions, invoices } = reply.data;
    if (subscriptions.ok) Object.assign(subscriptions.data, { count: 24 });
    if (invoices.ok) Object.assign(invoices.data, { count: 100, isComplete: false });
    return reply;
}

const waiting: Record<string, State> = {
    loading: {
        accountId: ACCOUNTS.stolenBikes,
        ...hanging('account'),
        reach: async ({ card, page }) => {
            await page.clock.runFor(1000);
            await card.locator('[data-part="loading"]').waitFor();
        },
    },
    'loading-slow': {
        accountId: ACCOUNTS.stolenBikes,
        ...hanging('account'),
        reach: (account) => afterSeconds(account, 5, /Still working/),
    },
    'loading-very-slow': {
        accountId: ACCOUNTS.stolenBikes,
        ...hanging('account'),
        reach: (account) => afterSeconds(account, 15, /Wait a little longer/),
    },
    searching: {
        accountId: ACCOUNTS.stolenBikes,
        ...hanging('search'),
        reach: async (account) => {
            await account.settled();
            await stopClock(account);
            await account.searchField.fill('bikes');
            await account.page.keyboard.press('Enter');
            await account.finder.getByText('Searching…').waitFor();
        },
    },
    latching: {
        accountId: ACCOUNTS.stolenBikes,
        ...hanging('latch'),
        reach: async (account) => {
            await latchFirstForever(account);
            await account.page.clock.runFor(500);
        },
    },
    'latching-slow': {
        accountId: ACCOUNTS.stolenBikes,
        ...hanging('latch'),
        reach: async (account) => {
            await latchFirstForever(account);
            await afterSeconds(account, 5, /Still working/);
        },
    },
    'latching-very-slow': {
        accountId: ACCOUNTS.stolenBikes,
        ...hanging('latch'),
        reach: async (account) => {
            await latchFirstForever(account);
            await afterSeconds(account, 15, /You can leave this page/);
        },
    },
};

const finding: Record<string, State> = {
    suggestions: { accountId: ACCOUNTS.maple, reach: settled },
    'suggestion-held-elsewhere': { accountId: ACCOUNTS.interiors, reach: settled },
    'suggestions-incomplete': {
        accountId: ACCOUNTS.interiors,
        prepare: answering('account', 'account-suggestions'),
        reach: settled,
    },
    'suggestions-off': {
        accountId: ACCOUNTS.maple,
        settings: 'hideSuggestions=true',
        reach: settled,
    },
    'look-only': {
        accountId: ACCOUNTS.maple,
        given: ({ org }) => {
            org.org.assign(PERMISSION_SET_GROUPS.viewer);
        },
        reach: settled,
    },
    'move-barred': {
        accountId: ACCOUNTS.interiors,
        given: ({ org }) => {
            org.org.assign(PERMISSION_SET_GROUPS.user);
        },
        reach: settled,
    },
    'suggestion-dismissed': {
        accountId: ACCOUNTS.maple,
        reach: async (account) => {
            await account.settled();
            await account.dismissFirst();
            await account.card.getByText(/^Dismissed as not a match: 1/).click();
        },
    },
    'suggestions-all-dismissed': {
        accountId: ACCOUNTS.maple,
        reach: async (account) => {
            await account.settled();
            while ((await account.dismissButtons.count()) > 0) await account.dismissFirst();
            await account.card.getByText(/Every suggestion is dismissed/).waitFor();
        },
    },
    'found-dismissed': {
        accountId: ACCOUNTS.maple,
        reach: async (account) => {
            await account.settled();
            await account.dismissFirst();
            await account.search('maple');
            await account.finder
                .getByText(/^Dismissed as not a match by/)
                .first()
                .waitFor();
        },
    },
    empty: { accountId: ACCOUNTS.blueAnchor, reach: settled },
    found: { accountId: ACCOUNTS.blueAnchor, reach: (account) => account.search('maple') },
    'found-here': {
        accountId: ACCOUNTS.bakery,
        reach: async (account) => {
            await account.settled();
            await account.card.getByText('Latch another customer').click();
            await account.search('harbour');
        },
    },
    'found-nothing': {
        accountId: ACCOUNTS.blueAnchor,
        reach: (account) => account.search('zebra'),
    },
    'search-failed': {
        accountId: ACCOUNTS.blueAnchor,
        prepare: answering('search', 'fusebill-unavailable'),
        reach: async (account) => {
            await account.searchField.fill('maple');
            await account.alert.waitFor();
        },
    },
};

const reviewing: Record<string, State> = {
    review: {
        accountId: ACCOUNTS.stolenBikes,
        reach: (account) => account.review(CUSTOMERS.stolenBikes),
    },
    'review-doubts': {
        accountId: ACCOUNTS.stolenBikes,
        reach: (account) => account.review(CUSTOMERS.mapleCancelled),
    },
    'review-another': {
        accountId: ACCOUNTS.bakery,
        reach: async (account) => {
            await account.settled();
            await account.card.getByText('Latch another customer').click();
            await account.review(CUSTOMERS.mapleDraft);
        },
    },
    'review-move': {
        accountId: ACCOUNTS.interiors,
        reach: async (account) => {
            await account.review(CUSTOMERS.interiors);
            await account.dialog.getByText('£657.50').waitFor();
        },
    },
    'review-move-impact-late': {
        accountId: ACCOUNTS.interiors,
        ...hanging('billing'),
        reach: (account) => account.review(CUSTOMERS.interiors),
    },
    'review-move-impact-unknown': {
        accountId: ACCOUNTS.interiors,
        given: ({ fusebill }) =>
            fusebill.plan({ kind: 'status', status: 404, path: BILLING, times: 'always' }),
        reach: async (account) => {
            await account.review(CUSTOMERS.interiors);
            await account.dialog.getByText('You can still move it').waitFor();
        },
    },
    'review-move-unseen-holder': {
        accountId: ACCOUNTS.stolenBikes,
        given: ({ org }) => {
            org.org.deleteAccount(ACCOUNTS.holdings);
        },
        reach: (account) => account.review(CUSTOMERS.interiors),
    },
    'review-move-discard': {
        accountId: ACCOUNTS.interiors,
        reach: async (account) => {
            await account.review(CUSTOMERS.interiors);
            await account.dialog.getByLabel('Reason for the move').fill('Billed here since May');
            await account.page.keyboard.press('Escape');
            await account.dialog.getByText('Discard the reason').waitFor();
        },
    },
    'review-move-incomplete': {
        accountId: ACCOUNTS.interiors,
        reach: async (account) => {
            await account.review(CUSTOMERS.interiors);
            await account.dialog.getByRole('button', { name: 'Move', exact: true }).click();
            await account.dialog.getByText('Enter a reason for the move.').waitFor();
        },
    },
};

const seeing: Record<string, State> = {
    'unknown-account': {
        accountId: ACCOUNTS.paperLantern,
        reach: async (account) => {
            await latchFirst(account);
            await account.alert.waitFor();
        },
    },
    conflict: {
        accountId: ACCOUNTS.stolenBikes,
        prepare: replying('latch', faultOf('ALREADY_LATCHED')),
        reach: async (account) => {
            await latchFirst(account);
            await account.alert.getByText('Details for your admin').click();
        },
    },
    latched: { accountId: ACCOUNTS.bakery, reach: settled },
    'latched-unfolded': {
        accountId: ACCOUNTS.bakery,
        reach: async (account) => {
            await account.settled();
            for (const summary of await account.card.locator('summary').all()) {
                await summary.click();
            }
        },
    },
    'billing-compact': {
        accountId: ACCOUNTS.bakery,
        settings: 'layout=compact',
        reach: openBilling,
    },
    billing: { accountId: ACCOUNTS.bakery, reach: openBilling },
    'billing-many': {
        accountId: ACCOUNTS.bakery,
        prepare: replying('billing', manyBills()),
        reach: openBilling,
    },
    'billing-missing': {
        accountId: ACCOUNTS.bakery,
        prepare: answering('billing', 'billing-without-invoices'),
        reach: openBilling,
    },
    'billing-loading': {
        accountId: ACCOUNTS.bakery,
        ...hanging('billing'),
        reach: async (account) => {
            await account.settled();
            await stopClock(account);
            await account.card.getByText('Billing', { exact: true }).click();
            await account.card.getByText('Reading subscriptions').first().waitFor();
        },
    },
    'latched-compact': { accountId: ACCOUNTS.bakery, settings: 'layout=compact', reach: settled },
    'latched-few-fields': {
        accountId: ACCOUNTS.bakery,
        settings: 'fields=contact,sync&cardTitle=Billing',
        reach: settled,
    },
    'latched-stored': {
        accountId: ACCOUNTS.bakery,
        ...hanging('account'),
        reach: async ({ card, page }) => {
            await page.clock.runFor(1000);
            await card.getByText('Refreshing…').waitFor();
        },
    },
    'latched-unread': {
        accountId: ACCOUNTS.bakery,
        prepare: answering('account', 'fusebill-unavailable'),
        reach: ({ alert }) => alert.waitFor(),
    },
    'latched-several': { accountId: ACCOUNTS.kettle, reach: settled },
    'latched-several-unfolded': {
        accountId: ACCOUNTS.kettle,
        reach: async (account) => {
            await account.settled();
            await account.card.getByRole('button', { name: /^Details of .*Roastery/ }).click();
        },
    },
    'latched-just-now': {
        accountId: ACCOUNTS.stolenBikes,
        reach: async (account) => {
            await latchFirst(account);
            await account.customer();
        },
    },
    'latched-unrecorded': {
        accountId: ACCOUNTS.stolenBikes,
        given: ({ org }) => {
            org.org.refuseNewRows('Fusebill_Latch__c');
        },
        reach: async (account) => {
            await latchFirst(account);
            await account.customer();
        },
    },
    moved: {
        accountId: ACCOUNTS.interiors,
        reach: async (account) => {
            await account.review(CUSTOMERS.interiors);
            await account.move('Billed here since May');
            await account.dialog.waitFor({ state: 'detached' });
            await account.customer();
        },
    },
    'quick-action-review': {
        accountId: ACCOUNTS.interiors,
        reach: async ({ page }) => {
            await page.getByRole('button', { name: 'Latch to Fusebill' }).click();
            const action = page.locator('c-latch-action');
            await action.getByRole('button', { name: /^Move / }).click();
            await action.locator('c-latch-inline-review').waitFor();
        },
    },
    'quick-action-latched': {
        accountId: ACCOUNTS.bakery,
        reach: async ({ page }) => {
            await page.getByRole('button', { name: 'Latch to Fusebill' }).click();
            await page.locator('c-latch-action c-latch-finder').waitFor();
        },
    },
    'quick-action': {
        accountId: ACCOUNTS.maple,
        reach: async ({ page }) => {
            await page.getByRole('button', { name: 'Latch to Fusebill' }).click();
            await page.locator('c-latch-action c-latch-candidates').waitFor();
        },
    },
};

const unlatching: Record<string, State> = {
    unlatch: { accountId: ACCOUNTS.bakery, reach: openUnlatch },
    'unlatch-incomplete': {
        accountId: ACCOUNTS.bakery,
        reach: async (account) => {
            await openUnlatch(account);
            await account.dialog.getByRole('button', { name: 'Request unlatch' }).click();
            await account.dialog.getByText('Enter a reason for undoing').waitFor();
        },
    },
    'unlatch-failed': {
        accountId: ACCOUNTS.bakery,
        given: ({ fusebill }) =>
            fusebill.plan({
                kind: 'status',
                status: 503,
                path: `^/v1/customers/${CUSTOMERS.bakery}`,
                times: 'always',
            }),
        reach: async (account) => {
            await openUnlatch(account);
            await account.dialog.getByLabel('Reason').fill('Latched to the wrong bakery');
            await account.dialog.getByRole('button', { name: 'Request unlatch' }).click();
            await account.dialog.getByRole('alert').waitFor();
        },
    },
    'unlatch-recorded': { accountId: ACCOUNTS.bakery, reach: requestUnlatch },
    'unlatch-requested': { accountId: ACCOUNTS.bakery, reach: leaveUnlatch },
    'unlatch-still-latched': {
        accountId: ACCOUNTS.bakery,
        reach: async (account) => {
            await leaveUnlatch(account);
            await account.card.getByText('How to import it').click();
            await account.card.getByRole('button', { name: 'Check now' }).click();
            await account.card.getByText('Fusebill still shows').waitFor();
        },
    },
    'german-unlatch-requested': {
        accountId: ACCOUNTS.bakery,
        settings: 'language=de',
        reach: leaveUnlatch,
    },
    'french-unlatch-recorded': {
        accountId: ACCOUNTS.bakery,
        settings: 'language=fr',
        reach: requestUnlatch,
    },
    'right-to-left-unlatch-requested': {
        accountId: ACCOUNTS.bakery,
        settings: 'dir=rtl',
        reach: leaveUnlatch,
    },
};

/** Picks the Account that is to have the bakery's customer, and waits for what is said of it. */
async function pickKettle(account: AccountPage): Promise<void> {
    await account.settled();
    await account.pickReceiver('kettle');
    await account.dialog.locator('c-latch-impact [data-part="fact"]').first().waitFor();
}

const moving: Record<string, State> = {
    'move-pick': {
        accountId: ACCOUNTS.bakery,
        reach: async (account) => {
            await account.settled();
            await account.openMove();
            await account.dialog.getByRole('combobox').click();
            await account.dialog.getByRole('option').first().waitFor();
        },
    },
    'move-pick-missing': {
        accountId: ACCOUNTS.bakery,
        reach: async (account) => {
            await account.settled();
            await account.openMove();
            await account.dialog.locator('[data-action="agree"] button').click();
            await account.dialog.getByText('Complete this field').waitFor();
        },
    },
    'move-compare': { accountId: ACCOUNTS.bakery, reach: pickKettle },
    'move-refused': {
        accountId: ACCOUNTS.bakery,
        prepare: answering('move', 'holder-changed'),
        reach: async (account) => {
            await pickKettle(account);
            await account.move('The roastery pays for it');
            await account.dialog.getByRole('alert').waitFor();
        },
    },
    'moved-away': {
        accountId: ACCOUNTS.bakery,
        reach: async (account) => {
            await pickKettle(account);
            await account.move('The roastery pays for it');
            await account.card.locator('c-latch-departed').waitFor();
            await account.settled();
            await account.page.locator('lightning-toast button').click();
        },
    },
    'german-move-compare': {
        accountId: ACCOUNTS.bakery,
        settings: 'language=de',
        reach: pickKettle,
    },
    'right-to-left-move-compare': {
        accountId: ACCOUNTS.bakery,
        settings: 'dir=rtl',
        reach: pickKettle,
    },
};

const synchronizing: Record<string, State> = {
    menu: { accountId: ACCOUNTS.bakery, reach: openMenu },
    'sync-ask': { accountId: ACCOUNTS.bakery, reach: askToDisable },
    'sync-running': {
        accountId: ACCOUNTS.bakery,
        ...hanging('change', 'LatchSynchController'),
        reach: async (account) => {
            await askToDisable(account);
            await account.card.getByRole('button', { name: 'Disable sync' }).click();
            await account.card.getByText('Changing the sync').first().waitFor();
            // The last sentence of a wait: nothing that a slow machine takes longer for can follow.
            await afterSeconds(account, 5, /Still working/);
        },
    },
    'sync-failed': {
        accountId: ACCOUNTS.bakery,
        given: ({ fusebill }) =>
            fusebill.plan({ kind: 'reset', path: '/v1/Salesforce/Resynch', times: 'always' }),
        reach: async (account) => {
            await openMenu(account);
            await account.card.getByRole('menuitem', { name: 'Sync again now' }).click();
            await account.alert.waitFor();
        },
    },
    'german-sync-ask': { accountId: ACCOUNTS.bakery, settings: 'language=de', reach: askToDisable },
    'right-to-left-menu': { accountId: ACCOUNTS.bakery, settings: 'dir=rtl', reach: openMenu },
};

const elsewhere: Record<string, State> = {
    'german-suggestions': { accountId: ACCOUNTS.maple, settings: 'language=de', reach: settled },
    'german-latched': { accountId: ACCOUNTS.bakery, settings: 'language=de', reach: settled },
    'german-billing': { accountId: ACCOUNTS.bakery, settings: 'language=de', reach: openBilling },
    'french-suggestions': { accountId: ACCOUNTS.maple, settings: 'language=fr', reach: settled },
    'french-latched': { accountId: ACCOUNTS.bakery, settings: 'language=fr', reach: settled },
    'right-to-left-suggestions': { accountId: ACCOUNTS.azraq, settings: 'dir=rtl', reach: settled },
    'right-to-left-billing': {
        accountId: ACCOUNTS.bakery,
        settings: 'dir=rtl',
        reach: openBilling,
    },
    'right-to-left-latched': { accountId: ACCOUNTS.bakery, settings: 'dir=rtl', reach: settled },
    'right-to-left-review': {
        accountId: ACCOUNTS.azraq,
        settings: 'dir=rtl',
        reach: (account) => account.review(CUSTOMERS.interiors),
    },
};

const checking: Record<string, State> = {
    health: { accountId: HEALTH, reach: settled },
    'health-key-rejected': {
        accountId: HEALTH,
        given: ({ fusebill }) => {
            fusebill.rotateKey();
        },
        reach: settled,
    },
    'health-unreachable': {
        accountId: HEALTH,
        prepare: replying('health', faultOf('SIGNATURE_REFUSED')),
        reach: ({ alert }) => alert.waitFor(),
    },
    'health-no-permission': {
        accountId: HEALTH,
        given: ({ org }) => {
            org.org.assign(PERMISSION_SET_GROUPS.user);
        },
        reach: ({ card }) => card.getByText(/permission set group Fusebill Latch Admin/).waitFor(),
    },
    'health-loading': {
        accountId: HEALTH,
        ...hanging('health'),
        reach: ({ card }) => card.locator('c-latch-wait').waitFor(),
    },
    'german-health': { accountId: HEALTH, settings: 'language=de', reach: settled },
    'french-health': { accountId: HEALTH, settings: 'language=fr', reach: settled },
};

function faultOf(code: Code): Reply {
    const example = readExamples().find(({ reply }) => !reply.ok && reply.error.code === code);
    const message = 'POST /v1/Salesforce/Latch answered 400.';
    const error = { code, message };
    const requestId = '6f1d2a64-2f3c-4c57-9a86-0d3f5b1e7c90';
    return example?.reply ?? { ok: false, requestId, version: '0.1.0', error };
}

/** One code for each way in which the card shows an error: its number of sentences and its button. */
const PICTURED_CODES: readonly Code[] = [
    'CREDENTIAL_MISSING',
    'HOLDER_CHANGED',
    'NO_PERMISSION',
    'OUTCOME_UNKNOWN',
];

const failing: Record<string, State> = Object.fromEntries(
    [...FUNCTION_CODES, ...HOP_CODES].map((code) => [
        `error-${code.toLowerCase().replaceAll('_', '-')}`,
        {
            accountId: ACCOUNTS.stolenBikes,
            prepare: replying('latch', faultOf(code)),
            ...(PICTURED_CODES.includes(code) ? {} : { isPictured: false }),
            reach: async (account) => {
                await latchFirst(account);
                await account.alert.waitFor();
            },
        } satisfies State,
    ]),
);

/** Every state of the cards, by the name that its pictures in `docs/images/states` begin with. */
export const STATES: Readonly<Record<string, State>> = {
    ...waiting,
    ...finding,
    ...reviewing,
    ...seeing,
    ...unlatching,
    ...synchronizing,
    ...moving,
    ...elsewhere,
    ...checking,
    ...failing,
};
