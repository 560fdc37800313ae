import { coverageOf, coverageTable } from './coverage';
import { PLAIN_ORG, type OrgShape } from './data/shape';
import type { Situation } from './data/staging';
import type { Interpreter } from './interpreter';
import { load } from './load';
import { readProject } from './metadata';
import { TestRun, listTests } from './test-run';

type Options = {
    /** The required line coverage of each class except tests, in percent. */
    minimum: number;
    /** The shapes of org in which the tests must pass, besides a plain one. */
    shapes?: readonly OrgShape[];
    /** The situations staged for test methods, by `Class.method`. */
    situations?: Readonly<Record<string, Situation>>;
};

/**
 * Registers each Apex test method of a folder of Salesforce source as a test of Jest, once for each shape of org, and
 * a test of the line coverage of each class. Coverage is measured in the plain org, and tested and printed after all
 * its tests ran.
 */
export function describeApex(
    folder: string,
    { minimum, shapes = [], situations = {} }: Options,
): void {
    const project = readProject(folder);
    const plain = load(project, PLAIN_ORG);
    refuseUnknown(Object.keys(situations), plain);
    const ran = registerTests(plain, situations);
    describeCoverage(plain, minimum, () => ran.count === listTests(plain).length);
    for (const shape of shapes) {
        describe(`in an org of the shape "${shape.name}"`, () => {
            registerTests(load(project, shape), situations);
        });
    }
}

function refuseUnknown(names: readonly string[], vm: Interpreter): void {
    const known = listTests(vm).map((each) => `${each.className}.${each.methodName}`);
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0) throw new Error(`There is no Apex test ${unknown.join(', ')}.`);
}

function registerTests(
    vm: Interpreter,
    situations: Readonly<Record<string, Situation>>,
): { count: number } {
    const tests = listTests(vm);
    const run = new TestRun(vm);
    const ran = { count: 0 };
    for (const className of new Set(tests.map((each) => each.className))) {
        const own = tests.filter((each) => each.className === className);
        describe(className, () => {
            test.each(own)('$methodName', (each) => {
                ran.count += 1;
                const failure = run.run(each, situations[`${className}.${each.methodName}`]);
                if (failure !== null) throw new ApexTestFailure(failure.message);
            });
        });
    }
    return ran;
}

function describeCoverage(vm: Interpreter, minimum: number, isComplete: () => boolean): void {
    describe(`at least ${minimum} % of the lines are run`, () => {
        test.each(coverageOf(vm).map(({ className }) => className))('of %s', (className) => {
            if (!isComplete()) return;
            const found = coverageOf(vm).find((each) => each.className === className);
            if (found !== undefined && found.percent < minimum) {
                throw new ApexTestFailure(coverageTable([found]).trim());
            }
        });

        afterAll(() => {
            if (!isComplete()) return;
            process.stdout.write(`\nLine coverage of Apex\n${coverageTable(coverageOf(vm))}\n`);
        });
    });
}

/** Shows only its message, because the JavaScript stack says nothing about the Apex. */
class ApexTestFailure extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'ApexTestFailure';
        this.stack = message;
    }
}
