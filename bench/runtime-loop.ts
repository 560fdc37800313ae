import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { WAIT_MS } from '../contract/agreed-values';
import { lambdaVariables } from '../dev/aws/lambda/deploy-function';
import { Environment } from '../dev/aws/lambda/environment';
import { FUNCTION, REGION } from '../dev/local-cloud';

/** The options of an environment. */
export type RuntimeOptions = {
    /** The Node binary. */
    node: string;
    /** The runtime client's script; by default, the AWS emulator's own. */
    client?: string;
    /** The folder that contains `index.mjs`. */
    taskRoot: string;
    env: Record<string, string>;
};

/** The answer to an event, and the milliseconds from sending the event to receiving it. */
export type Answered = { ms: number; payload: string };

/** An execution environment of the AWS emulator that times its init and each event. */
export class RuntimeLoop {
    private readonly environment: Environment;
    private log = '';

    constructor({ node, client, taskRoot, env }: RuntimeOptions) {
        const site = { name: FUNCTION, region: REGION, url: '' };
        this.environment = new Environment({
            node,
            client,
            env: {
                ...lambdaVariables({ bundle: join(taskRoot, 'index.mjs') }, site),
                AWS_LAMBDA_LOG_FORMAT: 'JSON', // as in the stack
                AWS_XRAY_CONTEXT_MISSING: 'IGNORE_ERROR', // no trace is under way
                ...env,
            },
            functionArn: `arn:aws:lambda:${REGION}:000000000000:function:${FUNCTION}`,
            timeoutMs: WAIT_MS.function,
            onLog: (line) => (this.log = `${this.log}${line}\n`.slice(-1500)),
        });
    }

    /**
     * Starts the process, and resolves to the milliseconds until it requests its first event. Rejects with the reason
     * and its output if it ends before.
     */
    async start(): Promise<number> {
        const startedAt = performance.now();
        await this.environment.start();
        await this.waitUntilReady();
        return performance.now() - startedAt;
    }

    /** Sends one event. Rejects if the environment ends or answers with an error. */
    async invoke(event: unknown): Promise<Answered> {
        await this.waitUntilReady();
        const handedAt = performance.now();
        const outcome = await this.environment.invoke(randomUUID(), JSON.stringify(event));
        const ms = performance.now() - handedAt;
        if (outcome.kind === 'response') return { ms, payload: outcome.payload };
        throw new Error(`The function answered an error: ${outcome.error.errorMessage}`);
    }

    /** The peak resident memory of the process, in MB; null if the system does not report it. */
    peakMemoryMb(): number | null {
        try {
            const status = readFileSync(`/proc/${this.environment.pid ?? ''}/status`, 'utf8');
            return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
        } catch {
            return null;
        }
    }

    /**
     * The CPU time of the process in milliseconds, which hardly depends on other load; null if the system does not
     * report it.
     */
    cpuMs(): number | null {
        try {
            const tasks = `/proc/${this.environment.pid ?? ''}/task`;
            const spent = readdirSync(tasks).map((task) =>
                Number(readFileSync(join(tasks, task, 'schedstat'), 'utf8').split(' ')[0]),
            );
            return spent.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
        } catch {
            return null;
        }
    }

    /** Ends the process, and resolves when it has exited. */
    close(): Promise<void> {
        return this.environment.close();
    }

    private async waitUntilReady(): Promise<void> {
        try {
            await this.environment.ready();
        } catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            throw new Error(`The environment ended: ${reason}\n${this.log}`, { cause: error });
        }
    }
}
