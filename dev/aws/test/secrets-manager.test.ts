import {
    RotateSecretCommand,
    GetSecretValueCommand,
    PutSecretValueCommand,
    SecretsManagerClient,
    type GetSecretValueCommandInput,
    type GetSecretValueCommandOutput,
} from '@aws-sdk/client-secrets-manager';
import { keySecretName, STACK_NAME } from '../../../contract/agreed-values';
import { startAws, type AwsEmulator } from '../emulator';
import type { Fault } from '../fault';

const MINUTE_MS = 60_000;
const NAME = keySecretName(STACK_NAME);
const NOT_FOUND = "Secrets Manager can't find the specified secret";

let aws: AwsEmulator;

beforeEach(async () => {
    aws = await startAws({
        accessKeys: {
            AKIDREADER: { secret: 'invented', may: ['secretsmanager:GetSecretValue'] },
            AKIDKEEPER: {
                secret: 'invented too',
                may: [
                    'secretsmanager:GetSecretValue',
                    'secretsmanager:PutSecretValue',
                    'secretsmanager:RotateSecret',
                ],
            },
        },
        secrets: { [NAME]: 'the first', empty: null },
    });
});

afterEach(() => aws.close());

function reader(maxAttempts = 1): SecretsManagerClient {
    return client('AKIDREADER', 'invented', maxAttempts);
}

function keeper(): SecretsManagerClient {
    return client('AKIDKEEPER', 'invented too', 1);
}

function client(
    accessKeyId: string,
    secretAccessKey: string,
    maxAttempts: number,
): SecretsManagerClient {
    return new SecretsManagerClient({
        endpoint: aws.url,
        region: 'us-east-1',
        credentials: { accessKeyId, secretAccessKey },
        maxAttempts,
        requestHandler: { requestTimeout: 300, throwOnRequestTimeout: true },
    });
}

function read(
    input: Partial<GetSecretValueCommandInput> = {},
    sender = reader(),
): Promise<GetSecretValueCommandOutput> {
    return sender.send(new GetSecretValueCommand({ SecretId: NAME, ...input }));
}

function put(value: string, more: object = {}): Promise<{ VersionId?: string | undefined }> {
    return keeper().send(
        new PutSecretValueCommand({ SecretId: NAME, SecretString: value, ...more }),
    );
}

describe('GetSecretValue', () => {
    test('returns the current value by name', async () => {
        const before = Date.now();

        const answer = await read();

        expect(answer).toMatchObject({
            Name: NAME,
            SecretString: 'the first',
            VersionStages: ['AWSCURRENT'],
        });
        expect(answer.ARN).toMatch(/^arn:aws:secretsmanager:us-east-1:\d{12}:secret:.+-\w{6}$/);
        expect(Math.abs((answer.CreatedDate?.getTime() ?? 0) - before)).toBeLessThan(MINUTE_MS);
    });

    test('returns it by ARN', async () => {
        const { ARN = '', VersionId } = await read();

        expect(await read({ SecretId: ARN })).toMatchObject({ Name: NAME, VersionId });
    });

    test('does not find a missing secret', async () => {
        await expect(read({ SecretId: 'another' })).rejects.toMatchObject({
            name: 'ResourceNotFoundException',
            message: `${NOT_FOUND}.`,
            $metadata: { httpStatusCode: 400 },
        });
    });

    test('finds no value in a secret that never had one', async () => {
        await expect(read({ SecretId: 'empty' })).rejects.toMatchObject({
            name: 'ResourceNotFoundException',
            message: `${NOT_FOUND} value for staging label: AWSCURRENT`,
        });
    });

    test('finds no value under a stage, an id, or an id and a stage that do not belong together', async () => {
        const { VersionId } = await read();

        for (const wanted of [
            { VersionStage: 'AWSPREVIOUS' },
            { VersionId: '00000000-0000-4000-8000-000000000000' },
            { VersionId, VersionStage: 'AWSPREVIOUS' },
        ]) {
            await expect(read(wanted)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
        }
    });

    test('finds nothing once the secret is deleted', async () => {
        aws.secrets.delete(NAME);

        await expect(read()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    });
});

describe('PutSecretValue', () => {
    test('makes its value the current one and keeps the previous one', async () => {
        const first = await read();

        const { VersionId } = await put('the second');

        expect(await read()).toMatchObject({ SecretString: 'the second', VersionId });
        expect(await read({ VersionStage: 'AWSPREVIOUS' })).toMatchObject({
            SecretString: 'the first',
            VersionId: first.VersionId,
            VersionStages: ['AWSPREVIOUS'],
        });
        expect(aws.secrets.get(NAME)).toBe('the second');
    });

    test('leaves the oldest of three values without a stage, readable only by its id', async () => {
        const { VersionId } = await read();

        await put('the second');
        await put('the third');

        expect((await read({ VersionStage: 'AWSPREVIOUS' })).SecretString).toBe('the second');
        expect(await read({ VersionId })).toMatchObject({
            SecretString: 'the first',
            VersionStages: [],
        });
    });

    test('stores a value under another stage without touching the current one', async () => {
        await put('next', { VersionStages: ['AWSPENDING'] });

        expect((await read()).SecretString).toBe('the first');
        expect((await read({ VersionStage: 'AWSPENDING' })).SecretString).toBe('next');
    });

    test('stores a value once if it is sent twice with one token', async () => {
        const ClientRequestToken = '3a1a5a52-6d3c-4f3b-8a8e-2d1c0b9a8f7e';

        const answers = [
            await put('the second', { ClientRequestToken }),
            await put('the second', { ClientRequestToken }),
        ];

        expect(answers.map(({ VersionId }) => VersionId)).toEqual([
            ClientRequestToken,
            ClientRequestToken,
        ]);
        expect((await read({ VersionStage: 'AWSPREVIOUS' })).SecretString).toBe('the first');
        await expect(put('the third', { ClientRequestToken })).rejects.toMatchObject({
            name: 'ResourceExistsException',
        });
    });

    test('gives an empty secret its first value', async () => {
        await put('at last', { SecretId: 'empty' });

        expect((await read({ SecretId: 'empty' })).SecretString).toBe('at last');
    });

    test('refuses an unknown secret and an empty value', async () => {
        await expect(put('value', { SecretId: 'another' })).rejects.toMatchObject({
            name: 'ResourceNotFoundException',
        });
        await expect(put('')).rejects.toMatchObject({ name: 'InvalidParameterException' });
        expect(aws.secrets.get('another')).toBeUndefined();
    });
});

describe('permission', () => {
    test('keeps a reader from writing', async () => {
        const command = new PutSecretValueCommand({ SecretId: NAME, SecretString: 'mine' });

        await expect(reader().send(command)).rejects.toMatchObject({
            name: 'AccessDeniedException',
            message: expect.stringContaining('secretsmanager:PutSecretValue') as string,
        });
        expect(aws.secrets.get(NAME)).toBe('the first');
    });

    test('is checked before existence', async () => {
        const command = new PutSecretValueCommand({ SecretId: 'another', SecretString: 'mine' });

        await expect(reader().send(command)).rejects.toMatchObject({
            name: 'AccessDeniedException',
        });
    });

    test('does not allow an action that is not emulated', async () => {
        const command = new RotateSecretCommand({ SecretId: NAME });

        await expect(keeper().send(command)).rejects.toMatchObject({
            name: 'UnknownOperationException',
        });
    });

    test('requires the signature of a known key', async () => {
        const stranger = client('AKIDREADER', 'guessed', 1);

        await expect(read({}, stranger)).rejects.toMatchObject({
            name: 'InvalidSignatureException',
            $metadata: { httpStatusCode: 400 },
        });
    });
});

describe('a planned fault', () => {
    test.each<[Exclude<Fault['kind'], 'delay'>, object]>([
        ['throttle', { name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } }],
        ['internal', { name: 'InternalServiceError', $metadata: { httpStatusCode: 500 } }],
        ['denied', { name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } }],
        ['missing', { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 400 } }],
        ['malformed', { name: 'SyntaxError' }],
        ['reset', { message: expect.stringContaining('ECONNRESET') as string }],
        ['hang', { name: 'TimeoutError' }],
    ])('%s fails one call, and the next succeeds', async (kind, error) => {
        aws.plan('secretsmanager', { kind });

        await expect(read()).rejects.toMatchObject(error);

        expect((await read()).SecretString).toBe('the first');
    });

    test.each<Fault['kind']>(['throttle', 'internal', 'reset', 'hang'])(
        'of %s twice is overcome by three attempts',
        async (kind) => {
            const fault = { kind } as Fault;
            aws.plan('secretsmanager', fault, fault);

            const answer = await read({}, reader(3));

            expect(answer.SecretString).toBe('the first');
            expect(answer.$metadata.attempts).toBe(3);
            expect(aws.calls).toHaveLength(3);
        },
    );

    test('delay answers correctly, but late', async () => {
        const start = performance.now();
        aws.plan('secretsmanager', { kind: 'delay', ms: 120 });

        const answer = await read();

        expect(answer.SecretString).toBe('the first');
        expect(performance.now() - start).toBeGreaterThan(115);
    });

    test('refuses callers without permission', async () => {
        aws.plan('secretsmanager', { kind: 'missing' });

        await expect(read({}, client('AKIDREADER', 'guessed', 1))).rejects.toMatchObject({
            name: 'InvalidSignatureException',
        });
    });
});

test('every call is recorded by its action and its answer', async () => {
    aws.plan('secretsmanager', { kind: 'reset' }, { kind: 'internal' });

    await expect(read()).rejects.toThrow();
    await expect(read()).rejects.toThrow();
    await put('the second');
    await read();

    expect(aws.calls.map(({ action, status }) => `${action} ${status}`)).toEqual([
        'GetSecretValue 0',
        'GetSecretValue 500',
        'PutSecretValue 200',
        'GetSecretValue 200',
    ]);
});
