import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** How long a test waits for a page. It is long because a busy machine is slow. */
const PATIENCE_MS = 100_000;

/** The default window. */
export const DESKTOP = { viewport: { width: 1280, height: 900 } };

/** Whether nothing has replaced the page's clock, which can't be undone. */
const HAS_OWN_CLOCK = "String(setTimeout).includes('[native code]')";

/**
 * The windows of a browser. Desktop windows are reused, because one that has shown the page before loads it again in
 * little more than half of the processor's time.
 */
export class Windows {
    readonly browser: Browser;
    private readonly idle: Page[] = [];
    private readonly reusable = new WeakSet<Page>();

    constructor(browser: Browser) {
        this.browser = browser;
    }

    /** Opens a window that emulates a device, or by default a desktop window, which may have been used before. */
    async open(device?: BrowserContextOptions): Promise<Page> {
        const idle = device === undefined ? this.idle.pop() : undefined;
        if (idle !== undefined) return idle;
        const page = await this.browser.newPage(device ?? DESKTOP);
        page.setDefaultTimeout(PATIENCE_MS);
        if (device === undefined) this.reusable.add(page);
        return page;
    }

    /** Ends what the window shows, and keeps the window for reuse if it is as good as new. */
    async close(page: Page): Promise<void> {
        if (!this.reusable.has(page)) return page.close();
        page.removeAllListeners('request');
        await page.mouse.move(0, 0); // a menu under the pointer gives it the focus
        await page.goto('about:blank');
        if (!(await page.evaluate<boolean>(HAS_OWN_CLOCK))) return page.close();
        await page.unrouteAll();
        await page.setViewportSize(DESKTOP.viewport);
        this.idle.push(page);
    }
}
