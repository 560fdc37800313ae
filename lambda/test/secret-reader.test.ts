import { startAws, type AwsEmulator } from '../../dev/aws/emulator';
import { secretReader } from '../src/secret-reader';

const NAME = 'fusebill-latch/fusebill-key';
const KEY = {
    secret: 'invented',
    sessionToken: 'also+invented/=',
    may: ['secretsmanager:GetSecretValue'],
};
const DENIED = { secret: 'invented', may: [] };

let aws: AwsEmulator;

beforeEach(async () => {
    aws = await startAws({
        region: 'eu-central-1',
        accessKeys: { ASIAREADER: KEY, AKIADENIED: DENIED },
        secrets: { [NAME]: 'the key, with a ü', empty: null },
    });
});

afterEach(() => aws.close());

const clock = { now: Date.now, random: () => 0, sleep: () => Promise.resolve() };

const read = (secretId = NAME, env: Record<string, string | undefined> = {}) =>
    secretReader(
        secretId,
        {
            AWS_REGION: 'eu-central-1',
            AWS_ACCESS_KEY_ID: 'ASIAREADER',
            AWS_SECRET_ACCESS_KEY: KEY.secret,
            AWS_SESSION_TOKEN: KEY.sessionToken,
            AWS_ENDPOINT_URL_SECRETS_MANAGER: aws.url,
            ...env,
        },
        clock,
    )();

const calls = (): number[] => aws.calls.map(({ status }) => status);

test('reads the secret by its name and by its ARN', async () => {
    const arn = aws.secrets.find(NAME)?.arn;

    expect(await read()).toBe('the key, with a ü');
    expect(await read(arn)).toBe('the key, with a ü');
    expect(calls()).toEqual([200, 200]);
});

test('signs with a key that has no session token', async () => {
    const denied = {
        AWS_ACCESS_KEY_ID: 'AKIADENIED',
        AWS_SESSION_TOKEN: undefined,
    };

    await expect(read(NAME, denied)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(calls()).toEqual([400]);
});

test.each([
    ['a secret that is not there', 'other', {}, 'ResourceNotFoundException'],
    ['a secret without a value', 'empty', {}, 'ResourceNotFoundException'],
    ['a wrong key', NAME, { AWS_SECRET_ACCESS_KEY: 'x' }, 'InvalidSignatureException'],
    ['another region', NAME, { AWS_REGION: 'eu-west-1' }, 'InvalidSignatureException'],
])('does not ask again for %s', async (_, secretId, env, name) => {
    await expect(read(secretId, env)).rejects.toMatchObject({ name });
    expect(calls()).toEqual([400]);
});

test.each(['throttle', 'internal', 'reset'] as const)(
    'asks again after the fault %s, and reads the secret',
    async (kind) => {
        aws.plan('secretsmanager', { kind }, { kind });

        expect(await read()).toBe('the key, with a ü');
        expect(calls()).toHaveLength(3);
    },
);

test('gives up after three attempts, and names the last fault', async () => {
    const kind = 'throttle';
    aws.plan('secretsmanager', { kind }, { kind }, { kind });

    await expect(read()).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(calls()).toHaveLength(3);
});

test('takes an answer that is not JSON for a fault, not for an empty secret', async () => {
    aws.plan('secretsmanager', { kind: 'malformed' });

    await expect(read()).rejects.toMatchObject({ name: 'UnreadableAnswer' });
    expect(calls()).toHaveLength(1);
});

test('takes the endpoint of all services where there is no own', async () => {
    const env = { AWS_ENDPOINT_URL_SECRETS_MANAGER: undefined, AWS_ENDPOINT_URL: aws.url };

    expect(await read(NAME, env)).toBe('the key, with a ü');
});
