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

const RUN_AXE = `axe.run(
    { include: [[document.querySelector('[role="dialog"]') ? '[role="dialog"]' : 'c-latch-card, c-latch-health']] },
    {
        resultTypes: ['violations'],
        rules: { 'heading-order': { enabled: true }, 'target-size': { enabled: true } },
    },
)`;

/** What axe finds in the card, or in the dialog above it. */
async function violations(page: Page): Promise<string[]> {
    if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(AXE);
    const { violations: found } = await page.evaluate<AxeResults>(RUN_AXE);
    return found.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
}

/** By how many pixels the page is wider than its window. */
function overflow(page: Page): Promise<number> {
    return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}

test.each(Object.entries(STATES))('%s: axe finds nothing, nothing sticks out', async (_, state) => {
    const account = await windows.reach(stage, state);

    expect(await violations(account.page)).toEqual([]);
    expect(await overflow(account.page)).toBe(0);

    await account.page.setViewportSize({ width: 320, height: 900 });

    expect(await violations(account.page)).toEqual([]);
    expect(await overflow(account.page)).toBe(0);
    await windows.leave(account, state);
});
