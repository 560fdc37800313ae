import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import manifest from '../../package.json';
import { launchBrowser } from './browser';
import { unpackBrowser } from './find-browser.mjs';

/** Makes text and colours look the same on every screen and machine. */
const DRAWING = [
    '--font-render-hinting=none',
    '--disable-lcd-text',
    '--force-color-profile=srgb',
    '--force-device-scale-factor=1',
];

/**
 * Launches the Chromium of `package.json` with only its own fonts, because pictures of different browsers can't be
 * compared. Throws if it can't run here, or another version is installed.
 */
export async function launchPinnedBrowser(): Promise<Browser> {
    process.env.FONTCONFIG_PATH = join(tmpdir(), 'fonts'); // where the package puts its fonts
    process.env.CHROME_PATH = await unpackBrowser();
    const browser = await launchBrowser(DRAWING);
    const pinned = manifest.devDependencies['@sparticuz/chromium'];
    const isPinned = browser.version().split('.')[0] === pinned.split('.')[0];
    if (isPinned) return browser;
    await browser.close();
    throw new Error(
        `${process.env.CHROME_PATH} is version ${browser.version()}, but pictures are taken with ${pinned}. Delete it to have it unpacked again.`,
    );
}
