import { chromium, type Browser, type BrowserServer } from 'playwright-core';

const ARGUMENTS = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--no-first-run',
    '--no-sandbox', // root in a container has no sandbox; only pages of this machine are opened
];

/**
 * Launches the Chromium at `CHROME_PATH`: headless, without a profile, and without its own network requests.
 * @param further command-line arguments of Chromium
 */
export async function launchBrowser(further: readonly string[] = []): Promise<Browser> {
    return chromium.launch(options(further));
}

/** Launches the same for other processes, which connect to its `wsEndpoint()`. */
export async function serveBrowser(): Promise<BrowserServer> {
    return chromium.launchServer(options());
}

/** Connects to the browser that another process serves at this address. */
export async function connectBrowser(wsEndpoint: string): Promise<Browser> {
    return chromium.connect(wsEndpoint);
}

function options(further: readonly string[] = []): { executablePath: string; args: string[] } {
    const { CHROME_PATH } = process.env;
    if (CHROME_PATH === undefined) throw new Error('CHROME_PATH is not set.');
    return { executablePath: CHROME_PATH, args: [...ARGUMENTS, ...further] };
}
