import { join } from 'node:path';
import { buildSecretAlone } from '../build-stacks';
import { LATCH, startEmulators, type Emulators } from '../emulators';
import { RuntimeLoop } from '../runtime-loop';

let emulators: Emulators;
let loop: RuntimeLoop;

beforeAll(async () => {
    emulators = await startEmulators();
});

beforeEach(() => {
    loop = new RuntimeLoop();
});

afterEach(() => loop.close());

afterAll(() => emulators.close());

async function start(env: Record<string, string>): Promise<number> {
    const { taskRoot } = await buildSecretAlone();
    const client = join(__dirname, '../runtime-client.mjs');
    return loop.start({ node: process.execPath, client, taskRoot, env });
}

test('the SDK alone sends nothing to Fusebill', async () => {
    await start(emulators.env);

    const { payload } = await loop.invoke(LATCH);

    expect(JSON.parse(payload)).toEqual({ ok: true });
    expect(emulators.fusebill.requests).toEqual([]);
});

test('the SDK alone reads the secret at its start', async () => {
    const started = start({ ...emulators.env, FUSEBILL_KEY_SECRET_ID: 'another' });

    await expect(started).rejects.toThrow('ResourceNotFoundException');
});
