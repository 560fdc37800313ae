import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsEmulator } from '../emulator';
import { Environment } from '../lambda/environment';
import { bundleOf, invoke, isAlive, startFunctions, until } from './invoke';

type Sight = { init: string; events: number; pid: number };

let aws: AwsEmulator;

beforeEach(async () => {
    aws = await startFunctions({
        witness: { concurrency: 2 },
        fateful: {},
        hasty: { bundle: bundleOf('fateful'), timeoutMs: 1000 },
        broken: {},
        nameless: {},
        'leaves-at-once': {},
    });
});

afterEach(() => aws.close());

async function see(event: object = {}): Promise<Sight> {
    const { status, body } = await invoke(aws, 'witness', event);
    expect(status).toBe(200);
    return body as Sight;
}

/** Makes an event fail. Returns Lambda's error and the process that ran it. */
async function fail(
    event: object,
    name = 'fateful',
): Promise<{ requestId: string; error: unknown; pid: number }> {
    const { status, headers, body } = await invoke(aws, name, event);
    const requestId = headers.get('x-amzn-requestid') ?? 'none';
    expect(status).toBe(200);
    expect(headers.get('x-amz-function-error')).toBe('Unhandled');
    return { requestId, error: body, pid: await pidOf(requestId) };
}

async function pidOf(requestId: string): Promise<number> {
    const line = (): string | undefined =>
        aws.logs.find((log) => log.startsWith(`${requestId} runs in `));
    await until(() => line() !== undefined);
    return Number(line()?.split(' ').at(-1));
}

describe('an environment', () => {
    test('starts once and handles events one after another', async () => {
        const sights = [await see(), await see(), await see()];

        expect(sights.map(({ events }) => events)).toEqual([1, 2, 3]);
        expect(new Set(sights.map(({ init }) => init)).size).toBe(1);
    });

    test('starts more environments up to the limit, then throttles', async () => {
        const answers = await Promise.all([1, 2, 3].map(() => invoke(aws, 'witness', { ms: 400 })));

        const busy = answers.filter(({ status }) => status === 200);
        const throttled = answers.filter(({ status }) => status === 429);
        expect(new Set(busy.map(({ body }) => (body as Sight).pid)).size).toBe(2);
        expect(throttled).toHaveLength(1);
        expect(throttled[0]?.headers.get('x-amzn-ErrorType')).toBe('TooManyRequestsException');
        expect(await see()).toMatchObject({ events: 2 });
    });

    test('is replaced after a cool-down', async () => {
        const before = await see();

        aws.coolDown('witness');

        expect(await see()).toMatchObject({ events: 1 });
        await until(() => !isAlive(before.pid));
    });

    test('that is ended during an event fails it with an error', async () => {
        const answer = fail({ end: 'hang' });
        await until(() => aws.logs.some((log) => log.includes('runs in')));

        aws.coolDown('fateful');

        expect((await answer).error).toMatchObject({
            errorType: 'Runtime.ExitError',
            errorMessage: expect.stringContaining('signal: SIGKILL') as string,
        });
    });
});

describe('a handler that fails', () => {
    test.each([
        ['throws', 'throw', { errorType: 'RangeError', errorMessage: 'Out of luck' }],
        ['rejects with a text', 'throwText', { errorType: 'Error', errorMessage: 'Just words' }],
        ['returns a value that JSON cannot express', 'unserializable', { errorType: 'TypeError' }],
    ])('because it %s is reported, and its environment lives on', async (_, end, error) => {
        const first = await fail({ end });
        const second = await fail({ end });

        expect(first.error).toMatchObject(error);
        expect(second.pid).toBe(first.pid);
    });

    test('reports the stack of an error', async () => {
        const { error } = await fail({ end: 'throw' });

        const { trace } = error as { trace: string[] };
        expect(trace[0]).toBe('RangeError: Out of luck');
        expect(trace[1]).toMatch(/at .*fateful/);
    });

    test.each([0, 1])(
        'because it exits with %i is reported, and the next event has a fresh environment',
        async (status) => {
            const first = await fail({ end: 'exit', status });
            const second = await invoke(aws, 'fateful', { end: 'value', value: 'well' });

            expect(first.error).toEqual({
                errorType: 'Runtime.ExitError',
                errorMessage: `RequestId: ${first.requestId} Error: Runtime exited with error: exit status ${status}`,
            });
            expect(second).toMatchObject({ status: 200, body: 'well' });
            expect(isAlive(first.pid)).toBe(false);
        },
    );

    test.each(['hang', 'spin'])(
        'because it takes too long is reported, and its process ends: %s',
        async (end) => {
            await invoke(aws, 'hasty', { end: 'value' });
            const start = performance.now();

            const { requestId, error, pid } = await fail({ end }, 'hasty');

            expect(performance.now() - start).toBeGreaterThan(990);
            expect(error).toEqual({
                errorType: 'Sandbox.Timedout',
                errorMessage: `RequestId: ${requestId} Error: Task timed out after 1.00 seconds`,
            });
            await until(() => !isAlive(pid));
            expect((await fail({ end }, 'hasty')).pid).not.toBe(pid);
        },
    );
});

describe('an init that fails', () => {
    test.each([
        ['broken', { errorType: 'TypeError', errorMessage: 'No luck at init' }],
        ['nameless', { errorType: 'Runtime.HandlerNotFound' }],
        ['leaves-at-once', { errorType: 'Runtime.ExitError' }],
    ])('is reported for each event: %s', async (name, error) => {
        for (const attempt of [await invoke(aws, name), await invoke(aws, name)]) {
            expect(attempt.status).toBe(200);
            expect(attempt.headers.get('x-amz-function-error')).toBe('Unhandled');
            expect(attempt.body).toMatchObject(error);
        }
    });

    test('is tried again each time', async () => {
        await invoke(aws, 'broken');
        await invoke(aws, 'broken');

        expect(aws.logs.filter((line) => line === 'init begins')).toHaveLength(2);
    });

    test('because the Node binary is missing is reported', async () => {
        const other = await startFunctions({ witness: { node: '/nowhere/node' } });

        const { body } = await invoke(other, 'witness').finally(() => other.close());

        expect(body).toMatchObject({ errorType: 'Runtime.ExitError' });
        expect(other.logs.join()).toContain('ENOENT');
    });
});

describe('no process is left behind', () => {
    test('by close, whether idle or busy', async () => {
        const { pid } = await see();
        const busy = fail({ end: 'spin' }).catch(() => 'cut');
        await until(() => aws.logs.length > 0);

        await aws.close();

        expect(await busy).toBe('cut');
        expect([pid, Number(aws.logs[0]?.split(' ').at(-1))].map(isAlive)).toEqual([false, false]);
    });

    test('by close while it starts', async () => {
        const logs: string[] = [];
        const environment = new Environment({
            node: process.execPath,
            env: {
                LAMBDA_TASK_ROOT: join(__dirname, 'handlers/broken'),
                _HANDLER: 'index.handler',
            },
            functionArn: 'arn',
            timeoutMs: 1000,
            onLog: (line) => void logs.push(line),
        });

        const starting = environment.start();
        await environment.close();
        await starting;

        await sleep(300); // longer than a start takes
        expect(logs).toEqual([]);
        expect(await environment.invoke('id', '{}')).toMatchObject({ kind: 'error' });
    });

    test.each([
        ['idle', true],
        ['busy', false],
    ])('by the death of the process that runs the emulator: %s', async (_, returns) => {
        const watch = createServer().listen(0, '127.0.0.1');
        await once(watch, 'listening');
        const { port } = watch.address() as AddressInfo;
        const parent = spawn(
            process.execPath,
            ['--import', 'tsx', join(__dirname, 'parent.ts'), String(port), String(returns)],
            { stdio: 'ignore' },
        );
        const [line] = (await once(watch, 'connection')) as [Socket];

        parent.kill('SIGKILL');

        await once(
            line.on('error', () => undefined),
            'close',
        );
        expect(line.destroyed).toBe(true);
        watch.close();
    });
});
