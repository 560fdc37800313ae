/** The operators of formulas. */
import { Dec } from '../decimal';
import { NotSupported } from '../errors';
import { calculate, compare, isOrderOperator, orderTest, same } from '../operators';
import { textOf } from '../value-text';
import { isNumber, type Value } from '../values';

const NUMERIC = new Set(['+', '-', '*', '/', '^']);

function raise(type: string, message: string): never {
    throw new NotSupported(`a formula that ends in ${type}: ${message}`);
}

/** Applies an operator that evaluates both sides. */
export function combined(operator: string, a: Value, b: Value): Value {
    if (operator === '=') return same(a, b);
    if (operator === '<>') return !same(a, b);
    if (operator === '&') return concatenated(a, b);
    if (operator === '+' && (typeof a === 'string' || typeof b === 'string'))
        return concatenated(a, b);
    if (a === null || b === null) return NUMERIC.has(operator) ? null : false;
    if (NUMERIC.has(operator)) return arithmetic(operator, a, b);
    if (isOrderOperator(operator)) return orderTest(operator)(compare(a, b));
    throw new NotSupported(`the formula operator ${operator}`);
}

function concatenated(a: Value, b: Value): Value {
    for (const value of [a, b])
        if (value !== null && typeof value !== 'string')
            throw new NotSupported(`${textOf(value)} joined to a text in a formula`);
    return textOf(a ?? '') + textOf(b ?? '') || null;
}

function arithmetic(operator: string, a: Value, b: Value): Value {
    const isPower = operator === '^';
    if (isPower || (typeof a === 'boolean' && typeof b === 'boolean'))
        throw new NotSupported(`the formula operator ${operator} on ${textOf(a)}`);
    return calculate(operator, isNumber(a) ? Dec.of(a) : a, b, raise);
}
