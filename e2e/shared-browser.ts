import type { BrowserServer } from 'playwright-core';
import { serveBrowser } from '../dev/browser/browser';

let server: BrowserServer | undefined;

/**
 * Starts one browser for all workers, before the tests. A worker must exit within half a second, too short to close a
 * browser of its own and remove its files.
 */
export default async function openSharedBrowser(): Promise<void> {
    const { findBrowser } = await import('../dev/browser/find-browser.mjs');
    process.env.CHROME_PATH = await findBrowser();
    server = await serveBrowser();
    process.env.BROWSER_ENDPOINT = server.wsEndpoint();
}

/** Closes it, after the tests. */
export async function closeSharedBrowser(): Promise<void> {
    await server?.close();
}
