/** How Apex values are represented. */
import { Dec } from './decimal';
import type { Cls } from './model/class';

/**
 * Any Apex value. An Integer is a number, a Long a bigint, a Decimal or Double a Dec; an Id is
 * a string in its 18-character form.
 */
export type Value =
    | null
    | boolean
    | number
    | bigint
    | string
    | Dec
    | AList
    | ASet
    | AMap
    | SObj
    | Inst
    | Native
    | TypeVal
    | EnumVal;

/**
 * A value that is an object in JavaScript. Its `tag` is its kind: hot code checks that, because tsx turns each use of
 * an imported class into two calls.
 */
export type ObjectValue = Extract<Value, object>;

/** A type reference: a lower-case name without its namespace, and the text as it was written. */
export interface TypeRef {
    name: string;
    args: TypeRef[];
    text: string;
}

/** The key of a name: Apex doesn't distinguish upper and lower case. */
export const lower = (text: string): string => text.toLowerCase();

/** A List or an array. */
export class AList {
    readonly tag = 'list';
    /** Whether the list came from a query, and can be used as its only row. */
    fromQuery = false;

    items: Value[];
    readonly elementType: TypeRef | null;

    constructor(items: Value[] = [], elementType: TypeRef | null = null) {
        this.items = items;
        this.elementType = elementType;
    }
}

/** A Set, in the order of insertion. */
export class ASet {
    readonly tag = 'set';
    readonly entries = new Map<string, Value>();

    readonly elementType: TypeRef | null;

    constructor(items: readonly Value[] = [], elementType: TypeRef | null = null) {
        this.elementType = elementType;
        for (const item of items) this.entries.set(keyOf(item), item);
    }

    get items(): Value[] {
        return [...this.entries.values()];
    }
}

/** A Map, in the order of insertion. */
export class AMap {
    readonly tag = 'map';
    readonly entries = new Map<string, [key: Value, value: Value]>();

    readonly keyType: TypeRef | null;
    readonly valueType: TypeRef | null;

    constructor(keyType: TypeRef | null = null, valueType: TypeRef | null = null) {
        this.keyType = keyType;
        this.valueType = valueType;
    }

    set(key: Value, value: Value): void {
        this.entries.set(keyOf(key), [key, value]);
    }

    get(key: Value): Value {
        return this.entries.get(keyOf(key))?.[1] ?? null;
    }
}

/** A field of a record: its name as the object declares it, and its value. */
export interface RecordField {
    name: string;
    value: Value;
}

/** A record. `fields` maps lower-case names to names and values. */
export class SObj {
    readonly tag = 'record';
    readonly fields = new Map<string, RecordField>();
    /** The lower-case names that a query read; null for a record created by Apex. */
    queried: Set<string> | null = null;

    readonly type: string;

    constructor(type: string) {
        this.type = type;
    }

    /** The value of a field by lower-case name; null if the record doesn't have it. */
    value(name: string): Value {
        return this.fields.get(name)?.value ?? null;
    }
}

/** An instance of a class of the project, or of an exception. Fields have lower-case names. */
export class Inst {
    readonly tag = 'instance';
    readonly fields = new Map<string, Value>();

    readonly cls: Cls;

    constructor(cls: Cls) {
        this.cls = cls;
    }
}

/** An instance of a platform class; `state` belongs to that class's module. */
export class Native<State = unknown> {
    readonly tag = 'native';
    readonly type: string;
    readonly state: State;

    constructor(type: string, state: State) {
        this.type = type;
        this.state = state;
    }
}

/** A type used as a value: the target of a static call, or `X.class`. */
export class TypeVal {
    readonly tag = 'type';
    readonly name: string;

    constructor(name: string) {
        this.name = name;
    }
}

/** A constant of an enum. */
export class EnumVal {
    readonly tag = 'constant';
    readonly cls: Cls;
    readonly name: string;
    readonly ordinal: number;

    constructor(cls: Cls, name: string, ordinal: number) {
        this.cls = cls;
        this.name = name;
        this.ordinal = ordinal;
    }
}

/** A number of any type. */
export const isNumber = (value: Value | undefined): value is number | bigint | Dec =>
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    (typeof value === 'object' && value !== null && value.tag === 'decimal');

/** A Date or Datetime. */
export const isDate = (value: unknown): value is Native<Date> =>
    value instanceof Native && value.state instanceof Date;

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

function identityOf(value: object): number {
    const known = identities.get(value);
    if (known !== undefined) return known;
    identities.set(value, ++lastIdentity);
    return lastIdentity;
}

/** The prefix of all keys except those of texts, so that a text can be its own key. */
const MARK = '\0';

/** The key of a value in a Set or a Map. */
export function keyOf(value: Value): string {
    if (typeof value !== 'string') return MARK + markedKey(value);
    return value.charCodeAt(0) === 0 ? `${MARK}s${value}` : value;
}

function markedKey(value: Exclude<Value, string>): string {
    if (value === null) return 'null';
    if (isNumber(value)) return `n${Dec.of(value).strip().toString()}`;
    if (typeof value === 'boolean') return `b${String(value)}`;
    if (value instanceof EnumVal) return `e${value.cls.full}.${value.name}`;
    if (value instanceof TypeVal) return 't' + lower(value.name);
    if (value instanceof AList || value instanceof ASet) {
        return `l${JSON.stringify(value.items.map(keyOf))}`;
    }
    if (value instanceof SObj) {
        const parts = [...value.fields].map(([name, f]) => [name, keyOf(f.value)].join('='));
        return `o${value.type}${JSON.stringify(parts.sort())}`;
    }
    return objectKey(value);
}

function objectKey(value: AMap | Inst | Native): string {
    if (isDate(value)) return `d${value.type}${value.state.getTime()}`;
    if (value instanceof Native && typeof value.state === 'string') {
        return `v${value.type}:${value.state}`;
    }
    const hash = value instanceof Inst ? value.cls.hooks?.hashCode(value) : undefined;
    if (value instanceof Inst && hash !== undefined) return `h${value.cls.full}:${keyOf(hash)}`;
    return `i${identityOf(value)}`;
}
