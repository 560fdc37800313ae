/** Operators that calculate, and those on types. */
import { Dec } from '../decimal';
import type { Interpreter } from '../interpreter';
import { requireType } from '../interpret/known-types';
import { cast, typeTest } from '../interpret/types';
import type { Expression } from '../syntax/tree';
import { AList, type TypeRef, type Value } from '../values';
import { quoted, type Js } from './code';
import { compile } from './expressions';
import type { Site } from './site';

/** A binary operator, with a fast path for whole numbers and texts, the most frequent ones. */
export function compileCalculation(
    operator: string,
    [left, right]: readonly [Js, Js],
    { vm, code }: Site,
): Js {
    switch (operator) {
        case '+':
            return code.call(add, code.use(vm), left, right);
        case '-':
            return code.call(subtract, code.use(vm), left, right);
        default:
            return `${code.use(vm)}.calculate(${quoted(operator)}, ${left}, ${right})`;
    }
}

function add(vm: Interpreter, a: Value, b: Value): Value {
    if (typeof a === 'number' && typeof b === 'number') return (a + b) | 0;
    if (typeof a === 'string' && typeof b === 'string') return a + b;
    return vm.calculate('+', a, b);
}

function subtract(vm: Interpreter, a: Value, b: Value): Value {
    const areWhole = typeof a === 'number' && typeof b === 'number';
    return areWhole ? (a - b) | 0 : vm.calculate('-', a, b);
}

export function compileArithmetic(node: Extract<Expression, { kind: 'binary' }>, site: Site): Js {
    const operands = [compile(node.left, site), compile(node.right, site)] as const;
    return compileCalculation(node.operator, operands, site);
}

export const compileComplement = (operand: Expression, site: Site): Js =>
    compileCalculation('^', [compile(operand, site), '-1'], site);

export const compileMinus = (operand: Expression, site: Site): Js =>
    site.code.call(negated, site.code.use(site.vm), compile(operand, site));

function negated(vm: Interpreter, value: Value): Value {
    const zero = value instanceof Dec ? new Dec(0n, value.scale) : 0;
    return vm.calculate('-', zero, value);
}

export function compileCoalesce(
    node: Extract<Expression, { kind: 'and' | 'or' | 'coalesce' }>,
    site: Site,
): Js {
    const left = site.code.call(emptyToNull, compile(node.left, site));
    return `(${left} ?? ${compile(node.right, site)})`;
}

/** A query without rows counts as null before `??`. */
const emptyToNull = (value: Value): Value =>
    value instanceof AList && value.fromQuery && value.items.length === 0 ? null : value;

interface TypeOperator {
    readonly type: TypeRef;
    readonly operand: Expression;
}

export function compileCast({ type, operand }: TypeOperator, site: Site): Js {
    const { vm, cls, code } = site;
    requireType(vm, type, cls);
    const isInstance = code.use(typeTest(vm, type, cls));
    return code.call(cast, code.use(vm), compile(operand, site), code.use(type), isInstance);
}

export function compileInstanceOf({ type, operand }: TypeOperator, site: Site): Js {
    requireType(site.vm, type, site.cls);
    return site.code.call(typeTest(site.vm, type, site.cls), compile(operand, site));
}
