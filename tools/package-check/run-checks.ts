import { relative } from 'node:path';
import type { Check, Problem, Project } from './check';

/** How the checks are run. */
export interface Setting {
    readonly hasJava: boolean;
    /** Whether a check that can't run for want of Java counts as failed. */
    readonly requiresJava: boolean;
    readonly write: (line: string) => void;
}

/**
 * Runs checks at once and reports them in their order, each with its problems and its time.
 * @returns whether all passed
 */
export async function runChecks(
    checks: readonly Check[],
    project: Project,
    { hasJava, requiresJava, write }: Setting,
): Promise<boolean> {
    const runnable = checks.filter(({ needsJava }) => hasJava || !needsJava);
    const results = await Promise.all(runnable.map((check) => result(check, project)));
    for (const { title, seconds, problems } of results) {
        write(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${title} (${seconds.toFixed(1)} s)`);
        problems.forEach((problem) => write(`       ${line(problem, project.root)}`));
    }
    if (runnable.length < checks.length) {
        const left = checks.filter(({ needsJava }) => needsJava).map(({ title }) => title);
        write(
            `${requiresJava ? 'FAILED' : 'left  '} ${left.join(' and ')}: install Java 11 or newer.`,
        );
    }
    return (
        results.every(({ problems }) => problems.length === 0) &&
        (runnable.length === checks.length || !requiresJava)
    );
}

interface Result {
    readonly title: string;
    readonly seconds: number;
    readonly problems: readonly Problem[];
}

async function result({ title, run }: Check, project: Project): Promise<Result> {
    const start = performance.now();
    const problems = await problemsOf(run, project);
    return { title, problems, seconds: (performance.now() - start) / 1000 };
}

/** A check that breaks off has found something too: a file that can't be read, or code that does not compile. */
async function problemsOf(run: Check['run'], project: Project): Promise<readonly Problem[]> {
    try {
        return await run(project);
    } catch (error) {
        return [{ message: error instanceof Error ? error.message : String(error) }];
    }
}

function line({ file, line, message }: Problem, root: string): string {
    const path = file?.startsWith('/') ? relative(root, file) : file;
    const place = [path, line].filter((part) => part !== undefined).join(':');
    return place === '' ? message : `${place}  ${message}`;
}
