import type { Mark } from './data/rows/store';
import type { Situation } from './data/staging';
import { ApexThrow, CompileError, NotSupported } from './errors';
import type { Interpreter } from './interpreter';
import { annotation, type Cls, type Method } from './model/class';
import { textOf } from './value-text';

/** A test method of a class of the project. */
export type ApexTest = { className: string; methodName: string };

/** Why a test failed: an Apex assertion or exception, or an error that prevented the test from running. */
export type ApexFailure = {
    kind: 'failed' | 'notRunnable';
    /** The error, with class and line. */
    message: string;
};

const methodsOf = (cls: Cls): Method[] => [...cls.methods.values()].flat();

/** The test methods of the project, by class in the order of their names. */
export function listTests(vm: Interpreter): ApexTest[] {
    return [...vm.model.classes.values()]
        .filter((cls) => annotation(cls, 'istest') !== undefined)
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((cls) =>
            methodsOf(cls)
                .filter((method) => method.isTest || annotation(method, 'istest') !== undefined)
                .map(({ name }) => ({ className: cls.name, methodName: name })),
        );
}

/** Runs test methods, each in a fresh org. */
export class TestRun {
    private readonly vm: Interpreter;
    private readonly fresh: Mark;

    constructor(vm: Interpreter) {
        this.vm = vm;
        this.fresh = vm.database.snapshot();
    }

    /** Runs a test in a situation that is staged after its data is set up; null if it passes. */
    run(test: ApexTest, stage?: Situation): ApexFailure | null {
        this.vm.database.restore(this.fresh);
        try {
            this.execute(test, stage);
            return null;
        } catch (error) {
            return explain(error);
        } finally {
            this.vm.database.clearStage();
        }
    }

    private execute({ className, methodName }: ApexTest, stage?: Situation): void {
        const { vm } = this;
        const cls = vm.model.classes.get(className.toLowerCase());
        const methods = cls === undefined ? [] : methodsOf(cls);
        for (const setup of methods.filter((each) => annotation(each, 'testsetup'))) {
            this.runAlone(setup);
        }
        stage?.(vm.database);
        for (const method of methods.filter(({ name }) => name === methodName)) {
            this.runAlone(method);
        }
    }

    /** Runs a method and the jobs it queued, in fresh state except for data. */
    private runAlone(method: Method): void {
        this.vm.startTest();
        this.vm.initialize(method.cls);
        this.vm.invoke(method, null, []);
        this.vm.runJobs();
    }
}

function explain(error: unknown): ApexFailure {
    if (error instanceof ApexThrow) {
        const { cls, fields } = error.instance;
        const message = `${cls.full}: ${textOf(fields.get('message'))}`;
        return { kind: 'failed', message: message + placeOf(error) };
    }
    if (error instanceof CompileError) {
        const message = `does not compile: ${error.message}`;
        return { kind: 'notRunnable', message: message + placeOf(error) };
    }
    if (error instanceof NotSupported) {
        return { kind: 'notRunnable', message: error.message + placeOf(error) };
    }
    throw error;
}

function placeOf({ apexLine }: { apexLine: string | null }): string {
    return apexLine === null ? '' : ` (${apexLine})`;
}
