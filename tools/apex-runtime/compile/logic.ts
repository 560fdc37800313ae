/** Conditions, and expressions that depend on them. */
import { CompileError } from '../errors';
import type { Expression } from '../syntax/tree';
import { compileComparison, compileEquality } from './equality';
import { compile } from './expressions';
import type { Evaluate, Site, Test } from './site';

/** A condition. */
export function compileTest(node: Expression, site: Site): Test {
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
            return testOf(node, site);
    }
}

/** An expression whose value must turn out to be a Boolean. */
function testOf(node: Expression, site: Site): Test {
    const evaluate = compile(node, site);
    return (frame) => {
        const value = evaluate(frame);
        if (typeof value === 'boolean') return value;
        if (value === null) return site.vm.raiseNullReference();
        throw new CompileError('Condition expression must be a Boolean');
    };
}

/** `!operand`. */
export function compileNot(operand: Expression, site: Site): Test {
    const test = compileTest(operand, site);
    return (frame) => !test(frame);
}

/** `test ? yes : no`. */
export function compileConditional(
    node: Extract<Expression, { kind: 'conditional' }>,
    site: Site,
): Evaluate {
    const test = compileTest(node.test, site);
    const [yes, no] = [compile(node.yes, site), compile(node.no, site)];
    return (frame) => (test(frame) ? yes(frame) : no(frame));
}

/** `&&` and `||`. */
export function compileJunction(
    { kind, left: first, right: second }: Extract<Expression, { kind: 'and' | 'or' | 'coalesce' }>,
    site: Site,
): Test {
    const [left, right] = [compileTest(first, site), compileTest(second, site)];
    return kind === 'and'
        ? (frame) => left(frame) && right(frame)
        : (frame) => left(frame) || right(frame);
}
