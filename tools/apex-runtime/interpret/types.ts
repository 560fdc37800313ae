/** The types of values: instanceof, casts, and what assignment converts. */
import { Dec } from '../decimal';
import { CompileError } from '../errors';
import type { Interpreter } from '../interpreter';
import type { Cls } from '../model/class';
import { toId18 } from '../record-id';
import { AList, SObj, TypeVal, isNumber, lower, type TypeRef, type Value } from '../values';
import { unwrapRow } from './conversion';

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

/** A type without parameters, by name. */
export const typeNamed = (name: string): TypeRef => ({ name: lower(name), args: [], text: name });

export const OBJECT: TypeRef = { name: 'object', args: [], text: 'ANY' };
export const STRING = typeNamed('String');
export const SOBJECT = typeNamed('SObject');

/** Whether a value is of a simple type; undefined if the type isn't simple. */
export const fitsSimple = (type: TypeRef, value: Value): boolean | undefined =>
    SIMPLE[type.name]?.(value);

/** The operator `instanceof`. */
export const isInstance = (
    vm: Interpreter,
    value: Value,
    type: TypeRef,
    from: Cls | null,
): boolean => typeTest(vm, type, from)(value);

/** The same for code whose type is known in advance. */
export function typeTest(
    vm: Interpreter,
    type: TypeRef,
    from: Cls | null,
): (value: Value) => boolean {
    const simple = SIMPLE[type.name];
    if (simple) return (value) => value !== null && simple(value);
    const isOfClass = classTest(vm, type, from);
    const takesAny = type.args.every(({ name }) => FITS_ANY.has(name));
    return (value) => {
        if (typeof value !== 'object' || value === null) return false;
        switch (value.tag) {
            case 'list':
                return LISTS.has(type.name) && (takesAny || holds(type, value.elementType));
            case 'set':
                return SETS.has(type.name) && (takesAny || holds(type, value.elementType));
            case 'map':
                return type.name === 'map' && holds(type, value.keyType, value.valueType);
            case 'record':
                return lower(value.type) === type.name;
            case 'constant':
                return value.cls === vm.model.find(type.name, from);
            case 'instance':
                return isOfClass(value.cls);
            case 'native':
                return lower(value.type) === type.name.replace(/^.*\./, '');
            default:
                return false;
        }
    };
}

/** Whether instances of a class are of a type. Caches the last class. */
function classTest(vm: Interpreter, type: TypeRef, from: Cls | null): (cls: Cls) => boolean {
    let known: Cls | null = null;
    let answer = false;
    return (cls) => {
        if (known !== cls) [known, answer] = [cls, vm.model.isA(cls, type.name, from)];
        return answer;
    };
}

const LISTS = new Set(['list', 'iterable']);
const SETS = new Set(['set', 'iterable']);

const FITS_ANY = new Set(['object', 'sobject']);

/** Whether a collection's element types fit those of a collection type. */
function holds(
    { args: [first, second] }: TypeRef,
    ...actual: readonly (TypeRef | null)[]
): boolean {
    return fits(first, actual[0]) && fits(second, actual[1]);
}

function fits(wanted: TypeRef | undefined, held: TypeRef | null | undefined): boolean {
    if (!wanted || !held || FITS_ANY.has(wanted.name) || held.name === wanted.name) return true;
    return held.name !== 'object' && SIMPLE[held.name] === undefined;
}

/** A cast such as `(Integer) value`. */
export function cast(
    vm: Interpreter,
    given: Value,
    type: TypeRef,
    isOfType: (value: Value) => boolean,
): Value {
    if (given === null) return null;
    const value = typeof given === 'object' ? unwrapRow(vm, given, type) : given;
    if (isNumber(value)) {
        const whole = Dec.of(value).setScale(0, 'DOWN').unscaled;
        if (type.name === 'integer') return Number(BigInt.asIntN(32, whole));
        if (type.name === 'long') return BigInt.asIntN(64, whole);
        if (type.name === 'decimal' || type.name === 'double') return Dec.of(value);
    }
    if (type.name === 'id' && typeof value === 'string') return vm.toId(value);
    if (isOfType(value)) return value;
    const message = `Invalid conversion from runtime type ${typeName(value)} to ${type.text}`;
    return vm.raise('TypeException', message);
}

const PRIMITIVES: Partial<Record<string, string>> = {
    string: 'String',
    boolean: 'Boolean',
    number: 'Integer',
    bigint: 'Long',
};

/** The name of a value's type, as in messages. */
export function typeName(value: Value): string {
    if (typeof value !== 'object' || value === null) return PRIMITIVES[typeof value] ?? 'Object';
    switch (value.tag) {
        case 'list':
            return `List<${value.elementType?.text ?? 'ANY'}>`;
        case 'set':
            return `Set<${value.elementType?.text ?? 'ANY'}>`;
        case 'map':
            return `Map<${value.keyType?.text ?? 'String'},${value.valueType?.text ?? 'ANY'}>`;
        case 'decimal':
            return 'Decimal';
        case 'instance':
        case 'constant':
            return value.cls.full;
        case 'record':
        case 'native':
            return value.type;
        case 'type':
            return 'Object';
    }
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
