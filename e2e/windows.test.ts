import { Stage } from './stage';
import { DESKTOP } from './windows';

const stage = new Stage();

test('reuses a window, without what was changed in it', async () => {
    const { windows } = stage;
    const page = await windows.open();
    await page.route('**/accounts.json', (route) => route.abort());
    await page.setViewportSize({ width: 320, height: 900 });
    await page.mouse.move(200, 200);

    await windows.close(page);
    const again = await windows.open();
    await again.setContent(
        '<button style="position: fixed; inset: 150px">Under the mouse</button>',
    );

    expect(again).toBe(page);
    expect(again.viewportSize()).toEqual(DESKTOP.viewport);
    expect(await again.locator('button:hover').count()).toBe(0);
    await again.goto(stage.stack.org.url);
    expect(await again.evaluate("fetch('/accounts.json').then(({ status }) => status)")).toBe(200);
    await windows.close(again);
});

test('does not reuse a window with a changed clock, or that of a device', async () => {
    const { windows } = stage;
    const changed = await windows.open();
    await changed.clock.setFixedTime(0);
    const device = await windows.open({ viewport: { width: 320, height: 900 } });

    await windows.close(changed);
    await windows.close(device);

    expect(changed.isClosed()).toBe(true);
    expect(device.isClosed()).toBe(true);
});
