/** Converts between a component's JSON and the Apex values of an `@AuraEnabled` method. */
import { Dec } from './decimal';
import { NotSupported } from './errors';
import type { Interpreter } from './interpreter';
import { annotation, type Cls, type Field } from './model/class';
import { isoText } from './platform/dates';
import { toId18 } from './record-id';
import { textOf } from './value-text';
import {
    AList,
    isDate,
    lower,
    type AMap,
    type Inst,
    type SObj,
    type TypeRef,
    type Value,
} from './values';

/** A JSON value. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

type JsonObject = { [name: string]: Json };

/** A parameter that the platform refuses before the method runs. */
export class InvalidParameter extends Error {
    constructor(name: string, type: TypeRef) {
        super(`Value provided is invalid for action parameter '${name}' of type '${type.text}'`);
        this.name = 'InvalidParameter';
    }
}

const WHOLE = /^-?\d+$/;

type Conversion = (json: unknown) => Value | undefined;

const whole =
    (bits: number, make: (value: bigint) => Value): Conversion =>
    (json) => {
        if (!WHOLE.test(String(json))) return undefined;
        const value = BigInt(String(json));
        return BigInt.asIntN(bits, value) === value ? make(value) : undefined;
    };

const decimal: Conversion = (json) =>
    typeof json === 'number' || typeof json === 'string' ? (Dec.of(json) ?? undefined) : undefined;

/** Converts JSON to a value of each type; undefined if the platform refuses it. */
const CONVERSIONS: Record<string, Conversion> = {
    boolean: (json) => (typeof json === 'boolean' ? json : undefined),
    decimal,
    double: decimal,
    id: (json) => (typeof json === 'string' ? (toId18(json) ?? undefined) : undefined),
    integer: whole(32, Number),
    long: whole(64, (value) => value),
    string: (json) =>
        typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean'
            ? String(json)
            : undefined,
};

/**
 * Converts a parameter of a component's call to an argument. An absent one is null.
 * @throws InvalidParameter if the JSON doesn't fit the parameter's type
 */
export function toArgument(name: string, type: TypeRef, json: unknown): Value {
    if (json === null || json === undefined) return null;
    const [element] = type.args;
    if (type.name === 'list' && element !== undefined && Array.isArray(json)) {
        const items = json.map((item: unknown) => toArgument(name, element, item));
        return new AList(items, element);
    }
    const convert = CONVERSIONS[type.name];
    if (convert === undefined) throw new NotSupported(`a parameter of type ${type.text}`);
    const value = convert(json);
    if (value === undefined) throw new InvalidParameter(name, type);
    return value;
}

/** Converts a value for a component. Of an object, only `@AuraEnabled` members. */
export function toJson(vm: Interpreter, value: Value): Json {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (typeof value === 'number') return value;
    if (typeof value === 'bigint') return Number(value);
    switch (value.tag) {
        case 'decimal':
            return Number(value.toString());
        case 'list':
        case 'set':
            return value.items.map((each) => toJson(vm, each));
        case 'constant':
            return value.name;
        case 'map':
            return mapToJson(vm, value);
        case 'instance':
            return membersOf(vm, value);
        case 'record':
            return recordToJson(vm, value);
    }
    if (isDate(value)) return isoText(value);
    throw new NotSupported(`a ${vm.typeName(value)} in the answer to a component`);
}

/** Adds a member to an object; `__proto__` is a name like any other. */
function addMember(json: JsonObject, name: string, value: Json): void {
    if (name !== '__proto__') json[name] = value;
    else Object.defineProperty(json, name, { value, enumerable: true });
}

function mapToJson(vm: Interpreter, { entries }: AMap): Json {
    const json: JsonObject = {};
    for (const [key, each] of entries.values()) addMember(json, textOf(key), toJson(vm, each));
    return json;
}

function recordToJson(vm: Interpreter, { fields }: SObj): Json {
    const json: JsonObject = {};
    for (const { name, value } of fields.values()) addMember(json, name, toJson(vm, value));
    return json;
}

const members = new WeakMap<Cls, readonly Field[]>();

const enabledFields = (vm: Interpreter, cls: Cls): Field[] =>
    vm.model.instanceFields(cls).filter((field) => annotation(field, 'auraenabled') !== undefined);

function membersOf(vm: Interpreter, value: Inst): Json {
    const known = members.get(value.cls) ?? enabledFields(vm, value.cls);
    members.set(value.cls, known);
    const json: JsonObject = {};
    for (const field of known) addMember(json, field.name, toJson(vm, vm.readField(field, value)));
    return json;
}

/** The value of a parameter, by its name in any case. */
export function parameterNamed(
    parameters: Readonly<Record<string, unknown>>,
    name: string,
): readonly [name: string, json: unknown] {
    const found = Object.entries(parameters).find(([each]) => lower(each) === lower(name));
    return found ?? [name, undefined];
}
