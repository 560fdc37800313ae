import { relative } from 'node:path';
import type { Check, Problem, Project } from './check';
import type { ResultCache } from './result-cache';

/** The options for running checks. */
export interface Setting {
    readonly hasJava: boolean;
    /** Whether a check fails if it needs Java and there is none. */
    readonly requiresJava: boolean;
    readonly write: (line: string) => void;
    /** Where outcomes are stored between runs; nowhere by default. */
    readonly cache?: ResultCache;
}

/**
 * Runs checks in parallel and reports them in order, each with its problems and time.
 * @returns whether all passed
 */
export async function runChecks(
    checks: readonly Check[],
    project: Project,
    { hasJava, requiresJava, write, cache }: Setting,
): Promise<boolean> {
    const runnable = checks.filter(({ needsJava }) => hasJava || !needsJava);
    const results = await Promise.all(runnable.map((check) => result(check, project, cache)));
    for (const { title, took, problems } of results) {
        write(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${title} (${took})`);
        problems.forEach((problem) => write(`       ${line(problem, project.root)}`));
    }
    if (runnable.length < checks.length) {
        const left = checks.filter(({ needsJava }) => needsJava).map(({ title }) => title);
        write(
            `${requiresJava ? 'FAILED' : 'skipped'} ${left.join(' and ')}: install Java 11 or newer.`,
        );
    }
    return (
        results.every(({ problems }) => problems.length === 0) &&
        (runnable.length === checks.length || !requiresJava)
    );
}

interface Result {
    readonly title: string;
    readonly took: string;
    readonly problems: readonly Problem[];
}

async function result(
    { title, inputs, run }: Check,
    project: Project,
    cache?: ResultCache,
): Promise<Result> {
    const start = performance.now();
    try {
        const { value: problems, isStored = false } = (await cache?.result(title, inputs, () =>
            run(project),
        )) ?? { value: await run(project) };
        return { title, problems, took: isStored ? 'unchanged' : secondsSince(start) };
    } catch (error) {
        // A check that throws has also found a problem: an unreadable file, or code that does not compile.
        const message = error instanceof Error ? error.message : String(error);
        return { title, problems: [{ message }], took: secondsSince(start) };
    }
}

function secondsSince(start: number): string {
    return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

function line({ file, line, message }: Problem, root: string): string {
    const path = file?.startsWith('/') ? relative(root, file) : file;
    const place = [path, line].filter((part) => part !== undefined).join(':');
    return place === '' ? message : `${place}  ${message}`;
}
