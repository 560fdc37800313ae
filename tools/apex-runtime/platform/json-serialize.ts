/** JSON.serialize: converts values to JSON. */
import { NotSupported } from '../errors';
import { readField } from '../interpret/fields';
import { typeName } from '../interpret/types';
import type { Interpreter } from '../interpreter';
import { textOf } from '../value-text';
import { isDate, isNumber, type Inst, type ObjectValue, type SObj, type Value } from '../values';
import { isoText } from './dates';

/** Converts a value to JSON. `withoutNulls` leaves out null fields and entries. */
export function serialize(vm: Interpreter, value: Value, withoutNulls = false): string {
    if (typeof value === 'string') return JSON.stringify(value);
    if (value === null || typeof value === 'boolean' || isNumber(value)) return textOf(value);
    if (value.tag === 'list' || value.tag === 'set') {
        return `[${value.items.map((item) => serialize(vm, item, withoutNulls)).join(',')}]`;
    }
    if (value.tag === 'constant') return JSON.stringify(value.name);
    if (isDate(value)) return JSON.stringify(isoText(value));
    if (value.tag === 'record') return recordText(vm, value, withoutNulls);
    const entries = entriesOf(vm, value)
        .filter(([, item]) => !withoutNulls || item !== null)
        .map(([key, item]) => `${JSON.stringify(key)}:${serialize(vm, item, withoutNulls)}`);
    return `{${entries.join(',')}}`;
}

function recordText(vm: Interpreter, record: SObj, withoutNulls: boolean): string {
    const id = record.value('id');
    const path = `/services/data/v67.0/sobjects/${record.type}/${textOf(id)}`;
    const url = id === null ? '' : `,"url":${JSON.stringify(path)}`;
    const fields = [...record.fields.values()].map(
        ({ name, value }) => `,${JSON.stringify(name)}:${serialize(vm, value, withoutNulls)}`,
    );
    return `{"attributes":{"type":"${record.type}"${url}}${fields.join('')}}`;
}

function entriesOf(vm: Interpreter, value: ObjectValue): [string, Value][] {
    if (value.tag === 'map') {
        return [...value.entries.values()].map(([key, item]) => [textOf(key), item]);
    }
    if (value.tag !== 'instance') throw new NotSupported(`JSON.serialize of ${typeName(value)}`);
    if (value.cls.isException) return exceptionEntries(vm, value);
    return vm.model
        .instanceFields(value.cls)
        .filter((field) => !field.isTransient && field.isReadable)
        .map((field) => [field.name, readField(vm, field, value)]);
}

/** From this version on, exceptions can't be serialized. */
const EXCEPTIONS_VERSION = 63;

function exceptionEntries(vm: Interpreter, exception: Inst): never {
    const { full, name } = exception.cls;
    if ((vm.caller?.cls.apiVersion ?? EXCEPTIONS_VERSION) < EXCEPTIONS_VERSION) {
        throw new NotSupported(`JSON.serialize of ${full} before API version 63.0`);
    }
    return vm.raise('JSONException', `Type unsupported in JSON: ${name}`);
}
