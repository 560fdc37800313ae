import { unzipSync } from 'fflate';
import { notFound, SalesforceFault } from '../answer';
import type { Components, Files } from './components';
import { membersOf } from './package-xml';
import { type Problem, validate } from './validate';

/** The options of a deployment. */
export type DeployOptions = {
    checkOnly?: boolean;
    testLevel?: string;
    runTests?: string[];
};

type TestFailure = { name: string; methodName: string; message: string };

type Deploy = {
    id: string;
    options: DeployOptions;
    files: Files;
    members: Map<string, string[]>;
    deleted: Map<string, string[]>;
    polls: number;
};

/** After how many polls a deployment is done. */
const POLLS = 2;

/** Runs deployments one after another. A test can plant faults. */
export class DeployQueue {
    /** Every deployment since the start. */
    readonly deploys: Deploy[] = [];
    /** Planted problems, by component name. */
    readonly planted = new Map<string, string>();
    /** Planted test failures, by class name. */
    readonly failing = new Map<string, string>();
    /** Whether Translation Workbench is on. */
    takesTranslations: boolean;
    private readonly components: Components;

    constructor(components: Components, { takesTranslations }: { takesTranslations: boolean }) {
        this.components = components;
        this.takesTranslations = takesTranslations;
    }

    /** Starts the deployment of a zip; returns its id. */
    start(zip: Uint8Array, options: DeployOptions): string {
        const files = unzipSync(zip);
        const text = (name: string): string => Buffer.from(files[name] ?? []).toString();
        const id = `0Af${String(this.deploys.length + 1).padStart(12, '0')}AAA`;
        if (!('package.xml' in files)) {
            throw new SalesforceFault(400, 'INVALID_OPERATION', 'No package.xml found');
        }
        this.deploys.push({
            id,
            options,
            files,
            members: membersOf(text('package.xml')),
            deleted: membersOf(text('destructiveChanges.xml')),
            polls: 0,
        });
        return id;
    }

    /** The state of a deployment, in the form of `deployRequest`. */
    result(id: string): object {
        const deploy = this.deploys.find((one) => one.id === id);
        if (deploy === undefined) throw notFound();
        deploy.polls += 1;
        const isDone = deploy.polls > POLLS;
        const problems = isDone ? this.problemsOf(deploy) : [];
        const failures = isDone && problems.length === 0 ? this.failuresOf(deploy) : [];
        const success = isDone && problems.length + failures.length === 0;
        if (success && deploy.options.checkOnly !== true) this.apply(deploy);
        return shown(deploy, { isDone, success, problems, failures });
    }

    private apply({ members, files, deleted }: Deploy): void {
        this.components.add(members, files);
        this.components.remove(deleted);
    }

    private problemsOf({ members, deleted, files, options }: Deploy): Problem[] {
        const named = [...members, ...deleted].flatMap(([componentType, names]) =>
            names.map((fullName) => ({ componentType, fullName })),
        );
        const planted = named.flatMap((component) => {
            const problem = this.planted.get(component.fullName);
            return problem === undefined ? [] : [{ ...component, problem }];
        });
        const classes = members.get('ApexClass') ?? [];
        const unknownTests = (options.runTests ?? []).filter((name) => !classes.includes(name));
        return [
            ...validate(members, files, { takesTranslations: this.takesTranslations }),
            ...planted,
            ...unknownTests.map((fullName) => ({
                componentType: 'ApexClass',
                fullName,
                problem: 'No such test class',
            })),
        ];
    }

    private failuresOf({ options: { runTests = [] } }: Deploy): TestFailure[] {
        return runTests.flatMap((name) => {
            const message = this.failing.get(name);
            return message === undefined ? [] : [{ name, methodName: 'works', message }];
        });
    }
}

function shown(
    { id, options, members, polls }: Deploy,
    outcome: { isDone: boolean; success: boolean; problems: Problem[]; failures: TestFailure[] },
): object {
    const { isDone, success, problems, failures } = outcome;
    const total = [...members.values()].flat().length;
    const tests = options.runTests?.length ?? 0;
    return {
        id,
        status: isDone ? (success ? 'Succeeded' : 'Failed') : 'InProgress',
        done: isDone,
        success,
        checkOnly: options.checkOnly ?? false,
        numberComponentsDeployed: isDone
            ? total - problems.length
            : Math.round((total * polls) / 3),
        numberComponentsTotal: total,
        numberComponentErrors: problems.length,
        numberTestsCompleted: isDone ? tests - failures.length : 0,
        numberTestsTotal: tests,
        numberTestErrors: failures.length,
        details: {
            componentFailures: problems.map((problem) => ({ ...problem, success: false })),
            runTestResult: { numFailures: failures.length, failures },
        },
    };
}
