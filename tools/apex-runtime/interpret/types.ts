/** The types of values: instanceof, casts, and what assignment converts. */
import { Dec } from '../decimal';
import { CompileError } from '../errors';
import type { Interpreter } from '../interpreter';
import type { Cls } from '../model/class';
import { toId18 } from '../record-id';
import {
    AList,
    AMap,
    ASet,
    EnumVal,
    Inst,
    Native,
    SObj,
    TypeVal,
    isDate,
    isNumber,
    lower,
    type TypeRef,
    type Value,
} from '../values';

const SIMPLE: Partial<Record<string, (value: Value) => boolean>> = {
    object: () => true,
    string: (value) => typeof value === 'string',
    id: (value) => typeof value === 'string' && toId18(value) !== null,
    integer: (value) => typeof value === 'number',
    long: (value) => typeof value === 'number' || typeof value === 'bigint',
    decimal: isNumber,
    double: isNumber,
    boolean: (value) => typeof value === 'boolean',
    sobject: (value) => value instanceof SObj,
    type: (value) => value instanceof TypeVal,
};

/** A type by its name alone. */
export const typeNamed = (name: string): TypeRef => ({ name: lower(name), args: [], text: name });

export const OBJECT: TypeRef = { name: 'object', args: [], text: 'ANY' };
export const STRING = typeNamed('String');
export const SOBJECT = typeNamed('SObject');

/** Whether a value is of a simple type; undefined when the type isn't one. */
export const fitsSimple = (type: TypeRef, value: Value): boolean | undefined =>
    SIMPLE[type.name]?.(value);

/** What a value becomes when it is put where a type is expected. */
export function coerce(vm: Interpreter, given: Value, type: TypeRef | null): Value {
    if (given === null || !type) return given;
    const value = unwrapRow(vm, given, type);
    switch (type.name) {
        case 'decimal':
        case 'double':
            return isNumber(value) ? Dec.of(value) : value;
        case 'long':
            return typeof value === 'number' ? BigInt(value) : value;
        case 'id':
            return typeof value === 'string' ? vm.toId(value) : value;
        case 'datetime':
            return isDate(value) ? new Native('Datetime', value.state) : value;
        default:
            return value;
    }
}

const KEEPS_LIST = new Set(['list', 'object', 'iterable']);

/** The one row of a query that is used as a record. Other values stay as they are. */
export function unwrapRow(vm: Interpreter, value: Value, type: TypeRef): Value {
    if (!(value instanceof AList) || !value.fromQuery || KEEPS_LIST.has(type.name)) return value;
    const [row] = value.items;
    if (row !== undefined && value.items.length === 1) return row;
    const problem = row === undefined ? 'no rows' : 'more than 1 row';
    return vm.raise('QueryException', `List has ${problem} for assignment to SObject`);
}

/** The operator `instanceof`. */
export function isInstance(
    vm: Interpreter,
    value: Value,
    type: TypeRef,
    from: Cls | null,
): boolean {
    if (value === null) return false;
    const simple = fitsSimple(type, value);
    if (simple !== undefined) return simple;
    if (value instanceof AList) return holds(type, ['list', 'iterable'], [value.elementType]);
    if (value instanceof ASet) return holds(type, ['set', 'iterable'], [value.elementType]);
    if (value instanceof AMap) return holds(type, ['map'], [value.keyType, value.valueType]);
    if (value instanceof SObj) return lower(value.type) === type.name;
    if (value instanceof EnumVal) return value.cls === vm.model.find(type.name, from);
    if (value instanceof Inst) return vm.model.isA(value.cls, type.name, from);
    return value instanceof Native && lower(value.type) === type.name.replace(/^.*\./, '');
}

const FITS_ANY = new Set(['object', 'sobject']);

/** Whether a collection of some element types is of a collection type. */
function holds(type: TypeRef, names: string[], actual: (TypeRef | null)[]): boolean {
    if (!names.includes(type.name)) return false;
    return type.args.every((wanted, i) => {
        const held = actual[i];
        if (!held || FITS_ANY.has(wanted.name) || held.name === wanted.name) return true;
        return held.name !== 'object' && SIMPLE[held.name] === undefined;
    });
}

/** A cast such as `(Integer) value`. */
export function cast(vm: Interpreter, given: Value, type: TypeRef, from: Cls): Value {
    if (given === null) return null;
    const value = unwrapRow(vm, given, type);
    if (isNumber(value)) {
        const whole = Dec.of(value).setScale(0, 'DOWN').unscaled;
        if (type.name === 'integer') return Number(BigInt.asIntN(32, whole));
        if (type.name === 'long') return BigInt.asIntN(64, whole);
        if (type.name === 'decimal' || type.name === 'double') return Dec.of(value);
    }
    if (type.name === 'id' && typeof value === 'string') return vm.toId(value);
    if (isInstance(vm, value, type, from)) return value;
    const message = `Invalid conversion from runtime type ${typeName(value)} to ${type.text}`;
    return vm.raise('TypeException', message);
}

const PRIMITIVES: Partial<Record<string, string>> = {
    string: 'String',
    boolean: 'Boolean',
    number: 'Integer',
    bigint: 'Long',
};

/** The name of a value's type, as messages give it. */
export function typeName(value: Value): string {
    if (value instanceof AList) return `List<${value.elementType?.text ?? 'ANY'}>`;
    if (value instanceof ASet) return `Set<${value.elementType?.text ?? 'ANY'}>`;
    if (value instanceof AMap) {
        return `Map<${value.keyType?.text ?? 'String'},${value.valueType?.text ?? 'ANY'}>`;
    }
    if (value instanceof Dec) return 'Decimal';
    if (value instanceof Inst || value instanceof EnumVal) return value.cls.full;
    if (value instanceof SObj || value instanceof Native) return value.type;
    return PRIMITIVES[typeof value] ?? 'Object';
}

/** The item of a list at a position. */
export function itemAt(vm: Interpreter, list: Value, index: Value): Value {
    const [items, at] = checkedIndex(vm, list, index);
    return items.items[at] ?? null;
}

/** A list and a position that is inside it. */
export function checkedIndex(vm: Interpreter, list: Value, index: Value): [AList, number] {
    if (list === null || index === null) return vm.raiseNullReference();
    if (!(list instanceof AList)) throw new CompileError('Expression must be a list type');
    if (typeof index !== 'number') throw new CompileError('List index must be an Integer');
    if (index < 0 || index >= list.items.length) {
        vm.raise('ListException', `List index out of bounds: ${index}`);
    }
    return [list, index];
}
