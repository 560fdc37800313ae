/** Runs the classes of a project, and holds the state of a transaction. */
import { Database } from './data/database';
import type { Host, Place } from './data/host';
import { PLAIN_ORG, type OrgShape } from './data/shape';
import type { FailedRow } from './data/dml/results';
import { unwind } from './compile/unwind';
import { compileAlone } from './compile/expressions';
import { Names } from './compile/names';
import { ApexThrow, CompileError } from './errors';
import { initializeClass } from './interpret/construct';
import { readField } from './interpret/fields';
import type { Frame } from './interpret/frame';
import { runJobs, type Job } from './interpret/jobs';
import { compileMethod, compileSteps } from './interpret/methods';
import { findMethod } from './interpret/overloads';
import { Transaction, type Used } from './interpret/transaction';
import { typeName } from './interpret/types';
import type { Project } from './metadata';
import { Model } from './model';
import type { Cls, Field, Hooks, Method } from './model/class';
import { BUILTIN } from './model/platform-classes';
import { calculate } from './operators';
import type { CallOut, Steps } from './platform/callout';
import { toId18 } from './record-id';
import { Schema } from './schema';
import type { Expression } from './syntax/tree';
import { Inst, Native, lower, type Value } from './values';

const NULL_REFERENCE = 'Attempt to de-reference a null object';

/** Runs Apex. One transaction runs at a time. */
export class Interpreter implements Host {
    readonly project: Project;
    readonly model = new Model();
    readonly schema: Schema;
    readonly database: Database;
    /** Whether code compiled from now on marks the lines that run. */
    marksLines = true;
    /** For each file, by its base name, a 1 at each line that ran. */
    readonly covered = new Map<string, Uint8Array>();
    /** The value of Test.isRunningTest(). */
    isTest = true;
    /** Answers callouts in place of a mock, where Apex can't wait for the answer. */
    callOut: CallOut | null = null;
    /** The HttpCalloutMock of a test. */
    mock: Inst | null = null;
    transaction = new Transaction();
    /** Queued jobs that have not run. */
    jobs: Job[] = [];
    /** The job that runs; null in synchronous code. */
    job: Job | null = null;
    /** The stack of running users' ids; the administrator if empty. */
    users: string[] = [];
    /** Above zero while a method runs that may not write. */
    readOnly = 0;
    /** The call stack, innermost last. */
    frames: Frame[] = [];
    /** The classes whose static fields are initialized. */
    readonly initialized: Cls[] = [];
    /** Whether Test.startTest() was called. */
    hasStartedTest = false;

    constructor(project: Project, shape: OrgShape = PLAIN_ORG) {
        this.project = project;
        this.schema = new Schema(project, shape);
        this.database = new Database(this, shape);
        this.model.hooks = hooksOf(this);
    }

    /** Begins with fresh limits and nothing uncommitted. */
    startTransaction(): void {
        this.transaction = new Transaction();
    }

    /** Resets the state of Apex: statics, jobs, the mock and the running users. */
    startTest(): void {
        this.startTransaction();
        this.mock = null;
        this.jobs = [];
        this.job = null;
        this.users = [];
        this.readOnly = 0;
        this.frames = [];
        this.hasStartedTest = false;
        for (const cls of this.initialized.splice(0)) cls.reset();
    }

    /** The id of the running user. */
    get userId(): string {
        return this.users.at(-1) ?? this.database.adminId;
    }

    get limits(): Used {
        return this.transaction.used;
    }

    get hasPendingWork(): boolean {
        return this.transaction.hasPendingWork;
    }

    set hasPendingWork(has: boolean) {
        this.transaction.hasPendingWork = has;
    }

    get mixing(): Transaction['mixing'] {
        return this.transaction.mixing;
    }

    set mixing(mixing: Transaction['mixing']) {
        this.transaction.mixing = mixing;
    }

    /** The code that calls; null at an entry. */
    get caller(): Frame | null {
        return this.frames.at(-1) ?? null;
    }

    /** Throws an Apex exception of the platform. */
    raise(type: string, message: string, details: { rows?: readonly FailedRow[] } = {}): never {
        const cls = BUILTIN.get(lower(type));
        if (!cls) throw new Error(`There is no platform exception ${type}`);
        const instance = new Inst(cls);
        instance.fields.set('message', message);
        if (details.rows) instance.fields.set('rows', new Native('FailedRows', details.rows));
        throw new ApexThrow(instance);
    }

    raiseNullReference(): never {
        return this.raise('NullPointerException', NULL_REFERENCE);
    }

    calculate(operator: string, a: Value, b: Value): Value {
        return calculate(operator, a, b, (type, message) => this.raise(type, message));
    }

    /** The 18-character form of an id. */
    toId(text: string): string {
        return toId18(text) ?? this.raise('StringException', `Invalid id: ${text}`);
    }

    evaluate(expression: Expression, place: Place): Value {
        const { cls, self, names } = place;
        const site = { cls, hasSelf: self !== null, accessor: null, names: names ?? new Names() };
        return compileAlone(expression, { vm: this, ...site })(place);
    }

    /** Whether row access is checked for a statement in system mode. */
    enforcesSharing(place: Place): boolean {
        return place.isSharing;
    }

    /** The lines of a file, where code marks those that run. */
    linesOf(file: string): Uint8Array {
        const last = Math.max(0, ...(this.model.lines.get(file) ?? []));
        const lines = this.covered.get(file) ?? new Uint8Array(last + 1);
        this.covered.set(file, lines);
        return lines;
    }

    /** Gives the static fields of a class their first values. */
    initialize(cls: Cls): void {
        this.fromOutside(() => initializeClass(this, cls));
    }

    findMethod(cls: Cls, key: string, args: readonly Value[]): Method | null {
        return findMethod(this, cls, key, args);
    }

    /** Runs a method for code that is not Apex. */
    invoke(method: Method, self: Inst | null, args: readonly Value[]): Value {
        return this.fromOutside(() => this.enter(method, self, args));
    }

    /** Runs Apex, and leaves all of it when it ends with an error. */
    private fromOutside<Result>(run: () => Result): Result {
        const depth = this.frames.length;
        try {
            return run();
        } catch (error) {
            unwind(this, error, depth);
            throw error;
        }
    }

    /** Runs a method for Apex. */
    enter(method: Method, self: Inst | null, args: readonly Value[]): Value {
        method.code ??= compileMethod(this, method);
        return method.code(self, ...args);
    }

    /** Whether a method may lead to a callout. */
    mayCallOut({ name, parameters }: Method): boolean {
        return this.model.mayCallOut(lower(name), parameters.length);
    }

    /** The steps of a method that may lead to a callout, for Apex. */
    steps(method: Method, self: Inst | null, args: readonly Value[]): Steps {
        method.steps ??= compileSteps(this, method);
        return method.steps(self, ...args);
    }

    /** Runs a method for code that is not Apex, and pauses at callouts. */
    *invokeInSteps(method: Method, self: Inst | null, args: readonly Value[]): Steps {
        if (!this.mayCallOut(method)) return this.invoke(method, self, args);
        const depth = this.frames.length;
        try {
            return yield* this.steps(method, self, args);
        } catch (error) {
            unwind(this, error, depth);
            throw error;
        }
    }

    /** Calls an instance method of a class of the project by name. */
    call(instance: Inst, name: string, args: readonly Value[]): Value {
        const method = this.findMethod(instance.cls, lower(name), args);
        if (!method) throw new CompileError(`Method does not exist: ${instance.cls.full}.${name}`);
        return this.invoke(method, instance, args);
    }

    readField(field: Field, self: Inst | null): Value {
        const read = (): Value => readField(this, field, self);
        return field.getter ? this.fromOutside(read) : read();
    }

    typeName(value: Value): string {
        return typeName(value);
    }

    runJobs(): void {
        runJobs(this);
    }
}

/** Calls the class's own toString, equals or hashCode. */
function hooksOf(vm: Interpreter): Hooks {
    const ask = (instance: Inst, name: string, args: Value[]): Value | undefined => {
        const method = vm.findMethod(instance.cls, name, args);
        return method && !method.isStatic ? vm.invoke(method, instance, args) : undefined;
    };
    return {
        toString: (instance) => ask(instance, 'tostring', []),
        hashCode: (instance) => ask(instance, 'hashcode', []),
        equals: (instance, other) => {
            const answer = ask(instance, 'equals', [other]);
            return answer === undefined ? undefined : answer === true;
        },
    };
}
