import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { OrgShape } from './data/shape';
import { isTestClass, load } from './load';
import type { Project } from './metadata';
import { TestRun, listTests, type ApexTest } from './test-run';

/** A fault to plant in a class, in memory, by replacing a text. */
export type Mutation = {
    /** What goes wrong. */
    fault: string;
    /** Must occur exactly once in all classes except tests; white space may differ. */
    replace: string;
    by: string;
};

/** A mutation in its class. */
export type Mutant = { className: string; project: Project };

/**
 * The first test that fails with the planted fault in an org of one of these shapes; null if all pass.
 * @throws Error if a test can't run the mutated class
 */
export function findKiller(mutant: Mutant, shapes: readonly OrgShape[]): string | null {
    for (const shape of shapes) {
        const killer = killerIn(shape, mutant);
        if (killer !== null) return killer;
    }
    return null;
}

function killerIn(shape: OrgShape, { className, project }: Mutant): string | null {
    const vm = load(project, shape);
    const run = new TestRun(vm);
    const tests = [...listTests(vm)].sort(
        (a, b) => closeness(b, className) - closeness(a, className),
    );
    for (const test of tests) {
        const failure = run.run(test);
        if (failure === null) continue;
        const name = `${test.className}.${test.methodName}`;
        if (failure.kind === 'failed') return name;
        throw new Error(`${name} can't run with the fault: ${failure.message}`);
    }
    return null;
}

/** Tests of the mutated class come first: they are the most likely to fail. */
function closeness(test: ApexTest, className: string): number {
    return test.className.startsWith(className) ? 1 : 0;
}

/**
 * Plants the fault in the project.
 * @throws Error unless the text to replace occurs exactly once
 */
export function mutate(project: Project, { fault, replace, by }: Mutation): Mutant {
    const pattern = new RegExp(looseWhiteSpace(replace), 'g');
    const found = project.classes
        .map((source) => ({ source, text: readFileSync(source.file, 'utf8') }))
        .filter(({ text }) => !isTestClass(text) && text.search(pattern) >= 0);
    const count = found.flatMap(({ text }) => [...text.matchAll(pattern)]).length;
    const [target] = found;
    if (target === undefined || count !== 1) {
        throw new Error(`${fault}: this is in the classes ${count} times, not once: ${replace}`);
    }
    const mutated = { ...target.source, text: target.text.replace(pattern, () => by) };
    const classes = project.classes.map((each) => (each === target.source ? mutated : each));
    return {
        className: basename(target.source.file, '.cls'),
        project: { ...project, classes },
    };
}

function looseWhiteSpace(text: string): string {
    const words = text.trim().split(/\s+/);
    return words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
}
