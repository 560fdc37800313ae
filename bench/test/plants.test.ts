import { buildOwn, packagesOf } from '../build-stacks';
import { LATCH, startEmulators, type Emulators } from '../emulators';
import { RuntimeLoop } from '../runtime-loop';
import type { Plant } from '../options';

let emulators: Emulators;

beforeAll(async () => {
    emulators = await startEmulators();
});

afterAll(() => emulators.close());

/** How many requests a latch takes, and how large the bundle is. */
async function latch(plant: Plant | null): Promise<{ requests: number; bundleKb: number }> {
    const { taskRoot, bundleKb } = await buildOwn(plant);
    emulators.fusebill.reset();
    const loop = new RuntimeLoop({ node: process.execPath, taskRoot, env: emulators.env });
    try {
        await loop.start();
        const { payload } = await loop.invoke(LATCH);
        expect(JSON.parse(payload)).toMatchObject({ ok: true, data: { outcome: 'latched' } });
        expect(emulators.fusebill.writes).toHaveLength(1);
        return { requests: emulators.fusebill.requests.length, bundleKb };
    } finally {
        await loop.close();
    }
}

test('a latch takes one request, or two with the planted one', async () => {
    expect((await latch(null)).requests).toBe(1);
    expect((await latch('extra-request')).requests).toBe(2);
});

test('the planted import is in the bundle, and the function still latches', async () => {
    const [plain, heavy] = [await buildOwn(null), await latch('heavy-init')];

    expect(heavy.bundleKb).toBeGreaterThan(5 * plain.bundleKb);
});

test('an environment that ends before its first event says why', async () => {
    const { taskRoot } = await buildOwn(null);
    const loop = new RuntimeLoop({ node: process.execPath, taskRoot, env: {} });

    await expect(loop.start()).rejects.toThrow('FUSEBILL_KEY_SECRET_ID is not set');
    await loop.close();
});

test('packages are named once, with their scope', () => {
    expect(
        packagesOf([
            'lambda/src/index.ts',
            'node_modules/valibot/dist/index.mjs',
            'node_modules/a/node_modules/@b/c/index.js',
            '../node_modules/@b/c/other.js',
        ]),
    ).toEqual(['@b/c', 'valibot']);
});
