/** Apex values: how they are held and printed. */
import { Dec } from './decimal';
import { ApexThrow, CompileError, NotSupported } from './errors';
import type { Cls } from './model/class';
import { calculate, compare, equal, keyOf, same } from './operators';
import { toId18 } from './record-id';

export {
    Dec,
    ApexThrow,
    CompileError,
    NotSupported,
    calculate,
    compare,
    equal,
    keyOf,
    same,
    toId18,
};

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
    /** Whether the list came from a query, and can be used as the one row in it. */
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
    readonly fields = new Map<string, RecordField>();
    /** The lower-case names that a query read; null for a record that Apex made. */
    queried: Set<string> | null = null;

    readonly type: string;

    constructor(type: string) {
        this.type = type;
    }

    /** The value of a field by its lower-case name; null when the record doesn't have it. */
    value(name: string): Value {
        return this.fields.get(name)?.value ?? null;
    }
}

/** An instance of a class of the project, or of an exception. Fields have lower-case names. */
export class Inst {
    readonly fields = new Map<string, Value>();

    readonly cls: Cls;

    constructor(cls: Cls) {
        this.cls = cls;
    }
}

/** An instance of a platform class; `state` is what that class's module keeps. */
export class Native<State = unknown> {
    readonly type: string;
    readonly state: State;

    constructor(type: string, state: State) {
        this.type = type;
        this.state = state;
    }
}

/** A type used as a value: the left of a static call, or `X.class`. */
export class TypeVal {
    readonly name: string;

    constructor(name: string) {
        this.name = name;
    }
}

/** A constant of an enum. */
export class EnumVal {
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
export const isNumber = (value: unknown): value is number | bigint | Dec =>
    typeof value === 'number' || typeof value === 'bigint' || value instanceof Dec;

/** A Date or Datetime. */
export const isDate = (value: unknown): value is Native<Date> =>
    value instanceof Native && value.state instanceof Date;

const pad = (number: number, width = 2): string => String(number).padStart(width, '0');

/** A date as `2031-12-24`. */
export const dateText = (date: Date): string =>
    `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;

/** A time of day as `23:59:59`. */
export const timeText = (date: Date): string =>
    `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;

/** What `String.valueOf` and concatenation make of a value. */
export function textOf(value: Value | undefined): string {
    if (value === null || value === undefined) return 'null';
    if (value instanceof AList) return `(${value.items.map(textOf).join(', ')})`;
    if (value instanceof ASet) return `{${value.items.map(textOf).join(', ')}}`;
    if (value instanceof AMap) {
        const pairs = [...value.entries.values()].map(([k, v]) => `${textOf(k)}=${textOf(v)}`);
        return `{${pairs.join(', ')}}`;
    }
    if (value instanceof SObj) {
        const pairs = [...value.fields.values()].map((f) => `${f.name}=${textOf(f.value)}`);
        return `${value.type}:{${pairs.join(', ')}}`;
    }
    if (value instanceof EnumVal || value instanceof TypeVal) return value.name;
    if (value instanceof Inst) return instanceText(value);
    return value instanceof Native ? nativeText(value) : String(value);
}

function instanceText(value: Inst): string {
    const own = value.cls.hooks?.toString(value);
    if (own !== undefined) return textOf(own);
    if (value.cls.isException) return `${value.cls.full}: ${textOf(value.fields.get('message'))}`;
    const pairs = [...value.fields].map(([name, v]) => `${name}=${textOf(v)}`);
    return `${value.cls.name}:[${pairs.join(', ')}]`;
}

function nativeText(value: Native): string {
    if (isDate(value)) {
        const date = dateText(value.state);
        return value.type === 'Date' ? date : `${date} ${timeText(value.state)}`;
    }
    return typeof value.state === 'string' ? value.state : `${value.type}[]`;
}
