import { keySecretName, STACK_NAME, WAIT_MS } from '../../../contract/agreed-values';
import { startAws, type AwsEmulator } from '../../../dev/aws/emulator';
import { secretReader } from '../../src/aws/secret-reader';
import { Connections } from '../../src/fusebill/connections';
import { EVENTS, startHarness, type Harness } from '../harness';

const SECRET = keySecretName(STACK_NAME);

const before = { ...process.env };
let aws: AwsEmulator;
let harness: Harness;

beforeAll(async () => {
    const may = ['secretsmanager:GetSecretValue'];
    aws = await startAws({ accessKeys: { AKIDEXAMPLE: { secret: 'invented', may } } });
    Object.assign(process.env, {
        AWS_ENDPOINT_URL_SECRETS_MANAGER: aws.url,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'invented',
    });
});

afterAll(async () => {
    process.env = before;
    await aws.close();
});

beforeEach(async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0); // the SDK's pauses
    harness = await startHarness({ readSecret: secretReader(SECRET, new Connections()) });
    aws.secrets.put(SECRET, harness.fusebill.key);
    aws.calm('secretsmanager');
});

afterEach(async () => {
    jest.restoreAllMocks();
    await harness.fusebill.close();
});

/** `OK`, the code, or the failed health check. */
async function codeOf(event: object): Promise<string> {
    const result = await harness.answer(event);
    if (!result.ok) return result.error.code;
    if ('checks' in result.data) {
        return result.data.checks.find(({ status }) => status === 'error')?.name ?? 'OK';
    }
    const verdict = 'results' in result.data ? result.data.results[0] : undefined;
    return verdict?.ok === false ? verdict.error.code : 'OK';
}

describe.each(Object.entries(EVENTS))('%s', (name, event) => {
    test.each(['throttle', 'internal', 'reset'] as const)(
        'succeeds when the secret answers %s twice',
        async (kind) => {
            aws.plan('secretsmanager', { kind }, { kind });

            await expect(codeOf(event)).resolves.toBe('OK');
        },
    );

    test.each(['throttle', 'missing', 'denied', 'malformed'] as const)(
        'says that the key is missing when the secret stays %s, and sends nothing',
        async (kind) => {
            const tries = aws.calls.length;
            aws.plan('secretsmanager', ...Array<{ kind: typeof kind }>(3).fill({ kind }));

            const code = await codeOf(event);

            expect(code).toBe(name === 'health' ? 'secret' : 'KEY_MISSING');
            expect(harness.fusebill.requests).toEqual([]);
            for (let left = 3 - (aws.calls.length - tries); left > 0; left--) {
                await secretReader(SECRET, new Connections())().catch(() => undefined);
            }
        },
    );

    test('accepts a key that ends with a newline', async () => {
        aws.secrets.put(SECRET, `${harness.fusebill.key}\r\n`);

        await expect(codeOf(event)).resolves.toBe('OK');
    });

    test('continues with the new key after a rotation, with one more read', async () => {
        await codeOf(EVENTS.customer);
        aws.secrets.put(SECRET, harness.fusebill.rotateKey());
        const reads = aws.calls.length;

        await expect(codeOf(event)).resolves.toBe('OK');
        expect(aws.calls.length - reads).toBe(1);
    });

    test('rejects a key that was rotated only in Fusebill', async () => {
        await codeOf(EVENTS.customer);
        harness.fusebill.rotateKey();

        await expect(codeOf(event)).resolves.toBe(name === 'health' ? 'key' : 'KEY_REJECTED');
        expect(harness.fusebill.writes).toEqual([]);
    });

    test('rejects a malformed key', async () => {
        aws.secrets.put(SECRET, 'pasted-wrongly');

        await expect(codeOf(event)).resolves.toBe(name === 'health' ? 'key' : 'KEY_REJECTED');
    });

    test('continues once a malformed key is fixed', async () => {
        aws.secrets.put(SECRET, 'pasted-wrongly');
        await codeOf(EVENTS.customer);
        aws.secrets.put(SECRET, harness.fusebill.key);

        await expect(codeOf(event)).resolves.toBe('OK');
    });
});

test.each([
    ['reset', 'ECONNRESET'],
    ['hang', 'timed out'],
] as const)('says why there was no answer: %s', async (kind, reason) => {
    aws.plan('secretsmanager', ...Array<{ kind: typeof kind }>(3).fill({ kind }));

    await expect(harness.answer(EVENTS.customer)).resolves.toMatchObject({
        error: { code: 'KEY_MISSING', message: expect.stringContaining(reason) as string },
    });
});

test("gives up on a secret that hangs, by the SDK's own time-outs", async () => {
    aws.plan('secretsmanager', { kind: 'hang' }, { kind: 'hang' }, { kind: 'hang' });
    const started = Date.now();

    await expect(secretReader(SECRET, new Connections())()).rejects.toMatchObject({
        name: 'TimeoutError',
    });
    expect(Date.now() - started).toBeLessThan(WAIT_MS.function);
});
