/** Conditions, and expressions that depend on them. */
import { CompileError } from '../errors';
import type { Interpreter } from '../interpreter';
import type { Expression } from '../syntax/tree';
import type { Value } from '../values';
import type { Js } from './code';
import { compileComparison, compileEquality } from './equality';
import { compile } from './expressions';
import type { Site } from './site';

/** A condition. */
export function compileTest(node: Expression, site: Site): Js {
    switch (node.kind) {
        case 'and':
        case 'or':
            return compileJunction(node, site);
        case 'not':
            return compileNot(node.operand, site);
        case 'equality':
            return compileEquality(node, site);
        case 'compare':
            return compileComparison(node, site);
        default:
            return site.code.call(toBoolean, site.code.use(site.vm), compile(node, site));
    }
}

/** The value of an expression that must turn out to be a Boolean. */
function toBoolean(vm: Interpreter, value: Value): boolean {
    if (typeof value === 'boolean') return value;
    if (value === null) return vm.raiseNullReference();
    throw new CompileError('Condition expression must be a Boolean');
}

/** `!operand`. */
export const compileNot = (operand: Expression, site: Site): Js => `!${compileTest(operand, site)}`;

/** `test ? yes : no`. */
export function compileConditional(
    node: Extract<Expression, { kind: 'conditional' }>,
    site: Site,
): Js {
    const [yes, no] = [compile(node.yes, site), compile(node.no, site)];
    return `(${compileTest(node.test, site)} ? ${yes} : ${no})`;
}

/** `&&` and `||`. */
export function compileJunction(
    { kind, left, right }: Extract<Expression, { kind: 'and' | 'or' | 'coalesce' }>,
    site: Site,
): Js {
    const operator = kind === 'and' ? '&&' : '||';
    return `(${compileTest(left, site)} ${operator} ${compileTest(right, site)})`;
}
