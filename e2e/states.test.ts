import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { Stage } from './stage';
import { StateWindows } from './state-windows';
import { STATES } from './states';

const stage = new Stage();
const windows = new StateWindows();

afterAll(() => windows.close());

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The axe violations in the card, or in the dialog above it. */
const runAxe = (options: object): string => `axe.run(
    { include: [[document.querySelector('[role="dialog"]') ? '[role="dialog"]' : 'c-latch-card, c-latch-health']] },
    ${JSON.stringify({ resultTypes: ['violations'], ...options })},
)`;

const ALL_RULES = runAxe({
    rules: { 'heading-order': { enabled: true }, 'target-size': { enabled: true } },
});

/** The rules whose result depends on the width of the window: overlaps and spacing. */
const RULES_OF_LAYOUT = runAxe({
    runOnly: ['color-contrast', 'scrollable-region-focusable', 'target-size'],
});

/** Waits until transitions have ended. Endless animations, such as a spinner, keep running. */
const SETTLE = `Promise.allSettled(document.getAnimations()
    .filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished))`;

async function violations(page: Page, run: string): Promise<string[]> {
    await page.evaluate(SETTLE);
    if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(AXE);
    const { violations: found } = await page.evaluate<AxeResults>(run);
    return found.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
}

/** How many pixels the page is wider than its window. */
function overflow(page: Page): Promise<number> {
    return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}

test.each(Object.entries(STATES))('%s: no axe violations, no overflow', async (_, state) => {
    const account = await windows.reach(stage, state);
    if (state.isAlone) await account.page.clock.resume(); // axe waits for timers

    expect(await violations(account.page, ALL_RULES)).toEqual([]);
    expect(await overflow(account.page)).toBe(0);

    await account.page.setViewportSize({ width: 320, height: 900 });

    const isAbove = (await account.hasDialog()) || (await account.hasMenu());
    expect(await violations(account.page, isAbove ? ALL_RULES : RULES_OF_LAYOUT)).toEqual([]);
    expect(await overflow(account.page)).toBe(0);
    await windows.leave(account, state);
});
