import { buildSecretAlone } from '../build-stacks';
import { LATCH, startEmulators, type Emulators } from '../emulators';
import { RuntimeLoop } from '../runtime-loop';

let emulators: Emulators;
let loop: RuntimeLoop | undefined;

beforeAll(async () => {
    emulators = await startEmulators();
});

afterEach(() => loop?.close());

afterAll(() => emulators.close());

async function start(env: Record<string, string>): Promise<RuntimeLoop> {
    const { taskRoot } = await buildSecretAlone();
    loop = new RuntimeLoop({ node: process.execPath, taskRoot, env });
    await loop.start();
    return loop;
}

test('the SDK alone sends nothing to Fusebill', async () => {
    const started = await start(emulators.env);

    const { payload } = await started.invoke(LATCH);

    expect(JSON.parse(payload)).toEqual({ ok: true });
    expect(emulators.fusebill.requests).toEqual([]);
});

test('the SDK alone reads the secret at its start', async () => {
    const started = start({ ...emulators.env, FUSEBILL_KEY_SECRET_ID: 'another' });

    await expect(started).rejects.toThrow('ResourceNotFoundException');
});
