/** What a class of Apex consists of, ready to be run. */
import type { Annotation, Block, Expression, Parameter } from '../syntax/tree';
import { lower, type EnumVal, type Inst, type TypeRef, type Value } from '../values';

/** How a class says that it checks row access; null when it doesn't say. */
export type Sharing = 'with' | 'without' | 'inherited' | null;

/** What the code of a class itself decides about its instances; undefined when it says nothing. */
export interface Hooks {
    toString(instance: Inst): Value | undefined;
    equals(instance: Inst, other: Value): boolean | undefined;
    hashCode(instance: Inst): Value | undefined;
}

/** Runs code; it may change `args`, which then hold its local variables. */
export type Enter = (self: Inst | null, args: Value[]) => Value;

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
    /** Whether it runs later, as a future method does. */
    isFuture: boolean;
    /** Whether components may keep its answer, so that it may not write. */
    isCacheable: boolean;
    /** What the first call made of it. */
    code?: Enter;
}

export interface Constructor {
    cls: Cls;
    parameters: Parameter[];
    body: Block;
    /** What the first call made of it. */
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
    /** What the first uses made of the getter and the setter. */
    get?: Enter;
    set?: Enter;
}

/** A step that sets up a class or an instance: a field's first value, or a block. */
export type Step = { isStatic: boolean } & ({ field: Field } | { block: Block });

/** A class, interface or enum, of the project or of the platform. */
export class Cls {
    readonly name: string;
    readonly outer: Cls | null;
    /** The name with those of the outer class or of the namespace. */
    readonly full: string;
    file = '';
    line = 0;
    annotations: Annotation[] = [];
    superType: TypeRef | null = null;
    /** The class above; undefined until it has been looked up. */
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
    /** Static fields by their lower-case names, and whether they have got their first values. */
    statics = new Map<string, Value>();
    isInitialized = false;
    /** What the first uses made of the steps. */
    setUpStatics: ((self: null) => void) | null = null;
    setUpInstance: ((self: Inst) => void) | null = null;

    constructor(name: string, outer: Cls | null = null, namespace = '') {
        this.name = name;
        this.outer = outer;
        this.full = outer ? `${outer.full}.${name}` : namespace + name;
    }

    /** The constant of an enum by its name. */
    constant(name: string): EnumVal | undefined {
        return this.enumValues?.find((each) => lower(each.name) === lower(name));
    }

    /** Forgets the values of static fields, as the end of a transaction does. */
    reset(): void {
        this.statics = new Map();
        this.isInitialized = false;
    }
}

/** The annotation of a member or class by its lower-case name. */
export const annotation = (
    node: { annotations: Annotation[] },
    name: string,
): Annotation | undefined => node.annotations.find((each) => each.name === name);
