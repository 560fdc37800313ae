/** Compares and calculates with Apex values. */
import { Dec } from './decimal';
import { NotSupported, type Raise } from './errors';
import { textOf } from './value-text';
import {
    EnumVal,
    Native,
    isDate,
    isNumber,
    keyOf,
    lower,
    type AList,
    type AMap,
    type ASet,
    type ObjectValue,
    type Value,
} from './values';

type Num = number | bigint | Dec;

const order = <T extends number | bigint | string | boolean>(a: T, b: T): number =>
    a < b ? -1 : a > b ? 1 : 0;

function compareNumbers(a: Num, b: Num): number {
    const [x, y] = [Dec.of(a), Dec.of(b)];
    const scale = Math.max(x.scale, y.scale);
    return order(x.at(scale), y.at(scale));
}

/** Orders two values as `<` and ORDER BY do: text ignores case, null comes first. */
export function compare(a: Value, b: Value): number {
    if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
    if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
    if (typeof a === 'string' && typeof b === 'string') return order(lower(a), lower(b));
    if (typeof a === 'boolean' && typeof b === 'boolean') return order(a, b);
    if (isDate(a) && isDate(b)) return order(a.state.getTime(), b.state.getTime());
    if (a instanceof EnumVal && b instanceof EnumVal) return order(a.ordinal, b.ordinal);
    throw new NotSupported(`comparing ${textOf(a)} with ${textOf(b)}`);
}

type OrderOperator = '<' | '<=' | '>' | '>=';

const ORDER_TESTS: Readonly<Record<OrderOperator, (order: number) => boolean>> = {
    '<': (order) => order < 0,
    '<=': (order) => order <= 0,
    '>': (order) => order > 0,
    '>=': (order) => order >= 0,
};

/** Whether an operator compares order. */
export const isOrderOperator = (operator: string): operator is OrderOperator =>
    Object.hasOwn(ORDER_TESTS, operator);

/** Whether a result of `compare` satisfies an operator. */
export const orderTest = (operator: OrderOperator): ((order: number) => boolean) =>
    ORDER_TESTS[operator];

/** The operator `==`: text ignores case, numbers compare by value, collections by content. */
export function equal(a: Value, b: Value): boolean {
    if (typeof a === 'string' && typeof b === 'string') return a === b || lower(a) === lower(b);
    return same(a, b);
}

/** The method `equals`: like `==`, but text is case-sensitive. */
export function same(a: Value, b: Value): boolean {
    if (a === null || b === null || typeof a === 'string' || typeof b === 'string') return a === b;
    if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
    if (isDate(a) && isDate(b)) return a.state.getTime() === b.state.getTime();
    return typeof a === 'object' && typeof b === 'object' ? sameObjects(a, b) : a === b;
}

function sameObjects(a: ObjectValue, b: ObjectValue): boolean {
    if (a.tag === 'instance') return a.cls.hooks?.equals(a, b) ?? a === b;
    if (a.tag === 'list') return b.tag === 'list' && sameLists(a, b);
    if (a.tag === 'set') return b.tag === 'set' && sameSets(a, b);
    if (a.tag === 'map') return b.tag === 'map' && sameMaps(a, b);
    if (a.tag === 'native') return b.tag === 'native' && sameStates(a, b);
    return a.tag === b.tag && keyOf(a) === keyOf(b);
}

const sameSets = (a: ASet, b: ASet): boolean =>
    a.entries.size === b.entries.size && [...a.entries.keys()].every((k) => b.entries.has(k));

const sameLists = (a: AList, b: AList): boolean =>
    a.items.length === b.items.length &&
    a.items.every((item, i) => {
        const other = b.items[i];
        return other !== undefined && same(item, other);
    });

const sameMaps = (a: AMap, b: AMap): boolean =>
    a.entries.size === b.entries.size &&
    [...a.entries].every(([key, [, value]]) => {
        const other = b.entries.get(key);
        return other !== undefined && same(value, other[1]);
    });

function sameStates(a: Native, b: Native): boolean {
    if (typeof a.state === 'string') return a.type === b.type && a.state === b.state;
    if (Buffer.isBuffer(a.state)) return Buffer.isBuffer(b.state) && a.state.equals(b.state);
    return a === b;
}

const DAY = 86_400_000;

/** Applies a binary operator. */
export function calculate(operator: string, a: Value, b: Value, raise: Raise): Value {
    if (operator === '+' && (typeof a === 'string' || typeof b === 'string')) {
        return textOf(a) + textOf(b);
    }
    if (a === null || b === null) raise('NullPointerException', 'Argument cannot be null.');
    if (isDate(a) && isNumber(b) && (operator === '+' || operator === '-')) {
        const days = Number(Dec.of(b).toString()) * (operator === '+' ? 1 : -1);
        return new Native(a.type, new Date(a.state.getTime() + Math.round(days * DAY)));
    }
    if (typeof a === 'boolean' && typeof b === 'boolean') return onBooleans(operator, a, b);
    if (isNumber(a) && isNumber(b)) return onNumbers(operator, a, b, raise);
    throw new NotSupported(`operator ${operator} on ${textOf(a)} and ${textOf(b)}`);
}

function onNumbers(operator: string, a: Num, b: Num, raise: Raise): Num {
    if (operator === '/' && Dec.of(b).unscaled === 0n) raise('MathException', 'Divide by 0');
    if (a instanceof Dec || b instanceof Dec) return onDecimals(operator, Dec.of(a), Dec.of(b));
    const bits = typeof a === 'bigint' || typeof b === 'bigint' ? 64 : 32;
    const result = BigInt.asIntN(bits, onIntegers(operator, BigInt(a), BigInt(b), bits));
    return bits === 64 ? result : Number(result);
}

function onBooleans(operator: string, a: boolean, b: boolean): boolean {
    switch (operator) {
        case '&':
            return a && b;
        case '|':
            return a || b;
        case '^':
            return a !== b;
        default:
            throw new NotSupported(`operator ${operator} on Booleans`);
    }
}

function onDecimals(operator: string, x: Dec, y: Dec): Dec {
    const scale = Math.max(x.scale, y.scale);
    switch (operator) {
        case '+':
            return new Dec(x.at(scale) + y.at(scale), scale);
        case '-':
            return new Dec(x.at(scale) - y.at(scale), scale);
        case '*':
            return new Dec(x.unscaled * y.unscaled, x.scale + y.scale);
        case '/':
            return new Dec((x.at(scale) * 10n ** 34n) / y.at(scale), 34).setScale(33).strip();
        default:
            throw new NotSupported(`operator ${operator} on Decimals`);
    }
}

function onIntegers(operator: string, a: bigint, b: bigint, bits: number): bigint {
    const shift = b & BigInt(bits - 1);
    switch (operator) {
        case '+':
            return a + b;
        case '-':
            return a - b;
        case '*':
            return a * b;
        case '/':
            return a / b;
        case '&':
            return a & b;
        case '|':
            return a | b;
        case '^':
            return a ^ b;
        case '<<':
            return a << shift;
        case '>>':
            return a >> shift;
        case '>>>':
            return BigInt.asUintN(bits, a) >> shift;
        default:
            throw new NotSupported(`operator ${operator} on integers`);
    }
}
