import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A child process that runs a function's bundle. */
export type RuntimeProcess = {
    /** Why it ended, as Lambda words it: `exit status 1`, `signal: SIGKILL`. */
    readonly ended: Promise<string>;
    /** Undefined if it could not be started. */
    readonly pid: number | undefined;
    kill: () => void;
};

/** The options of the process. */
export type RuntimeProcessOptions = {
    /** The Node binary. */
    node: string;
    /** The runtime client's script, which gets the handler as its argument; by default, the emulator's own. */
    client?: string | undefined;
    /** The whole environment of the process: it inherits nothing from this one. */
    env: Record<string, string>;
    /** Takes each line of stdout and stderr. */
    onLog: (line: string) => void;
};

/** Starts the runtime. Its stdin is a pipe that closes when this process ends or is killed, and then it exits too. */
export function startRuntime(options: RuntimeProcessOptions): RuntimeProcess {
    const { node, client = join(__dirname, 'bootstrap.mjs'), env, onLog } = options;
    const child = spawn(node, [client, env['_HANDLER'] ?? 'index.handler'], {
        stdio: ['pipe', 'pipe', 'pipe'],
        env,
    });
    for (const input of [child.stdout, child.stderr]) {
        createInterface({ input }).on('line', onLog);
    }
    child.on('error', ({ message }) => onLog(message));
    const ended = new Promise<string>((resolve) => {
        child.on('close', (status, signal) => {
            resolve(signal === null ? `exit status ${status ?? 0}` : `signal: ${signal}`);
        });
    });
    return { ended, pid: child.pid, kill: () => child.kill('SIGKILL') };
}
