/** Records. */
import { coercion } from '../interpret/conversion';
import { typeName, typeNamed } from '../interpret/types';
import type { Interpreter } from '../interpreter';
import type { Field, ObjectType } from '../schema';
import { AList, AMap, SObj, isDate, lower, type Value } from '../values';
import { FieldToken, objectType } from './describe';
import { anything, bool, record, stateOf, text } from './kinds';
import { method, methodTable, optional, pure, type Call, type Kind } from './signature';

/** The value of `record.Field`. Undefined stands for the record of an empty lookup. */
export function fieldOfRecord(
    vm: Interpreter,
    source: SObj,
    { name, key }: { name: string; key: string },
): Value | undefined {
    const held = source.fields.get(key);
    return held ? held.value : emptyField(vm, source, key, memberOf(vm, source.type, name));
}

/** The same for a place in the code. Caches the member of the last record type. */
export function recordReader(vm: Interpreter, name: string): (source: SObj) => Value | undefined {
    const key = lower(name);
    let known: { type: string; member: RecordMember } | null = null;
    return (source) => {
        const held = source.fields.get(key);
        if (held) return held.value;
        const { type } = source;
        if (known?.type !== type) known = { type, member: memberOf(vm, type, name) };
        return emptyField(vm, source, key, known.member);
    };
}

/** The member of an object with this name. */
interface RecordMember {
    readonly name: string;
    /** The object of the child relationship. */
    readonly childObject: string | null;
    readonly isLookup: boolean;
    readonly isBoolean: boolean;
}

function memberOf(vm: Interpreter, type: string, name: string): RecordMember {
    const object = vm.schema.object(type);
    const childObject = vm.schema.childRelation(object, name)?.object.name ?? null;
    const isLookup = vm.schema.lookup(object, name) !== null;
    if (childObject !== null || isLookup) return { name, childObject, isLookup, isBoolean: false };
    const field = vm.schema.field(object, name);
    return { name: field.name, childObject, isLookup, isBoolean: field.apexType === 'boolean' };
}

/** The value of a field that the record doesn't contain. */
function emptyField(
    vm: Interpreter,
    { type, queried }: SObj,
    key: string,
    { name, childObject, isLookup, isBoolean }: RecordMember,
): Value | undefined {
    if (queried && !queried.has(key)) {
        const problem = 'SObject row was retrieved via SOQL without querying the requested field';
        vm.raise('SObjectException', `${problem}: ${type}.${name}`);
    }
    if (childObject !== null) return new AList([], typeNamed(childObject));
    if (isLookup) return undefined;
    return !queried && isBoolean ? false : null;
}

const isKindOf: Partial<Record<string, (value: Value) => boolean>> = {
    string: (value) => typeof value === 'string',
    id: (value) => typeof value === 'string',
    boolean: (value) => typeof value === 'boolean',
    date: (value) => isDate(value) && value.type === 'Date',
    datetime: isDate,
};

type Put = (target: SObj, given: Value) => Value;

const writers = new WeakMap<Interpreter, Map<string, Put>>();

/** Sets a field of a record. */
export const putField = (vm: Interpreter, target: SObj, name: string, given: Value): Value =>
    fieldWriter(vm, target.type, name)(target, given);

/** The same for a place in the code. Caches the writer of the last record type. */
export function recordWriter(vm: Interpreter, name: string): Put {
    let known: { type: string; put: Put } | null = null;
    return (target, given) => {
        const { type } = target;
        if (known?.type !== type) known = { type, put: fieldWriter(vm, type, name) };
        return known.put(target, given);
    };
}

/** Sets a field of records of a type. */
export function fieldWriter(vm: Interpreter, type: string, name: string): Put {
    const known = writers.get(vm) ?? new Map<string, Put>();
    writers.set(vm, known);
    const key = `${type}.${name}`;
    const writer = known.get(key) ?? newWriter(vm, type, name);
    known.set(key, writer);
    return writer;
}

function newWriter(vm: Interpreter, type: string, name: string): Put {
    const object = vm.schema.object(type);
    const lookup = vm.schema.lookup(object, name);
    if (!lookup) return valueWriter(vm, object, name);
    const entry = { key: lower(name), name: lookup.relationship ?? name };
    return (target, given) => {
        if (!(given instanceof SObj)) return valueWriter(vm, object, name)(target, given);
        target.fields.set(entry.key, { name: entry.name, value: given });
        return given;
    };
}

function valueWriter(vm: Interpreter, object: ObjectType, name: string): Put {
    const field = vm.schema.field(object, name);
    const key = lower(field.name);
    const convert = coercion(vm, typeNamed(field.apexType ?? 'object'));
    return (target, given) => {
        const value = convert(given);
        checkKind(vm, field, object.name, value);
        target.fields.set(key, { name: field.name, value });
        target.queried?.add(key);
        return value;
    };
}

function checkKind(vm: Interpreter, field: Field, object: string, value: Value): void {
    const check = isKindOf[field.apexType ?? ''];
    if (value === null || !check || check(value)) return;
    const place = `${field.apexType ?? ''} (${object}.${field.name})`;
    vm.raise('SObjectException', `Illegal assignment from ${typeName(value)} to ${place}`);
}

/** A field, by its name or its token. */
const fieldName: Kind<string> = {
    read: (value: Value, call: Call) =>
        text.read(value, call) ?? stateOf(FieldToken).read(value, call)?.field.name,
};

function copy(source: SObj, keepId: boolean): SObj {
    const made = new SObj(source.type);
    for (const [key, field] of source.fields) {
        if (keepId || key !== 'id') made.fields.set(key, { ...field });
    }
    return made;
}

const methods = {
    get: method([fieldName], ({ vm }, r: SObj, name) =>
        fieldOfRecord(vm, r, { name, key: lower(name) }),
    ),
    put: method([fieldName, anything], ({ vm }, r: SObj, name, value) => {
        const before = r.value(lower(name));
        putField(vm, r, name, value);
        return before;
    }),
    getsobject: pure([text], (r: SObj, name) => r.value(lower(name))),
    getsobjects: pure([text], (r: SObj, name) => r.value(lower(name))),
    getsobjecttype: pure([], (r: SObj) => objectType(r.type)),
    isset: pure([fieldName], (r: SObj, name) => r.fields.has(lower(name))),
    getpopulatedfieldsasmap: pure([], (r: SObj) => {
        const map = new AMap(typeNamed('String'), typeNamed('Object'));
        for (const { name, value } of r.fields.values()) map.set(name, value);
        return map;
    }),
    clone: pure([optional(bool)], (r: SObj, keepId = false) => copy(r, keepId)),
};

export const recordMethods = methodTable<SObj>(record, methods);

/** Methods that a list of records also has, so a query stays a list for them. */
const LIST_METHODS = new Set(['get', 'clone', 'getsobjecttype']);

/** Whether calling the method turns a query into its only row. */
export const isRecordMethod = (name: string): boolean =>
    Object.hasOwn(methods, name) && !LIST_METHODS.has(name);
