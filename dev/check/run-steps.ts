import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fingerprint, type ProjectFiles } from './project-files';

/** A check: a script that Node runs in the project's folder, and the files that its outcome depends on. */
export type Step = {
    name: string;
    command: readonly string[];
    inputs: (path: string) => boolean;
    /** Whether it keeps its own cache, and so is always run. */
    isAlwaysRun?: boolean;
};

/** Where the steps run. */
export type Setting = {
    /** The project's folder. */
    root: string;
    files: ProjectFiles;
    write: (line: string) => void;
};

type Outcome = { passed: boolean; output: string };

/** The inputs with which each step last passed. `npm ci` deletes them. */
const CACHE = 'node_modules/.cache/check';

/**
 * Runs the steps, one per processor at a time. Skips a step that passed with the same files, command, packages and Node.
 * @returns whether all passed
 */
export async function runSteps(steps: readonly Step[], setting: Setting): Promise<boolean> {
    const waiting = [...steps];
    let passed = true;
    const work = async (): Promise<void> => {
        for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
            if (!(await report(step, setting))) passed = false;
        }
    };
    await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
    return passed;
}

async function report(step: Step, { root, files, write }: Setting): Promise<boolean> {
    const others = [process.version, ...step.command, files.get('package-lock.json') ?? ''];
    const key = fingerprint(files, step.inputs, others);
    const cache = join(root, CACHE, step.name.replaceAll(' ', '-'));
    if (step.isAlwaysRun !== true && readIfThere(cache) === key) {
        write(`ok     ${step.name} (unchanged)`);
        return true;
    }
    const startedAt = performance.now();
    const { passed, output } = await run(step, root);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    write(`${passed ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)`);
    if (!passed || step.isAlwaysRun === true) write(output.trimEnd());
    mkdirSync(join(root, CACHE), { recursive: true });
    writeFileSync(cache, passed ? key : '');
    return passed;
}

function run({ command }: Step, cwd: string): Promise<Outcome> {
    const options = { cwd, maxBuffer: Number.POSITIVE_INFINITY };
    return new Promise((resolve) => {
        execFile(process.execPath, [...command], options, (error, stdout, stderr) => {
            resolve({ passed: error === null, output: stdout + stderr });
        });
    });
}

function readIfThere(file: string): string | undefined {
    try {
        return readFileSync(file, 'utf8');
    } catch {
        return undefined;
    }
}
