import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exitError, timeoutError, type FunctionError, type Outcome } from './outcome';
import { readBody } from '../read-body';
import { startRuntime, type RuntimeProcess, type RuntimeProcessOptions } from './runtime-process';

/** The options that all environments of a function share. */
export type EnvironmentOptions = RuntimeProcessOptions & {
    functionArn: string;
    timeoutMs: number;
};

type Invocation = {
    id: string;
    event: string;
    settle: (outcome: Outcome) => void;
};

/** After this time Lambda begins an init again, within the time-out of the event. Here the first one continues. */
const INIT_LIMIT_MS = 10_000;

/**
 * One execution environment: a child process that loads the bundle once and handles one event at a time over a
 * Runtime API on loopback, as Lambda's does. It is unusable after a crash, an exit or a time-out.
 */
export class Environment {
    isBusy = false;
    isDead = false;
    private readonly options: EnvironmentOptions;
    private readonly api: Server;
    private runtime: RuntimeProcess | undefined;
    /** The runtime's pending request for its next event. */
    private waiting: ServerResponse | undefined;
    private current: Invocation | undefined;
    private initError: FunctionError | undefined;
    private isReady = false;
    private timer: NodeJS.Timeout | undefined;
    private becomeReady: () => void = () => undefined;
    private failToStart: (error: Error) => void = () => undefined;

    constructor(options: EnvironmentOptions) {
        this.options = options;
        this.api = createServer((request, response) => void this.serve(request, response));
    }

    /** Starts the process; init continues while the first event waits. */
    async start(): Promise<void> {
        await new Promise<void>((resolve) => this.api.listen(0, '127.0.0.1', resolve));
        if (this.isDead) {
            this.api.close();
            return;
        }
        const { port } = this.api.address() as AddressInfo;
        const env = { ...this.options.env, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}` };
        this.runtime = startRuntime({ ...this.options, env });
        void this.runtime.ended.then((reason) =>
            this.end(this.initError ?? exitError(this.current?.id ?? '', reason)),
        );
    }

    /** Its process id, while it runs. */
    get pid(): number | undefined {
        return this.runtime?.pid;
    }

    /** Resolves when the runtime waits for an event. If it has ended, rejects with Lambda's error. */
    ready(): Promise<void> {
        return new Promise((resolve, reject) => {
            if (this.isDead) reject(new Error('The environment has ended.'));
            if (this.waiting !== undefined) resolve();
            this.becomeReady = resolve;
            this.failToStart = reject;
        });
    }

    /** Handles one event; `requestId` is the context's `awsRequestId`. */
    async invoke(requestId: string, event: string): Promise<Outcome> {
        this.isBusy = true;
        const outcome = await new Promise<Outcome>((settle) => {
            this.current = { id: requestId, event, settle };
            if (this.isDead) this.end(exitError(requestId, 'exit status 0'));
            else if (this.isReady) this.give();
            else this.limit(INIT_LIMIT_MS + this.options.timeoutMs);
        });
        clearTimeout(this.timer);
        this.current = undefined;
        this.isBusy = false;
        return outcome;
    }

    /** Stops the process; resolves when it has exited. */
    async close(): Promise<void> {
        this.isDead = true;
        if (this.runtime === undefined) return; // a pending start will see isDead
        this.runtime.kill();
        this.api.closeAllConnections();
        this.api.close();
        await this.runtime.ended;
    }

    /** Limits the current event to this long from now. */
    private limit(ms: number): void {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.end(timeoutError(this.current?.id ?? '', ms)), ms);
    }

    /** Marks the environment as ended; a running invocation ends with the error. */
    private end(error: FunctionError): void {
        void this.close();
        this.current?.settle({ kind: 'error', error });
        this.failToStart(new Error(`${error.errorType}: ${error.errorMessage}`));
    }

    private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const path = (request.url ?? '').replace('/2018-06-01/runtime', '');
        if (path === '/invocation/next') {
            this.isReady = true;
            this.waiting = response;
            this.becomeReady();
            this.give();
            return;
        }
        const body = (await readBody(request)).toString();
        response.writeHead(202).end('{"status":"OK"}');
        if (path === '/init/error') this.initError = JSON.parse(body) as FunctionError;
        else this.finish(path, body);
    }

    private finish(path: string, body: string): void {
        const { current } = this;
        if (current === undefined || !path.startsWith(`/invocation/${current.id}/`)) return;
        current.settle(
            path.endsWith('/response')
                ? { kind: 'response', payload: body }
                : { kind: 'error', error: JSON.parse(body) as FunctionError },
        );
    }

    /** Passes the event to the runtime as soon as both are ready. */
    private give(): void {
        const { waiting, current } = this;
        if (waiting === undefined || current === undefined) return;
        const { timeoutMs, functionArn } = this.options;
        this.waiting = undefined;
        this.limit(timeoutMs);
        waiting.writeHead(200, {
            'Content-Type': 'application/json',
            'Lambda-Runtime-Aws-Request-Id': current.id,
            'Lambda-Runtime-Deadline-Ms': String(Date.now() + timeoutMs),
            'Lambda-Runtime-Invoked-Function-Arn': functionArn,
        });
        waiting.end(current.event);
    }
}
