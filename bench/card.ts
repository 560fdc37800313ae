import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { launchBrowser } from '../dev/browser/browser';
import { startLocalStack, type LocalStack } from '../dev/local-stack';
import { measureCardBytes, type CardBytes } from './card-bytes';
import { liveAt, shownAt, type CardSight } from './card-sight';
import { median } from './statistics';

/**
 * The card on the Account page, compared with a plain page that makes the same call; in milliseconds since
 * navigation.
 */
export type Card = {
    shownMs: number;
    liveMs: number;
    plainMs: number;
    roundTrips: number;
    rerenders: number;
    bytes: CardBytes;
};

const ACCOUNT = {
    id: ACCOUNTS.stolenBikes,
    customerId: CUSTOMERS.stolenBikes,
    name: 'Stolen Bikes',
};
const FUSEBILL_MS = 150;
const QUIET_MS = 400;
const WATCH_CARD = readFileSync(join(__dirname, 'watch-card.js'), 'utf8');

const PLAIN_PAGE = `<!doctype html><title>Plain</title><p id="customer"></p><script>
    fetch('/apex/LatchController.account', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ accountId: '${ACCOUNT.id}' }),
    })
        .then((response) => response.json())
        .then(({ data }) => (document.getElementById('customer').textContent = data.customers[0].companyName));
</script>`;

/** Opens both pages in turns, each in a fresh profile, with a warm function and a Fusebill that takes 150 ms. */
export async function measureCard(rounds: number): Promise<Card> {
    const { findBrowser } = await import('../dev/browser/find-browser.mjs');
    process.env.CHROME_PATH = await findBrowser();
    const [stack, browser] = await Promise.all([startLocalStack(), launchBrowser()]);
    try {
        await latch(stack);
        stack.fusebill.plan({ kind: 'delay', ms: FUSEBILL_MS, times: 'always' });
        const cards: CardSight[] = [];
        const plain: number[] = [];
        for (let round = -1; round < rounds; round++) {
            const card = await open(browser, `${stack.org.url}/#${ACCOUNT.id}`, 'c-latch-card');
            const floor = await open(browser, `${stack.org.url}/plain`, 'body');
            if (round < 0) continue;
            cards.push(card);
            plain.push(shownAt(floor));
        }
        return {
            shownMs: median(cards.map(shownAt)),
            liveMs: median(cards.map(liveAt)),
            plainMs: median(plain),
            roundTrips: median(cards.map(({ calls }) => calls.length)),
            rerenders: median(cards.map(({ rerenders }) => rerenders)),
            bytes: await measureCardBytes(),
        };
    } finally {
        await browser.close();
        await stack.close();
    }
}

/** Latches through the demo org, so that the card has a stored customer to show. */
async function latch({ org }: LocalStack): Promise<void> {
    const response = await fetch(`${org.url}/apex/LatchController.latch`, {
        method: 'POST',
        body: JSON.stringify({ accountId: ACCOUNT.id, fusebillId: ACCOUNT.customerId }),
    });
    const { ok } = (await response.json()) as { ok: boolean };
    if (!ok) throw new Error('The customer could not be latched for the card.');
}

/** Opens a page and measures until the customer is shown, every call is answered and the element stops changing. */
async function open(browser: Browser, url: string, tag: string): Promise<CardSight> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    try {
        await page.route('**/plain', (route) =>
            route.fulfill({ contentType: 'text/html', body: PLAIN_PAGE }),
        );
        const watched = JSON.stringify({ tag, text: ACCOUNT.name });
        await page.addInitScript({ content: `${WATCH_CARD}\nwatchCard(${watched});` });
        const answered = page.waitForResponse((one) =>
            one.url().endsWith('LatchController.account'),
        );
        await page.goto(url);
        await (await answered).finished();
        await page.waitForFunction(isQuiet, QUIET_MS);
        return await page.evaluate(readSight);
    } finally {
        await page.close();
    }
}

type Watched = { latchSight: Omit<CardSight, 'calls'> };

function isQuiet(quietMs: number): boolean {
    const { shownAt, settledAt } = (globalThis as unknown as Watched).latchSight;
    return shownAt !== null && performance.now() - settledAt > quietMs;
}

function readSight(): CardSight {
    const calls = performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('/apex/'))
        .map(({ name, startTime, duration }) => ({
            name: name.replace(/^.*\//, ''),
            endedAt: startTime + duration,
        }));
    return { ...(globalThis as unknown as Watched).latchSight, calls };
}
