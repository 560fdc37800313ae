/** Conversions on assignment. */
import { Dec } from '../decimal';
import type { Interpreter } from '../interpreter';
import { Native, isDate, isNumber, type TypeRef, type Value } from '../values';

const KEEPS_LIST = new Set(['list', 'object', 'iterable']);

type Coercion = (given: Value) => Value;

/** The coercion that changes nothing. */
const keep: Coercion = (given) => given;

/** A coercion; null if it changes nothing, to avoid the call. */
export const changing = (convert: Coercion): Coercion | null => (convert === keep ? null : convert);

/** The one row of a query that is used as a record. Other values stay as they are. */
export function unwrapRow(vm: Interpreter, value: Value, type: TypeRef): Value {
    if (typeof value !== 'object' || value === null) return value;
    if (value.tag !== 'list' || !value.fromQuery || KEEPS_LIST.has(type.name)) return value;
    const row = value.items[0];
    if (row !== undefined && value.items.length === 1) return row;
    const problem = row === undefined ? 'no rows' : 'more than 1 row';
    return vm.raise('QueryException', `List has ${problem} for assignment to SObject`);
}

/** Converts a value to an expected type. */
export function coerce(vm: Interpreter, given: Value, type: TypeRef | null): Value {
    if (given === null || !type) return given;
    const convert = CONVERSIONS.get(type.name);
    return convert ? convert(given, vm) : unwrapRow(vm, given, type);
}

/** The same for code whose type is known in advance. Each type has one, for all places in the code. */
export function coercion(vm: Interpreter, type: TypeRef | null): Coercion {
    if (!type) return keep;
    const known = coercions.get(vm) ?? new Map<string, Coercion>();
    coercions.set(vm, known);
    const convert = known.get(type.name) ?? newCoercion(vm, type);
    known.set(type.name, convert);
    return convert;
}

const coercions = new WeakMap<Interpreter, Map<string, Coercion>>();

function newCoercion(vm: Interpreter, type: TypeRef): Coercion {
    const convert = CONVERSIONS.get(type.name);
    if (convert) return (given) => (given === null ? null : convert(given, vm));
    const isRecord = type.name === 'sobject' || vm.schema.find(type.name) !== null;
    return isRecord ? (given) => unwrapRow(vm, given, type) : keep;
}

type Conversion = (value: Value, vm: Interpreter) => Value;

const toDecimal: Conversion = (value) => (isNumber(value) ? Dec.of(value) : value);

/** What happens to values that are put where a type is expected; those of other types stay as they are. */
const CONVERSIONS: ReadonlyMap<string, Conversion> = new Map<string, Conversion>([
    ['decimal', toDecimal],
    ['double', toDecimal],
    ['long', (value) => (typeof value === 'number' ? BigInt(value) : value)],
    ['id', (value, vm) => (typeof value === 'string' ? vm.toId(value) : value)],
    ['datetime', (value) => (isDate(value) ? new Native('Datetime', value.state) : value)],
]);
