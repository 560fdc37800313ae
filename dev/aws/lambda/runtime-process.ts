import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A child process that runs a function's bundle. */
export type RuntimeProcess = {
    /** Why it ended, as Lambda words it: `exit status 1`, `signal: SIGKILL`. */
    readonly ended: Promise<string>;
    kill: () => void;
};

/** What the process is started with. */
export type RuntimeProcessOptions = {
    /** The Node binary. */
    node: string;
    /** The whole environment of the process: nothing of this one's is handed on. */
    env: Record<string, string>;
    /** Takes each line of stdout and stderr. */
    onLog: (line: string) => void;
};

/** Starts the runtime. It ends with this process too, even when that is killed: its stdin is a pipe that closes then. */
export function startRuntime({ node, env, onLog }: RuntimeProcessOptions): RuntimeProcess {
    const child = spawn(node, [join(__dirname, 'bootstrap.mjs')], {
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
    return { ended, kill: () => child.kill('SIGKILL') };
}
