import type { Browser, Locator, Page } from 'playwright-core';
import type { LocalStack } from '../../dev/local-stack';
import type { AccountPage } from '../account-page';
import { reachState } from '../reach-state';
import type { State } from '../states';
import { NARROW, unchanging, WIDE } from './pictured-page';
import { readPng, type Picture } from './png';

/** How many pictures of one subject are taken before it counts as restless. */
const ATTEMPTS = 20;

/** The state whose whole page the README shows, and the name of that picture. */
const WHOLE_PAGE = { state: 'suggestions', name: 'card-suggestions' };

/** A picture, under its path in `docs/images` without the ending. */
export type NamedPicture = { name: string; picture: Picture };

/**
 * Takes the pictures of a state. A card is about as narrow in a wide window as on a phone; only what covers the page is
 * taken in a narrow window too.
 */
export async function takePictures(
    stage: { browser: Browser; stack: LocalStack },
    name: string,
    state: State,
): Promise<NamedPicture[]> {
    const account = await reachState(stage, unchanging(state));
    const taken: NamedPicture[] = [];
    const take = async (path: string, subject: Locator | Page): Promise<void> => {
        taken.push({ name: path, picture: readPng(await shoot(subject)) });
    };
    if (name === WHOLE_PAGE.state) await take(WHOLE_PAGE.name, account.page);
    await take(`states/${name}-${WIDE.width}`, await subjectOf(account));
    if (await account.hasDialog()) {
        await account.page.setViewportSize(NARROW);
        await take(`states/${name}-${NARROW.width}`, await subjectOf(account));
    }
    await account.close();
    return taken;
}

/** A dialog covers the page, so the page is shown; else the card alone. */
async function subjectOf(account: AccountPage): Promise<Locator | Page> {
    const { dialog, card, page } = account;
    if (!(await account.hasDialog())) return card;
    const focused = dialog.locator(':focus');
    if ((await focused.count()) > 0) await focused.scrollIntoViewIfNeeded();
    return page;
}

/** A picture of what has come to rest: two in a row are the same. */
async function shoot(subject: Locator | Page): Promise<Buffer> {
    let before: Buffer = Buffer.alloc(0);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const now = await subject.screenshot({ animations: 'disabled' });
        if (now.equals(before)) return now;
        before = now;
    }
    throw new Error('The page does not come to rest.');
}
