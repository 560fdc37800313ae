import { chromium, type Browser } from 'playwright-core';

const ARGUMENTS = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--no-first-run',
    '--no-sandbox', // root in a container has no sandbox; only pages of this machine are opened
];

/** The Chromium at `CHROME_PATH`, headless, without a profile and without a connection of its own. */
export async function launchBrowser(): Promise<Browser> {
    const { CHROME_PATH } = process.env;
    if (CHROME_PATH === undefined) throw new Error('CHROME_PATH is not set.');
    return chromium.launch({ executablePath: CHROME_PATH, args: ARGUMENTS });
}
