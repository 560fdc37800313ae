import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { comparePictures } from './pictures/compare-pictures';
import { PictureFolder } from './pictures/picture-folder';
import { PictureJudge } from './pictures/picture-judge';
import { withoutChance } from './pictures/pictured-page';
import { readPng, writePng, type Picture } from './pictures/png';
import { takePictures } from './pictures/take-pictures';
import { ACCOUNTS } from '../dev/demo-ids';
import { Stage } from './stage';
import type { State } from './states';

const stage = new Stage();

const LATCHED: State = { accountId: ACCOUNTS.bakery, reach: (account) => account.settled() };

let folder: string;
let different: PictureFolder;
let judge: PictureJudge;
/** The card as it is. */
let plain: Picture;

beforeAll(async () => {
    plain = await takeCard();
});

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'latch-pictures-'));
    different = new PictureFolder(join(folder, 'different'));
    judge = new PictureJudge(new PictureFolder(join(folder, 'kept')), different);
});

afterEach(() => {
    rmSync(folder, { recursive: true });
});

/** A picture of a card, optionally with a style rule added. */
async function takeCard(change = ''): Promise<Picture> {
    const prepare = async (page: Page): Promise<void> => {
        const rule = JSON.stringify(change);
        await page.addInitScript(`addEventListener('DOMContentLoaded', () => {
            document.head.append(Object.assign(document.createElement('style'), { textContent: ${rule} }));
        });`);
    };
    const [taken] = await takePictures(stage, 'card', { ...LATCHED, prepare });
    if (taken === undefined) throw new Error('No picture was taken.');
    return taken.picture;
}

/** A copy in which the pixels of the box have another colour. */
function painted(picture: Picture, box: { x: number; y: number; size: number }): Picture {
    const pixels = Uint8Array.from(picture.pixels);
    for (let y = box.y; y < box.y + box.size; y += 1) {
        for (let x = box.x; x < box.x + box.size; x += 1) {
            pixels.set([96, 96, 96], (y * picture.width + x) * 4);
        }
    }
    return { ...picture, pixels };
}

test('a card looks the same each time, even after its file is reduced to a palette', async () => {
    judge.keep({ name: 'card', picture: plain });

    expect(judge.compare({ name: 'card', picture: await takeCard() })).toBeNull();
    expect(existsSync(join(folder, 'different'))).toBe(false);
});

test.each([
    ['a colour', 'c-latch-card lightning-badge { background: rgb(46, 110, 132) !important }'],
    ['two pixels of space', 'c-latch-card [data-part="title"] { margin-inline-start: 2px }'],
    ['a heavier letter', 'c-latch-card dt, c-latch-card a { font-weight: 700 }'],
    ['a missing part', 'c-latch-card details { visibility: hidden }'],
    ['a taller card', 'c-latch-card [data-part="panel"] { padding-block-end: 1px }'],
])('finds a visual change: %s', async (_, change) => {
    judge.keep({ name: 'card', picture: plain });

    const finding = judge.compare({ name: 'card', picture: await takeCard(change) });

    expect(finding?.fault).toMatch(/pixels/);
    expect(different.names()).toContain('card');
});

test('ignores a pixel that differs, but not a block of them', () => {
    expect(comparePictures(plain, painted(plain, { x: 40, y: 40, size: 1 }))).toBeNull();
    expect(comparePictures(plain, painted(plain, { x: 40, y: 40, size: 4 }))).not.toBeNull();
});

test('finds a new picture, and one that belongs to no state', () => {
    judge.keep({ name: 'states/gone', picture: plain });
    const next = new PictureJudge(new PictureFolder(join(folder, 'kept')), different);

    expect(next.compare({ name: 'states/new', picture: plain })?.fault).toBe('is new');
    expect(next.leftOver().map(({ name }) => name)).toEqual(['states/gone']);
});

test('a palette reduces the file to less than half its size', async () => {
    const account = await stage.open(ACCOUNTS.bakery);
    const whole = await account.card.screenshot();

    const file = writePng(plain);

    expect(file.length).toBeLessThan(whole.length / 2);
    expect(comparePictures(plain, readPng(file))).toBeNull();
});

test('an answer keeps the times of earlier latches only', () => {
    const now = new Date().toISOString();
    const answer = (at: string, id: string): string =>
        `{"at":"${at}","earlier":"2026-09-14T13:20:05.000Z","id":"${id}"}`;

    const first = withoutChance(answer(now, '5d2c8e4f-1b36-4a7d-9e05-6f7a8b9c0d1e'));

    expect(first).toContain('2026-09-14T13:20:05.000Z');
    expect(first).not.toContain(now);
    expect(withoutChance(answer(now, '0b9f6c1e-7a52-4d0c-8f43-2c1d5e6a7b80'))).toBe(first);
});
