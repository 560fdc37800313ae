import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import type { LocalStack } from '../../dev/local-stack';
import type { AccountPage } from '../account-page';
import { reachState } from '../reach-state';
import type { State } from '../states';
import type { Windows } from '../windows';
import { NARROW, unchanging, WIDE } from './pictured-page';
import { comparePictures } from './compare-pictures';
import { readPng, type Picture } from './png';

const REST_MS = 300;

/** How many pictures are taken before giving up on two that look the same. */
const ATTEMPTS = 20;

/** The state whose whole page the README shows, and the name of that picture. */
const WHOLE_PAGE = { state: 'billing-compact', name: 'card-latched' };

/** A picture, named by its path in `docs/images` without `.png`. */
export type NamedPicture = { name: string; picture: Picture };

/**
 * Takes the pictures of a state. A card is about as narrow in a wide window as on a phone, so only dialogs are also
 * taken in a narrow window.
 */
export async function takePictures(
    stage: { windows: Windows; stack: LocalStack },
    name: string,
    state: State,
): Promise<NamedPicture[]> {
    const account = await reachState(stage, unchanging(state, WIDE));
    const taken: NamedPicture[] = [];
    if (name === WHOLE_PAGE.state) {
        taken.push({ name: WHOLE_PAGE.name, picture: await shoot(account.page) });
    }
    taken.push({ name: `states/${name}-${WIDE.width}`, picture: await shootSubject(account) });
    const hasDialog = await account.hasDialog();
    await account.close();
    if (!hasDialog) return taken;
    const narrow = await reachState(stage, unchanging(state, NARROW));
    taken.push({ name: `states/${name}-${NARROW.width}`, picture: await shootSubject(narrow) });
    await narrow.close();
    return taken;
}

/** Takes the whole page for a dialog, which covers it; otherwise only the card. */
async function shootSubject(account: AccountPage): Promise<Picture> {
    const { dialog, card, page } = account;
    if (!(await account.hasDialog())) return shoot(card);
    const focused = dialog.locator(':focus');
    if ((await focused.count()) > 0) await focused.scrollIntoViewIfNeeded();
    await page.evaluate('window.scrollTo(0, 0)'); // how far the page scrolled before depends on the machine
    return shoot(page);
}

/** Two equal files need no decoding, which takes longest. */
function looksLike(one: Buffer, other: Buffer): boolean {
    return one.equals(other) || comparePictures(readPng(one), readPng(other)) === null;
}

/** Takes a picture once everything has loaded and two pictures in a row look the same: Chromium smooths edges in two ways. */
async function shoot(subject: Locator | Page): Promise<Picture> {
    await ('page' in subject ? subject.page() : subject).waitForLoadState('networkidle');
    let before: Buffer | undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const now = await subject.screenshot({ animations: 'disabled' });
        if (before !== undefined && looksLike(before, now)) return readPng(now);
        before = now;
        await wait(REST_MS);
    }
    throw new Error('The page keeps changing.');
}
