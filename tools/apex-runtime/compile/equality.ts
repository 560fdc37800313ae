/** The equality operators `==`, `!=`, `===` and `!==`, and the comparison operators. */
import { CompileError, NotSupported } from '../errors';
import { fieldInReach } from '../interpret/fields';
import type { Frame } from '../interpret/frame';
import { unwrapRow } from '../interpret/conversion';
import { SOBJECT } from '../interpret/types';
import { compare, equal, orderTest, same } from '../operators';
import { toId18 } from '../record-id';
import type { Comparison, Equality, Expression } from '../syntax/tree';
import { Inst, SObj, isNumber, lower, type Value } from '../values';
import { compile } from './expressions';
import type { Evaluate, Site, Test } from './site';

export function compileEquality(node: Equality, site: Site): Test {
    const { isNegated, isExact } = node;
    const [left, right] = [rowOf(node.left, node.right, site), rowOf(node.right, node.left, site)];
    if (isExact) return (frame) => areSame(left(frame), right(frame)) !== isNegated;
    const isId = idTest(node, site);
    return (frame) => {
        const a = left(frame);
        const b = right(frame);
        if (a === null || b === null) return (a === b) !== isNegated;
        const isByForm = typeof a === 'string' && typeof b === 'string' && dependsOnIds(a, b);
        const areEqual = isByForm && isId(frame) ? toId18(a) === toId18(b) : equal(a, b);
        return areEqual !== isNegated;
    };
}

const areSame = (a: Value, b: Value): boolean => (isNumber(a) ? same(a, b) : a === b);

/** Compared with null, a query is a list. */
function rowOf(node: Expression, other: Expression, site: Site): Evaluate {
    const evaluate = compile(node, site);
    if (other.kind === 'literal') return evaluate;
    return (frame) => {
        const value = evaluate(frame);
        return typeof value === 'object' ? unwrapRow(site.vm, value, SOBJECT) : value;
    };
}

/**
 * Whether the comparison must treat a text as an Id: case-sensitive, with the 15-character form equal to the one with
 * 18.
 */
function dependsOnIds(a: string, b: string): boolean {
    if (a === b || !hasLengthOfId(a) || !hasLengthOfId(b)) return false;
    const [x, y] = [toId18(a), toId18(b)];
    return x !== null && y !== null && (x === y) !== (lower(a) === lower(b));
}

const hasLengthOfId = ({ length }: string): boolean => length === 18 || length === 15;

/** Whether one of the sides is declared as an Id. Few comparisons need to know. */
function idTest({ left, right }: Equality, site: Site): Test {
    return (frame) => isId(left, site, frame) || isId(right, site, frame);
}

function isId(node: Expression, site: Site, frame: Frame): boolean {
    switch (node.kind) {
        case 'name': {
            const declared = site.names.find(node.key) ?? fieldInReach(site, node.key);
            return declared?.type.name === 'id';
        }
        case 'cast':
            return node.type.name === 'id';
        case 'literal':
            return false;
        case 'member':
            return isIdMember(site, compile(node.target, site)(frame), node.name);
        case 'conditional':
            return isId(node.yes, site, frame) || isId(node.no, site, frame);
        default:
            throw new NotSupported(`comparing ids of unknown type (${node.kind})`);
    }
}

function isIdMember({ vm }: Site, owner: Value, name: string): boolean {
    if (owner instanceof SObj) {
        return vm.schema.field(vm.schema.object(owner.type), name).apexType === 'id';
    }
    if (owner instanceof Inst) return vm.model.field(owner.cls, lower(name))?.type.name === 'id';
    throw new CompileError(`Variable does not exist: ${name}`);
}

/** The comparison operators. Nothing is less or greater than null. */
export function compileComparison(node: Comparison, site: Site): Test {
    const [left, right] = [compile(node.left, site), compile(node.right, site)];
    const isOrdered = orderTest(node.operator);
    return (frame) => {
        const a = left(frame);
        const b = right(frame);
        if (typeof a === 'number' && typeof b === 'number') return isOrdered(a - b);
        return a !== null && b !== null && isOrdered(compare(a, b));
    };
}
