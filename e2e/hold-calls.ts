import type { Page } from 'playwright-core';

/** Calls that a test holds until it releases them. `prepare` must run before the calls are made. */
export type HeldCalls = { prepare: (page: Page) => Promise<void>; release: () => void };

/** Holds the page's calls of an Apex method, such as `LatchController.account`. */
export function holdCalls(method: string): HeldCalls {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    return {
        prepare: async (page) => {
            await page.route(`**/apex/${method}`, async (route) => {
                await released;
                await route.continue();
            });
        },
        release: () => release(),
    };
}
