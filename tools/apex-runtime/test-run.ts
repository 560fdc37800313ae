// @ts-nocheck
import type { Interpreter } from './interpreter';
import { ApexThrow, CompileError, NotSupported, textOf } from './values';

/** A test method of a class of the project. */
export type ApexTest = { className: string; methodName: string };

/** Why a test failed: an assertion or exception of Apex, or what kept the test from running. */
export type ApexFailure = {
    kind: 'failed' | 'notRunnable';
    /** Says what happened, in which class and line. */
    message: string;
};

const annotated = ({ annotations }, name: string): boolean =>
    annotations.some((each) => each.name === name);

const methodsOf = (cls) => [...cls.methods.values()].flat();

/** The test methods of the project, by class in the order of their names. */
export function listTests(my: Interpreter): ApexTest[] {
    return [...my.model.classes.values()]
        .filter((cls) => annotated(cls, 'istest'))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((cls) =>
            methodsOf(cls)
                .filter((method) => method.isTest || annotated(method, 'istest'))
                .map(({ name }) => ({ className: cls.name, methodName: name })),
        );
}

/** Runs test methods, each in an org as it was at the start. */
export class TestRun {
    private readonly my: Interpreter;
    private readonly fresh;

    constructor(my: Interpreter) {
        this.my = my;
        this.fresh = my.database.snapshot();
    }

    /** Runs a test; null when it passes. */
    run(test: ApexTest): ApexFailure | null {
        const { my } = this;
        my.database.restore(this.fresh);
        try {
            this.execute(test);
            return null;
        } catch (error) {
            return explain(error);
        }
    }

    private execute({ className, methodName }: ApexTest): void {
        const { my } = this;
        const cls = my.model.find(className, null);
        const methods = methodsOf(cls);
        my.startTest();
        for (const setup of methods.filter((method) => annotated(method, 'testsetup'))) {
            my.startTestCalled = false;
            my.invoke(setup, null, []);
            my.runJobs();
        }
        my.startTest();
        my.startTestCalled = false;
        my.initialize(cls);
        my.invoke(
            methods.find(({ name }) => name === methodName),
            null,
            [],
        );
        my.runJobs();
    }
}

function explain(error: unknown): ApexFailure {
    const at = error.apexLine ? ` (${error.apexLine})` : '';
    if (error instanceof ApexThrow) {
        const { cls, fields } = error.instance;
        return { kind: 'failed', message: `${cls.full}: ${textOf(fields.get('message'))}${at}` };
    }
    if (error instanceof CompileError) {
        return { kind: 'notRunnable', message: `does not compile: ${error.message}${at}` };
    }
    if (error instanceof NotSupported) {
        return { kind: 'notRunnable', message: `not supported: ${error.message}${at}` };
    }
    throw error;
}
