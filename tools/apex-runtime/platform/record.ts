/** Records. */
import { coerce, typeName, typeNamed } from '../interpret/types';
import type { Interpreter } from '../interpreter';
import type { Field } from '../schema';
import { AList, AMap, SObj, isDate, lower, type Value } from '../values';
import { FieldToken, objectType } from './describe';
import { anything, bool, record, stateOf, text } from './kinds';
import { method, methodTable, optional, pure, type Call, type Kind } from './signature';

/** What `record.Field` gives. Undefined stands for the record behind an empty lookup. */
export function fieldOfRecord(vm: Interpreter, source: SObj, name: string): Value | undefined {
    const held = source.fields.get(lower(name));
    if (held) return held.value;
    const object = vm.schema.object(source.type);
    const child = vm.schema.childRelation(object, name);
    const isLookup = vm.schema.lookup(object, name) !== null;
    const field = child || isLookup ? null : vm.schema.field(object, name);
    if (source.queried && !source.queried.has(lower(name))) {
        const title = `${source.type}.${field?.name ?? name}`;
        const problem = 'SObject row was retrieved via SOQL without querying the requested field';
        vm.raise('SObjectException', `${problem}: ${title}`);
    }
    if (child) return new AList([], typeNamed(child.object.name));
    if (isLookup) return undefined;
    return !source.queried && field?.apexType === 'boolean' ? false : null;
}

const isKindOf: Partial<Record<string, (value: Value) => boolean>> = {
    string: (value) => typeof value === 'string',
    id: (value) => typeof value === 'string',
    boolean: (value) => typeof value === 'boolean',
    date: (value) => isDate(value) && value.type === 'Date',
    datetime: isDate,
};

/** Puts a value into a field of a record. */
export function putField(vm: Interpreter, target: SObj, name: string, given: Value): Value {
    const object = vm.schema.object(target.type);
    const lookup = vm.schema.lookup(object, name);
    if (lookup && given instanceof SObj) {
        target.fields.set(lower(name), { name: lookup.relationship ?? name, value: given });
        return given;
    }
    const field = vm.schema.field(object, name);
    const key = lower(field.name);
    const value = coerce(vm, given, typeNamed(field.apexType ?? 'object'));
    checkKind(vm, field, object.name, value);
    target.fields.set(key, { name: field.name, value });
    target.queried?.add(key);
    return value;
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
    get: method([fieldName], ({ vm }, r: SObj, name) => fieldOfRecord(vm, r, name)),
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

/** Methods that a list of records has too: a query stays a list for them. */
const LIST_METHODS = new Set(['get', 'clone', 'getsobjecttype']);

/** Whether a call of a method makes a query the one row in it. */
export const isRecordMethod = (name: string): boolean =>
    Object.hasOwn(methods, name) && !LIST_METHODS.has(name);
