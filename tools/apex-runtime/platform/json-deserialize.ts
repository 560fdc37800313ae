/** JSON.deserialize: converts JSON to values of a type. */
import { Dec } from '../decimal';
import { NotSupported } from '../errors';
import { emptyInstance, initializeInstance } from '../interpret/construct';
import { writeField } from '../interpret/fields';
import { OBJECT, STRING, typeNamed } from '../interpret/types';
import type { Interpreter } from '../interpreter';
import type { Cls } from '../model/class';
import { typeFromText } from '../syntax/read-type';
import {
    AList,
    AMap,
    ASet,
    Native,
    SObj,
    lower,
    type TypeRef,
    type TypeVal,
    type Value,
} from '../values';
import { JsonReader, type Maker } from './json-reader';
import { putField } from './record';

/** A number as it was written. */
class Digits {
    readonly text: string;

    constructor(text: string) {
        this.text = text;
    }
}

/** What a JSON text says, before a type tells what to make of it. */
type Raw = null | boolean | string | Digits | Raw[] | Map<string, Raw>;

const RAW: Maker<Raw, Map<string, Raw>> = {
    number: (digits) => new Digits(digits),
    list: (items) => items,
    object: () => new Map<string, Raw>(),
    put: (object, key, value) => object.set(key, value),
};

const UNTYPED: Maker<Value, AMap> = {
    number,
    list: (items) => new AList(items, OBJECT),
    object: () => new AMap(STRING, OBJECT),
    put: (object, key, value) => object.set(key, value),
};

/** What JSON.deserializeUntyped makes of a text. */
export const readUntyped = (vm: Interpreter, text: string): Value =>
    new JsonReader(text, UNTYPED, (type, message) => vm.raise(type, message)).document();

function number(text: string): Value {
    if (!/^-?\d+$/.test(text)) return Dec.parse(text);
    if (text.length < 10) return Number(text) + 0; // never -0
    const value = BigInt(text);
    if (BigInt.asIntN(32, value) === value) return Number(value);
    return BigInt.asIntN(64, value) === value ? value : Dec.of(value);
}

/** The same for a part of a text that was read before its type was known. */
function untyped(raw: Raw): Value {
    if (raw instanceof Digits) return number(raw.text);
    if (Array.isArray(raw)) return UNTYPED.list(raw.map(untyped));
    if (!(raw instanceof Map)) return raw;
    const object = UNTYPED.object();
    for (const [key, value] of raw) object.set(key, untyped(value));
    return object;
}

interface Context {
    vm: Interpreter;
    from: Cls | null;
    /** Whether an unknown field is an error. */
    isStrict: boolean;
}

/** As JSON.deserialize does. */
export function deserialize(
    vm: Interpreter,
    { text, type, from, isStrict }: { text: string; type: TypeVal } & Omit<Context, 'vm'>,
): Value {
    const reader = new JsonReader(text, RAW, (kind, message) => vm.raise(kind, message));
    return typed({ vm, from, isStrict }, reader.document(), typeFromText(type.name));
}

function typed(context: Context, raw: Raw, type: TypeRef): Value {
    const { vm, from } = context;
    if (raw === null) return null;
    if (type.name === 'object') return untyped(raw);
    if (type.name === 'list' || type.name === 'set') return collection(context, raw, type);
    if (type.name === 'map') return mapOf(context, raw, type);
    const cls = vm.model.find(type.name, from);
    if (cls) return ofClass(context, raw, cls);
    const object = vm.schema.find(type.name);
    return object ? recordOf(vm, object.name, objectIn(vm, raw)) : primitive(vm, raw, type);
}

const elementOf = ({ args }: TypeRef, index: number): TypeRef => args[index] ?? OBJECT;

function collection(context: Context, raw: Raw, type: TypeRef): Value {
    if (!Array.isArray(raw)) {
        const message = "Malformed JSON: Expected '[' at the beginning of List/Set";
        return context.vm.raise('JSONException', message);
    }
    const element = elementOf(type, 0);
    const items = raw.map((item) => typed(context, item, element));
    return type.name === 'list' ? new AList(items, element) : new ASet(items, element);
}

function mapOf(context: Context, raw: Raw, type: TypeRef): AMap {
    const [keyType, valueType] = [elementOf(type, 0), elementOf(type, 1)];
    const map = new AMap(keyType, valueType);
    for (const [key, value] of objectIn(context.vm, raw)) {
        map.set(primitive(context.vm, key, keyType), typed(context, value, valueType));
    }
    return map;
}

function objectIn(vm: Interpreter, raw: Raw): Map<string, Raw> {
    if (raw instanceof Map) return raw;
    return vm.raise('JSONException', "Malformed JSON: Expected '{' at the beginning of object");
}

function ofClass(context: Context, raw: Raw, cls: Cls): Value {
    const { vm, isStrict } = context;
    if (cls.enumValues) {
        const constant = cls.enumValues.find(({ name }) => name === raw);
        return constant ?? vm.raise('JSONException', `Illegal value for enum ${cls.full}`);
    }
    if (cls.isException || cls.isInterface) throw new NotSupported(`JSON to ${cls.full}`);
    const instance = emptyInstance(vm, cls);
    initializeInstance(vm, instance, cls);
    for (const [key, value] of objectIn(vm, raw)) {
        const field = vm.model.field(cls, lower(key));
        if (field && !field.isStatic) {
            writeField(
                vm,
                field,
                instance,
                typed({ ...context, from: field.cls }, value, field.type),
            );
        } else if (isStrict) vm.raise('JSONException', `Unknown field: ${cls.full}.${key}`);
    }
    return instance;
}

function recordOf(vm: Interpreter, name: string, raw: Map<string, Raw>): SObj {
    const record = new SObj(name);
    const object = vm.schema.object(name);
    for (const [key, value] of raw) {
        if (key === 'attributes') continue;
        const { apexType } = vm.schema.field(object, key);
        const type = typeNamed(apexType ?? 'object');
        putField(vm, record, key, value === null ? null : primitive(vm, value, type));
    }
    return record;
}

function primitive(vm: Interpreter, raw: Raw, type: TypeRef): Value {
    if (raw === null || raw instanceof Map || Array.isArray(raw)) {
        return vm.raise('JSONException', 'Illegal value for primitive');
    }
    const text = raw instanceof Digits ? raw.text : String(raw);
    const value = fromText(vm, raw, text, type);
    return value ?? vm.raise('JSONException', `Illegal value for primitive: ${text}`);
}

/** The value of a primitive type; null if the text isn't one. */
function fromText(vm: Interpreter, raw: Raw, text: string, type: TypeRef): Value {
    switch (type.name) {
        case 'string':
            return text;
        case 'id':
            return vm.toId(text);
        case 'boolean':
            return typeof raw === 'boolean' ? raw : null;
        case 'integer':
        case 'long':
            return wholeNumber(text, type.name);
        case 'decimal':
        case 'double':
            return typeof raw === 'boolean' ? null : Dec.parse(text);
        case 'date':
        case 'datetime':
            return typeof raw === 'string' ? dateOf(text, type.name) : null;
        default:
            throw new NotSupported(`JSON to ${type.text}`);
    }
}

function wholeNumber(text: string, type: 'integer' | 'long'): Value {
    if (!/^-?\d+$/.test(text)) return null;
    const value = BigInt(text);
    if (type === 'long') return BigInt.asIntN(64, value) === value ? value : null;
    return BigInt.asIntN(32, value) === value ? Number(value) : null;
}

function dateOf(text: string, type: 'date' | 'datetime'): Value {
    const date = new Date(text);
    if (Number.isNaN(date.getTime())) return null;
    return new Native(type === 'date' ? 'Date' : 'Datetime', date);
}
