import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readBody } from '../dev/aws/read-body';

/** What an environment is started with. */
export type RuntimeOptions = {
    /** The Node binary. */
    node: string;
    /** The runtime client's script. */
    client: string;
    /** The folder of `index.mjs`. */
    taskRoot: string;
    env: Record<string, string>;
};

/** One event's answer, and the milliseconds from the event handed over to the answer posted. */
export type Answered = { ms: number; payload: string };

type Invocation = { event: string; handedAt: number; settle: (answered: Answered) => void };

const LIMIT_MS = 25_000;

/** One execution environment under Lambda's Runtime API on 127.0.0.1, with a clock on its init and on each event. */
export class RuntimeLoop {
    private readonly api: Server;
    private child: ChildProcess | undefined;
    private waiting: ServerResponse | undefined;
    private current: Invocation | undefined;
    private onReady: () => void = () => undefined;
    private fail: (error: Error) => void = () => undefined;
    private log = '';

    constructor() {
        this.api = createServer((request, response) => void this.serve(request, response));
        this.api.keepAliveTimeout = 0;
    }

    /** Starts the process; milliseconds until it asks for its first event. Rejects with its output when it ends before. */
    async start(options: RuntimeOptions): Promise<number> {
        await new Promise<void>((resolve) => this.api.listen(0, '127.0.0.1', resolve));
        const { port } = this.api.address() as AddressInfo;
        const ready = new Promise<void>((resolve, reject) => {
            this.onReady = resolve;
            this.fail = reject;
        });
        const startedAt = performance.now();
        this.child = spawn(options.node, [options.client, 'index.handler'], {
            stdio: ['ignore', 'pipe', 'pipe'],
            cwd: options.taskRoot,
            env: { ...lambdaVariables(options.taskRoot, port), ...options.env },
        });
        for (const output of [this.child.stdout, this.child.stderr]) {
            output?.on('data', (data) => (this.log = `${this.log}${String(data)}`.slice(-1500)));
        }
        this.child.on('error', (error) => this.fail(error));
        this.child.on('exit', () => this.fail(new Error(`The environment ended: ${this.log}`)));
        await ready;
        return performance.now() - startedAt;
    }

    /** Hands over one event. Rejects when the environment ends or answers an error. */
    invoke(event: unknown): Promise<Answered> {
        return new Promise((settle, reject) => {
            this.fail = reject;
            this.current = { event: JSON.stringify(event), handedAt: 0, settle };
            this.give();
        });
    }

    /** The most memory that the process has had resident, in MB; null where the system does not tell. */
    peakMemoryMb(): number | null {
        try {
            const status = readFileSync(`/proc/${this.child?.pid ?? ''}/status`, 'utf8');
            return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
        } catch {
            return null;
        }
    }

    /** Milliseconds that the process has been on a CPU, which other processes' load hardly changes; null where the system does not tell. */
    cpuMs(): number | null {
        try {
            const tasks = `/proc/${this.child?.pid ?? ''}/task`;
            const spent = readdirSync(tasks).map((task) =>
                Number(readFileSync(join(tasks, task, 'schedstat'), 'utf8').split(' ')[0]),
            );
            return spent.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
        } catch {
            return null;
        }
    }

    /** Ends the process and the API; resolves when the process is gone. */
    async close(): Promise<void> {
        const { child } = this;
        this.fail = () => undefined;
        if (child !== undefined && child.exitCode === null && child.signalCode === null) {
            const ended = new Promise((resolve) => child.once('exit', resolve));
            child.kill('SIGKILL');
            await ended;
        }
        this.api.closeAllConnections();
        await new Promise<void>((resolve) => this.api.close(() => resolve()));
    }

    private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const path = request.url ?? '';
        if (path.endsWith('/invocation/next')) {
            this.waiting = response;
            this.onReady();
            this.give();
            return;
        }
        const payload = (await readBody(request)).toString();
        const { current } = this;
        const ms = performance.now() - (current?.handedAt ?? 0);
        response.writeHead(202, { 'Content-Type': 'application/json' }).end('{"status":"OK"}');
        if (path.endsWith('/response')) current?.settle({ ms, payload });
        else this.fail(new Error(`The function answered an error: ${payload}`));
    }

    private give(): void {
        const { waiting, current } = this;
        if (waiting === undefined || current === undefined || current.handedAt > 0) return;
        this.waiting = undefined;
        current.handedAt = performance.now();
        waiting.writeHead(200, {
            'Content-Type': 'application/json',
            'Lambda-Runtime-Aws-Request-Id': randomUUID(),
            'Lambda-Runtime-Deadline-Ms': String(Date.now() + LIMIT_MS),
            'Lambda-Runtime-Invoked-Function-Arn':
                'arn:aws:lambda:us-east-1:000000000000:function:fusebill-latch',
        });
        waiting.end(current.event);
    }
}

/** Source: 'Defined runtime environment variables', AWS Lambda Developer Guide. */
function lambdaVariables(taskRoot: string, port: number): Record<string, string> {
    return {
        PATH: '/usr/bin:/bin',
        LANG: 'en_US.UTF-8',
        TZ: ':UTC',
        AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
        AWS_LAMBDA_FUNCTION_NAME: 'fusebill-latch',
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
        AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
        AWS_LAMBDA_LOG_FORMAT: 'JSON',
        AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/fusebill-latch',
        AWS_LAMBDA_LOG_STREAM_NAME: 'local',
        AWS_XRAY_CONTEXT_MISSING: 'IGNORE_ERROR', // no trace is under way
        LAMBDA_TASK_ROOT: taskRoot,
        _HANDLER: 'index.handler',
    };
}
