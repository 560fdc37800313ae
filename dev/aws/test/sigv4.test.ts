import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AwsClient } from 'aws4fetch';
import type { IncomingCall } from '../protocol/canonical-request';
import { startAws, type AwsEmulator } from '../emulator';
import { verifySignature, type SigningScope } from '../protocol/sigv4';
import { PUBLISHED_VECTORS, type PublishedVector } from './published-vectors';

const ID = 'AKIDEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'; // the published suite's
const MINUTE_MS = 60_000;

const hasCurl = String(spawnSync('curl', ['--help', 'all']).stdout).includes('--aws-sigv4');

describe("AWS's published vectors", () => {
    const now = Date.UTC(2015, 7, 30, 12, 36);

    function callOf(vector: PublishedVector): IncomingCall {
        const headers: Record<string, string[]> = {
            host: ['example.amazonaws.com'],
            'x-amz-date': ['20150830T123600Z'],
            ...vector.headers,
        };
        const names = Object.keys(headers).sort().join(';');
        headers.authorization = [
            `AWS4-HMAC-SHA256 Credential=${ID}/20150830/us-east-1/service/aws4_request, SignedHeaders=${names}, Signature=${vector.signature}`,
        ];
        return { ...vector, headers, body: Buffer.from(vector.body) };
    }

    function scopeOf({ headers }: PublishedVector): SigningScope {
        const [sessionToken] = headers['x-amz-security-token'] ?? [];
        const key = { secret: SECRET, ...(sessionToken !== undefined && { sessionToken }) };
        return { keys: { [ID]: key }, region: 'us-east-1', service: 'service', now };
    }

    test.each(PUBLISHED_VECTORS)('accepts $name', (vector) => {
        const verdict = verifySignature(callOf(vector), scopeOf(vector));

        expect(verdict).toEqual({ accepted: true, accessKeyId: ID });
    });

    test.each(PUBLISHED_VECTORS)('refuses $name with another body', (vector) => {
        const call = { ...callOf(vector), body: Buffer.from('changed') };

        const verdict = verifySignature(call, scopeOf(vector));

        expect(verdict).toMatchObject({ refusal: 'InvalidSignatureException' });
    });
});

describe('a signed call', () => {
    const scope = { keys: { [ID]: { secret: SECRET } }, region: 'us-east-1', service: 'lambda' };

    async function signedCall(credentials: object = {}): Promise<IncomingCall> {
        const signer = new AwsClient({
            accessKeyId: ID,
            secretAccessKey: SECRET,
            region: 'us-east-1',
            service: 'lambda',
            ...credentials,
        });
        const request = await signer.sign('http://127.0.0.1:9/some/path?b=2&a=1%2F1', {
            method: 'POST',
            headers: { 'X-Amz-Invocation-Type': 'RequestResponse' },
            body: '{"action":"health"}',
        });
        const { pathname, search, host } = new URL(request.url);
        return {
            method: request.method,
            target: pathname + search,
            headers: {
                host: [host],
                ...Object.fromEntries([...request.headers].map(([name, value]) => [name, [value]])),
            },
            body: Buffer.from(await request.arrayBuffer()),
        };
    }

    test('is accepted, also four minutes early or late', async () => {
        const call = await signedCall();

        for (const minutes of [-4, 0, 4]) {
            const now = Date.now() + minutes * MINUTE_MS;
            expect(verifySignature(call, { ...scope, now })).toEqual({
                accepted: true,
                accessKeyId: ID,
            });
        }
    });

    test.each([-6, 6])('is refused when the clocks differ by %i minutes', async (minutes) => {
        const now = Date.now() + minutes * MINUTE_MS;

        expect(verifySignature(await signedCall(), { ...scope, now })).toMatchObject({
            refusal: 'InvalidSignatureException',
            reason: expect.stringMatching(/^Signature expired/) as string,
        });
    });

    test.each([
        ['an unknown key', { accessKeyId: 'AKIDUNKNOWN' }, 'UnrecognizedClientException'],
        [
            'a property name that every object has',
            { accessKeyId: 'toString' },
            'UnrecognizedClientException',
        ],
        [
            'a token that the key does not have',
            { sessionToken: 'other' },
            'UnrecognizedClientException',
        ],
        ['another secret', { secretAccessKey: 'other' }, 'InvalidSignatureException'],
        ['another region', { region: 'eu-west-1' }, 'InvalidSignatureException'],
        ['another service', { service: 'execute-api' }, 'InvalidSignatureException'],
    ])('is refused when it is signed with %s', async (_, credentials, refusal) => {
        const verdict = verifySignature(await signedCall(credentials), scope);

        expect(verdict).toMatchObject({ accepted: false, refusal });
    });

    test('is refused when a temporary key is sent without its token', async () => {
        const keys = { [ID]: { secret: SECRET, sessionToken: 'the one' } };

        const verdicts = [
            verifySignature(await signedCall(), { ...scope, keys }),
            verifySignature(await signedCall({ sessionToken: 'the one' }), { ...scope, keys }),
        ];

        expect(verdicts).toMatchObject([
            { refusal: 'UnrecognizedClientException' },
            { accepted: true },
        ]);
    });

    test.each<[string, (call: IncomingCall) => Partial<IncomingCall>]>([
        ['method', () => ({ method: 'PUT' })],
        ['path', () => ({ target: '/some/other/path?a=1%2F1&b=2' })],
        ['query', () => ({ target: '/some/path?a=1%2F1&b=3' })],
        ['body', () => ({ body: Buffer.from('{"action":"latch"}') })],
        ['host', ({ headers }) => ({ headers: { ...headers, host: ['example.com'] } })],
        [
            'signed header',
            ({ headers }) => ({ headers: { ...headers, 'x-amz-invocation-type': ['Event'] } }),
        ],
    ])('is refused when its %s was changed', async (_, change) => {
        const call = await signedCall();

        expect(verifySignature({ ...call, ...change(call) }, scope)).toMatchObject({
            refusal: 'InvalidSignatureException',
            reason: expect.stringContaining('does not match') as string,
        });
    });

    test('is accepted with its query in another order', async () => {
        const call = { ...(await signedCall()), target: '/some/path?a=1%2F1&b=2' };

        expect(verifySignature(call, scope)).toMatchObject({ accepted: true });
    });

    test.each([
        ['x-amz-log-type', 'Tail', "'x-amz-log-type' must be a signed header."],
        ['x-amz-content-sha256', 'f00', "'x-amz-content-sha256' must be a signed header."],
        ['x-amz-date', '20200101T000000Z', 'Date in Credential scope does not match X-Amz-Date.'],
        ['x-amz-date', 'today', 'Date in Credential scope does not match X-Amz-Date.'],
    ])('is refused when %s: %s was added', async (name, value, reason) => {
        const call = await signedCall();
        const headers = { ...call.headers, [name]: [value] };

        expect(verifySignature({ ...call, headers }, scope)).toMatchObject({
            refusal: 'InvalidSignatureException',
            reason,
        });
    });

    test.each<[string, (header: string) => string]>([
        ['of another scheme', () => 'Basic AKIDEXAMPLE'],
        ['of another algorithm', (header) => header.replace('AWS4-HMAC', 'AWS4-ECDSA')],
        ['without signed headers', (header) => header.replace(/SignedHeaders=[^,]+, /, '')],
        ['with half a signature', (header) => header.slice(0, -32)],
        ['sent twice', (header) => `${header},${header}`],
    ])('is refused when its authorization is %s', async (_, change) => {
        const call = await signedCall();
        const authorization = [change(call.headers.authorization?.[0] ?? '')];

        expect(
            verifySignature({ ...call, headers: { ...call.headers, authorization } }, scope),
        ).toMatchObject({ refusal: 'IncompleteSignatureException' });
    });

    test('is refused when the host is not signed', async () => {
        const call = await signedCall();
        const authorization = (call.headers.authorization ?? []).map((header) =>
            header.replace('=host;', '='),
        );

        expect(
            verifySignature({ ...call, headers: { ...call.headers, authorization } }, scope),
        ).toMatchObject({ reason: "'host' must be a signed header." });
    });
});

describe('over the wire', () => {
    const may = ['lambda:InvokeFunction', 'secretsmanager:GetSecretValue'];
    let aws: AwsEmulator;
    let invokeUrl: string;

    beforeAll(async () => {
        aws = await startAws({
            region: 'ca-central-1',
            accessKeys: {
                [ID]: { secret: SECRET, may },
                ASIATEMPORARY: { secret: SECRET, sessionToken: 'a+token/with=signs', may },
            },
            secrets: { 'a/secret': 'value' },
        });
        invokeUrl = `${aws.url}/2015-03-31/functions/none/invocations`;
    });

    afterAll(() => aws.close());

    test.each([
        ['a lasting', { accessKeyId: ID, secretAccessKey: SECRET }],
        [
            'a temporary',
            {
                accessKeyId: 'ASIATEMPORARY',
                secretAccessKey: SECRET,
                sessionToken: 'a+token/with=signs',
            },
        ],
    ])("the SDK's own signer is accepted with %s key", async (_, credentials) => {
        const client = new SecretsManagerClient({
            endpoint: aws.url,
            region: 'ca-central-1',
            credentials,
        });

        const answer = await client.send(new GetSecretValueCommand({ SecretId: 'a/secret' }));

        expect(answer.SecretString).toBe('value');
    });

    test.each(['none', 'arn:aws:lambda:ca-central-1:000000000000:function:none'])(
        'aws4fetch is accepted for the path of %s',
        async (name) => {
            const signer = new AwsClient({
                accessKeyId: ID,
                secretAccessKey: SECRET,
                region: 'ca-central-1',
                service: 'lambda',
                retries: 0,
            });
            const path = `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;

            const answer = await signer.fetch(aws.url + path, { method: 'POST', body: '{}' });

            expect(answer.status).toBe(404);
        },
    );

    (hasCurl ? test : test.skip).each([
        ['accepted', SECRET, '404'],
        ['refused when it has another secret', 'other', '403'],
    ])('curl --aws-sigv4 is %s', async (_, secret, status) => {
        const { stdout } = await promisify(execFile)('curl', [
            ...['--silent', '--output', '-', '--write-out', '%{http_code}', '--max-time', '10'],
            ...['--aws-sigv4', 'aws:amz:ca-central-1:lambda', '--user', `${ID}:${secret}`],
            ...['--header', 'Content-Type: application/json', '--data', '{"action":"health"}'],
            invokeUrl,
        ]);

        expect(stdout.slice(-3)).toBe(status);
    });

    test.each([
        ['lambda', '/2015-03-31/functions/none/invocations', 403],
        ['secretsmanager', '/', 400],
    ])('a call to %s without a signature is refused', async (service, path, status) => {
        const answer = await fetch(aws.url + path, { method: 'POST', body: '{}' });

        expect(answer.status).toBe(status);
        expect(answer.headers.get('x-amzn-ErrorType')).toBe('MissingAuthenticationTokenException');
        expect(aws.calls.at(-1)).toMatchObject({ service, status });
    });
});
