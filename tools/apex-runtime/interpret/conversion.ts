/** What assignment converts. */
import { Dec } from '../decimal';
import type { Interpreter } from '../interpreter';
import { AList, Native, isDate, isNumber, type TypeRef, type Value } from '../values';

const KEEPS_LIST = new Set(['list', 'object', 'iterable']);

/** The one row of a query that is used as a record. Other values stay as they are. */
export function unwrapRow(vm: Interpreter, value: Value, type: TypeRef): Value {
    if (!(value instanceof AList) || !value.fromQuery || KEEPS_LIST.has(type.name)) return value;
    const [row] = value.items;
    if (row !== undefined && value.items.length === 1) return row;
    const problem = row === undefined ? 'no rows' : 'more than 1 row';
    return vm.raise('QueryException', `List has ${problem} for assignment to SObject`);
}

/** What a value becomes when it is put where a type is expected. */
export const coerce = (vm: Interpreter, given: Value, type: TypeRef | null): Value =>
    given === null || !type ? given : converted(vm, unwrapRow(vm, given, type), type);

/** The same for a place in the code, where the type is known before. */
export function coercion(vm: Interpreter, type: TypeRef | null): (given: Value) => Value {
    if (!type || KEEPS_LIST.has(type.name)) return (given) => given;
    const isAsItIs = !CONVERTED.has(type.name);
    return (given) => {
        if (given === null || (isAsItIs && typeof given !== 'object')) return given;
        const value = unwrapRow(vm, given, type);
        return isAsItIs ? value : converted(vm, value, type);
    };
}

const CONVERTED = new Set(['decimal', 'double', 'long', 'id', 'datetime']);

function converted(vm: Interpreter, value: Value, type: TypeRef): Value {
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
