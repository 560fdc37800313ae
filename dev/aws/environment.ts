import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';

/** What an invocation ends with: the handler's value as JSON text, or the error that Lambda reports. */
export type Outcome =
    { kind: 'response'; payload: string } | { kind: 'error'; error: FunctionError };

export type FunctionError = { errorType: string; errorMessage: string; trace?: string[] };

export type EnvironmentOptions = {
    /** The path of `index.mjs`. */
    bundle: string;
    /** The child's whole environment, but for what the Runtime API needs. */
    env: Record<string, string>;
    functionArn: string;
    timeoutMs: number;
    /** The Node binary. */
    node: string;
    onLog: (line: string) => void;
};

type Invocation = {
    id: string;
    event: string;
    settle: (outcome: Outcome) => void;
};

const INIT_LIMIT_MS = 10_000;

/**
 * One execution environment: a child process that loads the bundle once and handles one event at a time over a Runtime API
 * on loopback, as Lambda's does. It is dead after a crash, an exit or a time-out.
 */
export class Environment {
    isBusy = false;
    isDead = false;
    private readonly options: EnvironmentOptions;
    private readonly api: Server;
    private child: ChildProcess | undefined;
    private waiting: ServerResponse | undefined;
    private current: Invocation | undefined;
    private initError: FunctionError | undefined;
    private isReady = false;
    private timer: NodeJS.Timeout | undefined;

    constructor(options: EnvironmentOptions) {
        this.options = options;
        this.api = createServer((request, response) => void this.serve(request, response));
    }

    /** Starts the process; init goes on while the first event waits. */
    async start(): Promise<void> {
        const { bundle, env, node, onLog } = this.options;
        await new Promise<void>((resolve) => this.api.listen(0, '127.0.0.1', resolve));
        const { port } = this.api.address() as AddressInfo;
        const child = spawn(node, [join(__dirname, 'bootstrap.mjs')], {
            stdio: ['ignore', 'pipe', 'pipe'],
            env: {
                ...env,
                AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
                LAMBDA_TASK_ROOT: dirname(bundle),
            },
        });
        for (const stream of [child.stdout, child.stderr]) {
            let rest = '';
            stream.setEncoding('utf8').on('data', (chunk: string) => {
                const lines = (rest + chunk).split('\n');
                rest = lines.pop() ?? '';
                lines.forEach(onLog);
            });
        }
        child.on('exit', (status) => {
            this.end({
                errorType: 'Runtime.ExitError',
                errorMessage: `Error: Runtime exited with error: exit status ${status ?? 'signal'}`,
            });
        });
        this.child = child;
    }

    /** Handles one event; `requestId` is the context's `awsRequestId`. */
    async invoke(requestId: string, event: string): Promise<Outcome> {
        this.isBusy = true;
        const outcome = await new Promise<Outcome>((settle) => {
            this.current = { id: requestId, event, settle };
            if (this.isDead) this.end(exited());
            else this.give();
            if (!this.isReady) this.limit(INIT_LIMIT_MS);
        });
        clearTimeout(this.timer);
        this.current = undefined;
        this.isBusy = false;
        return outcome;
    }

    /** Ends the process. */
    close(): void {
        this.isDead = true;
        this.child?.kill('SIGKILL');
        this.api.closeAllConnections();
        this.api.close();
    }

    /** Lets the current event take this long from now. */
    private limit(ms: number): void {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => {
            const seconds = (ms / 1000).toFixed(2);
            this.end({
                errorType: 'Sandbox.Timedout',
                errorMessage: `RequestId: ${this.current?.id ?? ''} Error: Task timed out after ${seconds} seconds`,
            });
        }, ms);
    }

    /** The environment is no more; an invocation under way ends with the error. */
    private end(error: FunctionError): void {
        const reported = this.initError ?? error;
        this.initError = reported;
        this.close();
        this.current?.settle({ kind: 'error', error: reported });
    }

    private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const path = (request.url ?? '').replace('/2018-06-01/runtime', '');
        if (path === '/invocation/next') {
            this.isReady = true;
            this.waiting = response;
            this.give();
            return;
        }
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const body = Buffer.concat(chunks).toString();
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

    /** Hands the event to the runtime as soon as both are there. */
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

function exited(): FunctionError {
    return { errorType: 'Runtime.ExitError', errorMessage: 'Error: Runtime exited' };
}
