import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { findBrowser } from '../dev/browser/find-browser.mjs';
import { launchBrowser } from '../dev/browser/browser';
import { startLocalStack } from '../dev/local-stack';
import type { AccountPage } from './account-page';
import { reachState } from './reach-state';
import { STATES } from './states';

const IMAGES = join(__dirname, '../docs/images');
const FOLDER = join(IMAGES, 'states');

/** The narrow window is so high that a dialog fits in. */
const WINDOWS = [
    { width: 1280, height: 900 },
    { width: 320, height: 1500 },
];

/** The states that the documentation shows on their page. */
const WHOLE_PAGES: Record<string, string> = {
    suggestions: 'card-suggestions',
    latched: 'card-latched',
    'review-move': 'card-conflict',
    'error-account-not-found': 'card-error',
};

/** Writes a picture of every state, at both widths; names on the command line choose some of them. */
async function main(chosen: string[]): Promise<void> {
    process.env.CHROME_PATH = await findBrowser();
    const stack = await startLocalStack();
    const browser = await launchBrowser();
    if (chosen.length === 0) await rm(FOLDER, { recursive: true, force: true });
    await mkdir(FOLDER, { recursive: true });
    for (const [name, state] of Object.entries(STATES)) {
        if (chosen.length > 0 && !chosen.includes(name)) continue;
        const account = await reachState({ browser, stack }, state);
        const whole = WHOLE_PAGES[name];
        if (whole !== undefined) await shoot(account.page, join(IMAGES, `${whole}.png`));
        for (const window of WINDOWS) {
            await account.page.setViewportSize(window);
            await shoot(await subjectOf(account), join(FOLDER, `${name}-${window.width}.png`));
        }
        await account.close();
    }
    await browser.close();
    await stack.close();
}

/** A dialog covers the page, so the page is shown; else the card alone. */
async function subjectOf({ dialog, card, page }: AccountPage): Promise<Locator | Page> {
    if ((await dialog.count()) === 0) return card;
    const focused = dialog.locator(':focus');
    if ((await focused.count()) > 0) await focused.scrollIntoViewIfNeeded();
    return page;
}

async function shoot(subject: Locator | Page, path: string): Promise<void> {
    await subject.screenshot({ path, animations: 'disabled' });
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
