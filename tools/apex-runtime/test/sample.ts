/** Runs Apex that a test writes itself. */
import { PLAIN_ORG, type OrgShape } from '../data/shape';
import { ApexThrow } from '../errors';
import { Interpreter } from '../interpreter';
import { emptyProject, type Project } from '../metadata';
import { textOf } from '../value-text';
import { AList, ASet, SObj, isNumber, type Value } from '../values';

/** The options of a sample. */
export interface SampleOptions {
    /** Members of the class that contains the statements. */
    members?: string;
    /** Further classes. */
    classes?: readonly string[];
    apiVersion?: number;
    /** The modifiers of the sample's own class. */
    modifiers?: string;
    project?: Partial<Project>;
    shape?: OrgShape;
}

/** A value in plain JavaScript, with text for types that JavaScript lacks. */
export function plain(value: Value): unknown {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (typeof value === 'number') return value;
    if (value instanceof AList || value instanceof ASet) return value.items.map(plain);
    return isNumber(value) ? value.toString() : textOf(value);
}

/** An org with a few classes. */
export class Sample {
    readonly vm: Interpreter;
    private readonly options: SampleOptions;
    private count = 0;

    constructor(options: SampleOptions = {}) {
        this.options = options;
        this.vm = new Interpreter(
            { ...emptyProject(), ...options.project },
            options.shape ?? PLAIN_ORG,
        );
        for (const text of options.classes ?? []) this.load(text);
        this.vm.startTest();
    }

    /** Runs statements in their own class, in a transaction that continues. */
    run(statements: string): unknown {
        const name = `Sample${++this.count}`;
        const { modifiers = 'public with sharing', members = '' } = this.options;
        this.load(
            `${modifiers} class ${name} {\n${members}\npublic static Object run() {\n${statements}\n}\n}`,
        );
        return this.call(name, 'run');
    }

    /** Calls a static method. */
    call(className: string, method: string, ...args: Value[]): unknown {
        const cls = this.vm.model.find(className, null);
        const found = cls && this.vm.findMethod(cls, method.toLowerCase(), args);
        if (!found) throw new Error(`${className}.${method} is missing`);
        this.vm.initialize(found.cls);
        return plain(this.vm.invoke(found, null, args));
    }

    /** Runs what follows as a new user. */
    runAs(values: Record<string, Value> = {}): string {
        const id = this.vm.database.put('User', { LastName: 'Someone', ...values });
        this.vm.users = [id];
        return id;
    }

    private load(text: string): void {
        const name = /(?:class|interface|enum)\s+(\w+)/.exec(text)?.[1] ?? 'Unnamed';
        const { apiVersion = 67 } = this.options;
        this.vm.model.load({ file: `${name}.cls`, apiVersion, text });
    }
}

/** The result of statements in a fresh org. */
export const run = (statements: string, options?: SampleOptions): unknown =>
    new Sample(options).run(statements);

/** The value of an expression in a fresh org. */
export const valueOf = (expression: string, options?: SampleOptions): unknown =>
    run(`return ${expression};`, options);

/** The error of an action, as `Type: message` for Apex exceptions. */
export function thrownBy(action: () => unknown): string {
    try {
        action();
    } catch (error) {
        if (error instanceof ApexThrow) return textOf(error.instance);
        return error instanceof Error ? error.message : String(error);
    }
    throw new Error('Nothing was thrown');
}

/** A record of the type, by its id. */
export function recordWithId(type: string, id: string): SObj {
    const record = new SObj(type);
    record.fields.set('id', { name: 'Id', value: id });
    return record;
}
