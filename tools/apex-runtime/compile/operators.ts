/** Operators that calculate, and those on types. */
import { Dec } from '../decimal';
import { requireType } from '../interpret/known-types';
import { cast, typeTest } from '../interpret/types';
import type { Expression } from '../syntax/tree';
import { AList, type TypeRef, type Value } from '../values';
import { compile } from './expressions';
import type { Evaluate, Site } from './site';

type Calculate = (a: Value, b: Value) => Value;

/** A binary operator, with a fast path for whole numbers and texts, the most frequent ones. */
export function calculator(operator: string, { vm }: Site): Calculate {
    const calculate: Calculate = (a, b) => vm.calculate(operator, a, b);
    switch (operator) {
        case '+':
            return (a, b) => {
                if (typeof a === 'number' && typeof b === 'number') return (a + b) | 0;
                if (typeof a === 'string' && typeof b === 'string') return a + b;
                return calculate(a, b);
            };
        case '-':
            return (a, b) =>
                typeof a === 'number' && typeof b === 'number' ? (a - b) | 0 : calculate(a, b);
        default:
            return calculate;
    }
}

export function compileArithmetic(
    node: Extract<Expression, { kind: 'binary' }>,
    site: Site,
): Evaluate {
    const [left, right] = [compile(node.left, site), compile(node.right, site)];
    const calculate = calculator(node.operator, site);
    return (frame) => calculate(left(frame), right(frame));
}

export function compileComplement(operand: Expression, site: Site): Evaluate {
    const evaluate = compile(operand, site);
    return (frame) => site.vm.calculate('^', evaluate(frame), -1);
}

export function compileMinus(operand: Expression, site: Site): Evaluate {
    const evaluate = compile(operand, site);
    return (frame) => {
        const value = evaluate(frame);
        const zero = value instanceof Dec ? new Dec(0n, value.scale) : 0;
        return site.vm.calculate('-', zero, value);
    };
}

export function compileCoalesce(
    node: Extract<Expression, { kind: 'and' | 'or' | 'coalesce' }>,
    site: Site,
): Evaluate {
    const [left, right] = [compile(node.left, site), compile(node.right, site)];
    return (frame) => emptyToNull(left(frame)) ?? right(frame);
}

/** A query without rows counts as null before `??`. */
const emptyToNull = (value: Value): Value =>
    value instanceof AList && value.fromQuery && value.items.length === 0 ? null : value;

interface TypeOperator {
    readonly type: TypeRef;
    readonly operand: Expression;
}

export function compileCast({ type, operand }: TypeOperator, site: Site): Evaluate {
    const { vm, cls } = site;
    requireType(vm, type, cls);
    const evaluate = compile(operand, site);
    const isInstance = typeTest(vm, type, cls);
    return (frame) => cast(vm, evaluate(frame), type, isInstance);
}

export function compileInstanceOf({ type, operand }: TypeOperator, site: Site): Evaluate {
    requireType(site.vm, type, site.cls);
    const evaluate = compile(operand, site);
    const isInstance = typeTest(site.vm, type, site.cls);
    return (frame) => isInstance(evaluate(frame));
}
