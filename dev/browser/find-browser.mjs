import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const INSTALLED = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const NO_BROWSER =
    'No browser was found: install Chrome or Chromium, set CHROME_PATH to one, or run "npx playwright-core install chromium".';

const ONLY_LINUX =
    'Pictures are taken with the Chromium of package.json, which needs Linux on x64. The job "pictures" of the workflow "ci" compares them.';

const HAS_PACKAGED = process.platform === 'linux' && process.arch === 'x64';

/**
 * Finds a Chromium: `CHROME_PATH`, an installed one, Playwright's download, or on Linux the one from npm. If there is
 * none, throws an Error that says how to get one.
 */
export async function findBrowser() {
    const { CHROME_PATH } = process.env;
    if (CHROME_PATH !== undefined) return CHROME_PATH;
    const found = [...INSTALLED, chromium.executablePath()].find((path) => existsSync(path));
    if (found !== undefined) return found;
    if (!HAS_PACKAGED) throw new Error(NO_BROWSER);
    return unpackBrowser();
}

/** Unpacks the Chromium from npm, which runs on Linux on x64 and brings its own fonts. Returns its path. */
export async function unpackBrowser() {
    if (!HAS_PACKAGED) throw new Error(ONLY_LINUX);
    // The package includes system libraries too, but unpacks them only if it detects Lambda.
    process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
    const { default: packaged } = await import('@sparticuz/chromium');
    return packaged.executablePath();
}
