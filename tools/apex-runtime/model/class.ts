/** The parts of an Apex class. */
import type { Steps } from '../platform/callout';
import type { Annotation, Block, Expression, Parameter } from '../syntax/tree';
import { lower, type EnumVal, type Inst, type TypeRef, type Value } from '../values';

/** A class's sharing keyword; null if it has none. */
export type Sharing = 'with' | 'without' | 'inherited' | null;

/** A class's own toString, equals and hashCode; undefined if it doesn't declare one. */
export interface Hooks {
    toString(instance: Inst): Value | undefined;
    equals(instance: Inst, other: Value): boolean | undefined;
    hashCode(instance: Inst): Value | undefined;
}

/** Runs code. */
export type Enter = (self: Inst | null, ...args: Value[]) => Value;

/** The same for code that pauses at callouts. */
export type EnterSteps = (self: Inst | null, ...args: Value[]) => Steps;

interface Member {
    cls: Cls;
    annotations: Annotation[];
    isStatic: boolean;
}

export interface Method extends Member {
    name: string;
    parameters: Parameter[];
    returns: TypeRef | null;
    /** Null for an abstract method. */
    body: Block | null;
    isTest: boolean;
    /** Whether it is a future method, which runs later. */
    isFuture: boolean;
    /** Whether it is cacheable, so that it may not write. */
    isCacheable: boolean;
    /** The compiled forms, after the first call. */
    code?: Enter;
    steps?: EnterSteps;
}

export interface Constructor {
    cls: Cls;
    parameters: Parameter[];
    body: Block;
    /** The compiled form, after the first call. */
    code?: Enter;
}

/** A field or property. */
export interface Field extends Member {
    name: string;
    key: string;
    type: TypeRef;
    init: Expression | null;
    getter: Block | null;
    setter: Block | null;
    isReadable: boolean;
    isWritable: boolean;
    isTransient: boolean;
    isFinal: boolean;
    /** The compiled getter and setter, after their first use. */
    get?: Enter;
    set?: Enter;
}

/** A step of initialization: a field's initial value, or a block. */
export type Step = { isStatic: boolean } & ({ field: Field } | { block: Block });

const isConstant = (step: Step): boolean =>
    'field' in step && step.field.isFinal && step.field.init?.kind === 'literal';

/** A class, interface or enum, of the project or of the platform. */
export class Cls {
    readonly name: string;
    readonly outer: Cls | null;
    /** The name with its outer class or namespace. */
    readonly full: string;
    file = '';
    line = 0;
    annotations: Annotation[] = [];
    superType: TypeRef | null = null;
    /** The superclass; undefined until it is looked up. */
    parent: Cls | null | undefined = undefined;
    interfaces: TypeRef[] = [];
    isInterface = false;
    isAbstract = false;
    isException = false;
    userModeByDefault = false;
    sharing: Sharing = null;
    apiVersion = 0;
    readonly fields = new Map<string, Field>();
    readonly steps: Step[] = [];
    readonly methods = new Map<string, Method[]>();
    readonly constructors: Constructor[] = [];
    readonly inner = new Map<string, Cls>();
    /** The constants of an enum. */
    enumValues: EnumVal[] | null = null;
    hooks: Hooks | null = null;
    /** Static fields, by lower-case name, and whether they are initialized. */
    statics = new Map<string, Value>();
    isInitialized = false;
    /** The compiled steps, after their first use. */
    setUpStatics: ((self: null) => void) | null = null;
    setUpInstance: ((self: Inst) => void) | null = null;
    private hasOnlyConstants: boolean | null = null;

    constructor(name: string, outer: Cls | null = null, namespace = '') {
        this.name = name;
        this.outer = outer;
        this.full = outer ? `${outer.full}.${name}` : namespace + name;
    }

    /** The constant of an enum by its name. */
    constant(name: string): EnumVal | undefined {
        return this.enumValues?.find((each) => lower(each.name) === lower(name));
    }

    /** Whether its static fields are all constants, so that they stay as they are between transactions. */
    get isConstant(): boolean {
        this.hasOnlyConstants ??=
            this.superType === null &&
            this.steps.every((step) => !step.isStatic || isConstant(step));
        return this.hasOnlyConstants;
    }

    /** Clears the static fields, as at the end of a transaction. */
    reset(): void {
        this.statics = new Map();
        this.isInitialized = false;
    }
}

/** The annotation of a member or class, by lower-case name. */
export const annotation = (
    node: { annotations: Annotation[] },
    name: string,
): Annotation | undefined => node.annotations.find((each) => each.name === name);
