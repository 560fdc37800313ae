import { coverageOf, coverageTable } from './coverage';
import { load } from './load';
import { readProject } from './metadata';
import { TestRun, listTests } from './test-run';

/**
 * Registers each Apex test method of a folder of Salesforce source as a test of Jest, and a test of the line coverage of each
 * class that is no test. Coverage is printed and tested only when all test methods ran.
 * @param options.minimum the share of its lines that tests must run of a class, in percent
 */
export function describeApex(folder: string, { minimum }: { minimum: number }): void {
    const my = load(readProject(folder));
    const tests = listTests(my);
    const run = new TestRun(my);
    let ran = 0;

    for (const className of new Set(tests.map((test) => test.className))) {
        const own = tests.filter((test) => test.className === className);
        describe(className, () => {
            test.each(own)('$methodName', (each) => {
                ran += 1;
                const failure = run.run(each);
                if (failure !== null) throw new ApexTestFailure(failure.message);
            });
        });
    }

    describe(`at least ${minimum} % of the lines are run`, () => {
        test.each(coverageOf(my).map(({ className }) => className))('of %s', (className) => {
            if (ran < tests.length) return;
            const found = coverageOf(my).find((each) => each.className === className);
            if (found !== undefined && found.percent < minimum) {
                throw new ApexTestFailure(coverageTable([found]).trim());
            }
        });

        afterAll(() => {
            if (ran < tests.length) return;
            process.stdout.write(`\nLine coverage of Apex\n${coverageTable(coverageOf(my))}\n`);
        });
    });
}

/** Shows its message alone: where it was thrown says nothing about the Apex. */
class ApexTestFailure extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'ApexTestFailure';
        this.stack = message;
    }
}
