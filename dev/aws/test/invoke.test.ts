import type { AwsEmulator } from '../emulator';
import { invoke, startFunctions, until, type Invocation } from './invoke';

const SIX_MB = 6 * 1024 * 1024;

let aws: AwsEmulator;

beforeAll(async () => {
    aws = await startFunctions({
        witness: {
            env: { GREETING: 'hello', TZ: 'Europe/Vienna' },
            timeoutMs: 60_000,
            memoryMb: 256,
        },
        fateful: { timeoutMs: 60_000 },
    });
});

afterAll(() => aws.close());

function errorOf({ status, headers, body }: Invocation): object {
    return { status, type: headers.get('x-amzn-ErrorType'), body };
}

/** An event of this many bytes. */
function eventOf(bytes: number): string {
    const event = { end: 'value', value: 'taken', padding: '' };
    const padding = 'x'.repeat(bytes - JSON.stringify(event).length);
    return JSON.stringify({ ...event, padding });
}

describe('an event', () => {
    test('reaches the handler, whose value comes back', async () => {
        const answer = await invoke(aws, 'witness', { greeting: 'grüß dich' });

        expect(answer.status).toBe(200);
        expect(answer.headers.get('content-type')).toBe('application/json');
        expect(answer.headers.get('x-amz-executed-version')).toBe('$LATEST');
        expect(answer.headers.get('x-amz-function-error')).toBeNull();
        expect(answer.body).toMatchObject({ event: { greeting: 'grüß dich' } });
    });

    test('without a body is an empty object', async () => {
        const { body } = await invoke(aws, 'witness', '');

        expect(body).toMatchObject({ event: {} });
    });

    test.each(['{"action":', 'health', "{'action': 'health'}"])(
        'that is not JSON is refused: %s',
        async (event) => {
            const answer = await invoke(aws, 'witness', event);

            expect(errorOf(answer)).toMatchObject({
                status: 400,
                type: 'InvalidRequestContentException',
            });
        },
    );

    test('of six megabytes is accepted', async () => {
        const answer = await invoke(aws, 'fateful', eventOf(SIX_MB));

        expect(answer).toMatchObject({ status: 200, body: 'taken' });
    });

    test('of one more byte is refused', async () => {
        const answer = await invoke(aws, 'fateful', eventOf(SIX_MB + 1));

        expect(errorOf(answer)).toMatchObject({
            status: 413,
            type: 'RequestEntityTooLargeException',
        });
    });

    test('for a function that does not exist is refused', async () => {
        const answer = await invoke(aws, 'another');

        expect(errorOf(answer)).toMatchObject({
            status: 404,
            type: 'ResourceNotFoundException',
            body: { Message: 'Function not found: another' },
        });
    });

    test('from a key without permission is refused, whether or not the function exists', async () => {
        for (const name of ['witness', 'another']) {
            const answer = await invoke(aws, name, {}, { keyId: 'AKIDBYSTANDER' });

            expect(errorOf(answer)).toMatchObject({ status: 403, type: 'AccessDeniedException' });
        }
    });

    test('that is a dry run runs nothing', async () => {
        const before = aws.logs.length;

        const answer = await invoke(aws, 'fateful', { end: 'value' }, { invocationType: 'DryRun' });

        expect(answer).toMatchObject({ status: 204, body: undefined });
        expect(aws.logs.slice(before)).toEqual([]);
    });

    test('that is asynchronous runs under the request id of the answer', async () => {
        const answer = await invoke(aws, 'fateful', { end: 'value' }, { invocationType: 'Event' });

        expect(answer).toMatchObject({ status: 202, body: undefined });
        const line = `${answer.headers.get('x-amzn-requestid') ?? 'none'} runs in `;
        await until(() => aws.logs.some((log) => log.startsWith(line)));
    });
});

describe('the handler', () => {
    test("sees the answer's request id, its own ARN, and the time that is left", async () => {
        const answer = await invoke(aws, 'witness', { ms: 200 });

        expect(answer.body).toMatchObject({
            requestId: answer.headers.get('x-amzn-requestid'),
            arn: 'arn:aws:lambda:us-east-1:000000000000:function:witness',
        });
        const { remainingMs } = answer.body as { remainingMs: number };
        expect(remainingMs).toBeGreaterThan(0);
        expect(remainingMs).toBeLessThanOrEqual(59_800);
    });

    test("has Lambda's variables and its own, and none of this process", async () => {
        const { body } = await invoke(aws, 'witness');

        const { env } = body as { env: Record<string, string> };
        const names = Object.keys(env).filter((name) => !name.startsWith('__')); // macOS adds one
        expect(process.env.HOME).toBeDefined();
        expect(names.sort()).toEqual([
            'AWS_ACCESS_KEY_ID',
            'AWS_DEFAULT_REGION',
            'AWS_ENDPOINT_URL_SECRETS_MANAGER',
            'AWS_EXECUTION_ENV',
            'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
            'AWS_LAMBDA_FUNCTION_NAME',
            'AWS_LAMBDA_FUNCTION_VERSION',
            'AWS_LAMBDA_INITIALIZATION_TYPE',
            'AWS_LAMBDA_LOG_FORMAT',
            'AWS_LAMBDA_LOG_GROUP_NAME',
            'AWS_LAMBDA_LOG_STREAM_NAME',
            'AWS_LAMBDA_RUNTIME_API',
            'AWS_REGION',
            'AWS_SECRET_ACCESS_KEY',
            'AWS_SESSION_TOKEN',
            'GREETING',
            'LAMBDA_TASK_ROOT',
            'LANG',
            'PATH',
            'TZ',
            '_HANDLER',
        ]);
        expect(env).toMatchObject({
            AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
            AWS_LAMBDA_FUNCTION_NAME: 'witness',
            GREETING: 'hello',
            TZ: 'Europe/Vienna',
        });
        expect(env.PATH).not.toBe(process.env.PATH);
    });

    test.each([
        ['null', null],
        ['a number', 7],
        ['a list', [1, 'two']],
        ['an error envelope', { ok: false, error: { code: 'KEY_REJECTED' } }],
    ])('may return %s', async (_, value) => {
        const answer = await invoke(aws, 'fateful', { end: 'value', value });

        expect(answer).toMatchObject({ status: 200, body: value });
        expect(answer.headers.get('x-amz-function-error')).toBeNull();
    });

    test('that returns nothing is answered with null', async () => {
        const { body } = await invoke(aws, 'fateful', { end: 'value' });

        expect(body).toBeNull();
    });

    test('may return at most six megabytes', async () => {
        const most = await invoke(aws, 'fateful', { end: 'text', bytes: SIX_MB });
        const tooMuch = await invoke(aws, 'fateful', { end: 'text', bytes: SIX_MB + 1 });

        expect(most.headers.get('x-amz-function-error')).toBeNull();
        expect(tooMuch.status).toBe(200);
        expect(tooMuch.headers.get('x-amz-function-error')).toBe('Unhandled');
        expect(tooMuch.body).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
    });
});

describe('a planned fault', () => {
    test.each([
        ['throttle', 429, 'TooManyRequestsException'],
        ['internal', 500, 'ServiceException'],
        ['denied', 403, 'AccessDeniedException'],
        ['missing', 404, 'ResourceNotFoundException'],
    ] as const)('%s answers one event with %i', async (kind, status, type) => {
        aws.plan('lambda', { kind });

        expect(errorOf(await invoke(aws, 'witness'))).toMatchObject({ status, type });

        expect((await invoke(aws, 'witness')).status).toBe(200);
    });

    test('malformed answers one event with half a JSON', async () => {
        aws.plan('lambda', { kind: 'malformed' });

        await expect(invoke(aws, 'witness')).rejects.toThrow('JSON');
    });

    test('reset cuts the connection', async () => {
        aws.plan('lambda', { kind: 'reset' });

        await expect(invoke(aws, 'witness')).rejects.toThrow('fetch failed');
    });

    test('hang never answers', async () => {
        aws.plan('lambda', { kind: 'hang' });
        const client = new AbortController();
        const before = aws.calls.length;

        const answer = invoke(aws, 'witness', {}, { signal: client.signal });
        const outcome = expect(answer).rejects.toMatchObject({ name: 'AbortError' });
        await until(() => aws.calls.length > before);

        expect((await invoke(aws, 'witness')).status).toBe(200); // later, and answered
        client.abort();
        await outcome;
    });

    test('delay answers correctly, but late', async () => {
        const start = performance.now();
        aws.plan('lambda', { kind: 'delay', ms: 150 });

        const answer = await invoke(aws, 'witness');

        expect(answer.body).toMatchObject({ event: {} });
        expect(performance.now() - start).toBeGreaterThan(145);
    });
});
