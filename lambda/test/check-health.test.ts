import { readExamples } from '../../contract/read-examples';
import type { Health, HealthCheck } from '../../contract/reply';
import { startHarness, type Harness } from './harness';

let harness: Harness;

beforeEach(async () => {
    harness = await startHarness();
});

afterEach(() => harness.fusebill.close());

async function health(client?: object): Promise<Health> {
    const result = await harness.answer({ action: 'health', ...(client && { client }) });
    if (result.ok && 'checks' in result.data) return result.data;
    throw new Error(JSON.stringify(result));
}

const checkOf = ({ checks }: Health, wanted: HealthCheck['name']): HealthCheck | undefined =>
    checks.find(({ name }) => name === wanted);

test('passes all checks with one read, and nothing to fix', async () => {
    const { version, checks, rateLimit } = await health();

    expect(checks.map(({ name, status, fix }) => [name, status, fix])).toEqual(
        ['secret', 'keyShape', 'fusebill', 'key', 'rateLimit', 'version'].map((name) => [
            name,
            'ok',
            null,
        ]),
    );
    expect(version).toBe('0.1.0');
    expect(rateLimit).toMatchObject({ limitMinute: 1000, remainingMinute: 999 });
    expect(harness.fusebill.requests.map(({ method }) => method)).toEqual(['GET']);
    expect(harness.fusebill.writes).toEqual([]);
});

test('says that the secret cannot be read, and sends nothing to Fusebill', async () => {
    harness.secret.value = undefined;

    const report = await health();

    expect(checkOf(report, 'secret')).toMatchObject({ status: 'error' });
    expect(checkOf(report, 'secret')?.fix).toMatch(/plain string of the secret/);
    expect(report.checks.map(({ name }) => name)).toEqual(['secret', 'version']);
    expect(harness.fusebill.requests).toEqual([]);
});

test.each([
    ['encoded twice', (key: string) => Buffer.from(key).toString('base64')],
    ['base64 of something else', () => 'MTphbm90aGVy'],
    ['not base64', () => 'pasted-wrongly'],
])('warns about a key that is %s, without quoting it', async (_, spoil) => {
    const key = spoil(harness.fusebill.key);
    harness.secret.value = key;

    const report = await health();

    expect(checkOf(report, 'keyShape')).toMatchObject({ status: 'warning' });
    expect(checkOf(report, 'keyShape')?.fix).toMatch(/Copy the API key/);
    expect(checkOf(report, 'key')).toMatchObject({ status: 'error' });
    expect(JSON.stringify(report)).not.toContain(key);
});

test('distinguishes a refused key from an unreachable Fusebill', async () => {
    await health();
    harness.fusebill.rotateKey();

    const report = await health();

    const example = readExamples().find(({ name }) => name === 'health-key-rejected')?.reply;
    const expected = example?.ok ? (example.data as Health) : undefined;
    expect(expected && checkOf(expected, 'key')?.status).toBe('error');
    for (const name of ['fusebill', 'key'] as const) {
        expect(checkOf(report, name)).toEqual(expected && checkOf(expected, name));
    }
});

test('says what to do when Fusebill does not answer, and when its rate limit is used up', async () => {
    harness.fusebill.plan({ kind: 'html' }, { kind: 'rateLimited' });

    const broken = await health();
    const busy = await health();

    expect(checkOf(broken, 'fusebill')).toMatchObject({ status: 'error' });
    expect(checkOf(broken, 'fusebill')?.fix).toMatch(/status page/);
    expect(checkOf(busy, 'fusebill')?.fix).toMatch(/Try again in \d+ s/);
    expect(checkOf(busy, 'rateLimit')).toMatchObject({ status: 'warning' });
});

test.each([
    [{ minute: 10, day: 1000 }, 'warning'],
    [{ minute: 1000, day: 11 }, 'warning'],
    [{ minute: 20, day: 1000 }, 'ok'],
])('warns when less than a tenth is left of %j', async (limits, status) => {
    const scarce = await startHarness({ limits });
    const used = Math.min(limits.minute, limits.day) === 20 ? 1 : 9;
    for (let count = 0; count < used; count++) await scarce.answer({ action: 'health' });

    const result = await scarce.answer({ action: 'health' });

    await scarce.fusebill.close();
    expect(result.ok && checkOf(result.data as Health, 'rateLimit')).toMatchObject({ status });
});

test('warns when the package and the function have different versions', async () => {
    const same = await health({ version: '0.1.0', orgId: '00DHs0000000001MAA' });
    const other = await health({ version: '0.2.0', orgId: '00DHs0000000001MAA' });

    expect(checkOf(same, 'version')).toMatchObject({ status: 'ok' });
    expect(checkOf(other, 'version')).toMatchObject({
        status: 'warning',
        detail: 'The package is 0.2.0, the function 0.1.0.',
    });
});

describe('a wrong address', () => {
    test.each([
        ['answers 404 to everything', { kind: 'status', status: 404 }],
        ['answers 200 with a page', { kind: 'html', status: 200 }],
        ['answers 200 with an object', { kind: 'status', status: 200, body: '{"status":"up"}' }],
        ['answers 200 with nothing', { kind: 'empty' }],
    ] as const)('that %s fails the check, with a fix that says so', async (_, fault) => {
        harness.fusebill.plan({ ...fault, times: 'always' });

        const report = await health();

        expect(checkOf(report, 'fusebill')).toMatchObject({
            status: 'error',
            fix: expect.stringMatching(/base URL/) as string,
        });
    });

    test('to another address is not followed', async () => {
        const headers = { Location: harness.fusebill.url };
        harness.fusebill.plan({ kind: 'status', status: 301, headers, times: 'always' });

        const report = await health();

        expect(checkOf(report, 'fusebill')?.detail).toMatch(/Fusebill's address has changed/);
        expect(harness.fusebill.requests).toHaveLength(1);
    });
});
