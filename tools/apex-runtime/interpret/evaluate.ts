/** Evaluates expressions. */
import { Dec } from '../decimal';
import { CompileError, NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import { compare } from '../operators';
import type { Comparison, Expression, Literal } from '../syntax/tree';
import { AList, TypeVal, type Value } from '../values';
import { store } from './assignment';
import { callByName, callMethod, delegate } from './calls';
import { create } from './creation';
import type { Env } from './env';
import { areEqual } from './equality';
import { requireType } from './known-types';
import { TypePath, readMember, readName } from './members';
import { cast, isInstance, itemAt } from './types';

/** The value of an expression. */
export function evaluate(vm: Interpreter, node: Expression, env: Env): Value {
    switch (node.kind) {
        case 'literal':
            return literal(node);
        case 'name':
            return notType(readName(vm, node, env));
        case 'member':
            return notType(readMember(vm, node, env) ?? null);
        case 'method':
            return callMethod(vm, node, env);
        case 'call':
            return callByName(vm, node, evaluateAll(vm, node.args, env), env);
        case 'new':
            return create(vm, node, env);
        case 'assign':
            return assign(vm, node, env);
        case 'this':
            return env.self;
        case 'query':
            return vm.database.query(node.query, env);
        case 'type':
            return new TypeVal(node.text);
        case 'index':
            return itemAt(vm, evaluate(vm, node.target, env), evaluate(vm, node.index, env));
        case 'delegate':
            return delegate(vm, node.to, evaluateAll(vm, node.args, env), env);
        case 'super':
            throw new NotSupported('super outside a call');
        case 'unsupported':
            throw new NotSupported(node.what);
        default:
            return evaluateOperator(vm, node, env);
    }
}

/** The values of expressions, from left to right. */
export const evaluateAll = (vm: Interpreter, nodes: readonly Expression[], env: Env): Value[] =>
    nodes.map((node) => evaluate(vm, node, env));

/** The value of a condition. */
export function test(vm: Interpreter, node: Expression, env: Env): boolean {
    const value = evaluate(vm, node, env);
    if (value === null) return vm.raiseNullReference();
    if (typeof value !== 'boolean')
        throw new CompileError('Condition expression must be a Boolean');
    return value;
}

function notType(value: Value): Value {
    if (value instanceof TypePath) throw new CompileError(`Variable does not exist: ${value.name}`);
    return value;
}

function literal({ type, text }: Literal): Value {
    switch (type) {
        case 'string':
            return text;
        case 'integer':
            return Number(text);
        case 'long':
            return BigInt(text);
        case 'decimal':
            return Dec.of(text);
        case 'boolean':
            return text === 'true';
        case 'null':
            return null;
    }
}

type Operator = Extract<
    Expression,
    {
        kind:
            | 'cast'
            | 'instanceof'
            | 'binary'
            | 'and'
            | 'or'
            | 'coalesce'
            | 'equality'
            | 'compare'
            | 'conditional'
            | 'not'
            | 'complement'
            | 'minus'
            | 'step';
    }
>;

function evaluateOperator(vm: Interpreter, node: Operator, env: Env): Value {
    switch (node.kind) {
        case 'cast':
            requireType(vm, node.type, env.cls);
            return cast(vm, evaluate(vm, node.operand, env), node.type, env.cls);
        case 'instanceof':
            requireType(vm, node.type, env.cls);
            return isInstance(vm, evaluate(vm, node.operand, env), node.type, env.cls);
        case 'binary': {
            const left = evaluate(vm, node.left, env);
            return vm.calculate(node.operator, left, evaluate(vm, node.right, env));
        }
        case 'and':
            return test(vm, node.left, env) && test(vm, node.right, env);
        case 'or':
            return test(vm, node.left, env) || test(vm, node.right, env);
        case 'coalesce':
            return emptyToNull(evaluate(vm, node.left, env)) ?? evaluate(vm, node.right, env);
        case 'equality':
            return areEqual(vm, node, env) !== node.isNegated;
        case 'compare':
            return isOrdered(vm, node, env);
        case 'conditional':
            return evaluate(vm, test(vm, node.test, env) ? node.yes : node.no, env);
        default:
            return evaluateUnary(vm, node, env);
    }
}

/** A query without rows counts as null before `??`. */
const emptyToNull = (value: Value): Value =>
    value instanceof AList && value.fromQuery && value.items.length === 0 ? null : value;

function isOrdered(vm: Interpreter, node: Comparison, env: Env): boolean {
    const left = evaluate(vm, node.left, env);
    const right = evaluate(vm, node.right, env);
    if (left === null || right === null) return false;
    const order = compare(left, right);
    switch (node.operator) {
        case '<':
            return order < 0;
        case '<=':
            return order <= 0;
        case '>':
            return order > 0;
        case '>=':
            return order >= 0;
    }
}

type Unary = Extract<Operator, { kind: 'not' | 'complement' | 'minus' | 'step' }>;

function evaluateUnary(vm: Interpreter, node: Unary, env: Env): Value {
    switch (node.kind) {
        case 'not':
            return !test(vm, node.operand, env);
        case 'complement':
            return vm.calculate('^', evaluate(vm, node.operand, env), -1);
        case 'minus': {
            const value = evaluate(vm, node.operand, env);
            return vm.calculate('-', value instanceof Dec ? new Dec(0n, value.scale) : 0, value);
        }
        case 'step': {
            const before = evaluate(vm, node.target, env);
            const after = store(vm, node.target, vm.calculate(node.operator, before, 1), env);
            return node.isPrefix ? after : before;
        }
    }
}

function assign(vm: Interpreter, node: Extract<Expression, { kind: 'assign' }>, env: Env): Value {
    const value = evaluate(vm, node.value, env);
    if (node.operator === null) return store(vm, node.target, value, env);
    const before = evaluate(vm, node.target, env);
    return store(vm, node.target, vm.calculate(node.operator, before, value), env);
}
