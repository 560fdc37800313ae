import type { Page } from 'playwright-core';
import type { Opening } from '../account-page';

/** The time at which all pictures are taken, a few days after the earlier latches of the demo org. */
export const MOMENT = '2026-09-21T14:05:00.000Z';

const REQUEST_ID = '6f1d2a64-2f3c-4c57-9a86-0d3f5b1e7c90';
const DAY_MS = 86_400_000;

const UUID = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/g;
const TIMESTAMP = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/g;

/** The windows that pictures are taken in; a dialog fits into the narrow one. */
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 1500 };

/**
 * Page settings that make every run look the same: the clock stands still, and the current times and request ids in
 * the org's answers are replaced by fixed ones.
 */
export function unchanging<O extends Omit<Opening, 'url'>>(opening: O, viewport: typeof WIDE): O {
    const device = { viewport, locale: 'en-US', timezoneId: 'UTC', ...opening.device };
    const prepare = async (page: Page): Promise<void> => {
        await page.clock.setFixedTime(MOMENT);
        await page.route('**/apex/**', async (route) => {
            const response = await route.fetch();
            await route.fulfill({ response, body: withoutChance(await response.text()) });
        });
        await opening.prepare?.(page);
    };
    return { ...opening, device, prepare };
}

/** The org's answer with the ids and times that differ between runs replaced. */
export function withoutChance(body: string): string {
    return body
        .replace(UUID, REQUEST_ID)
        .replace(TIMESTAMP, (time) =>
            Math.abs(Date.parse(time) - Date.now()) < DAY_MS ? MOMENT : time,
        );
}
