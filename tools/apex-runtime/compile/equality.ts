/** The equality operators `==`, `!=`, `===` and `!==`, and the comparison operators. */
import { CompileError, NotSupported } from '../errors';
import { fieldInReach } from '../interpret/fields';
import { unwrapRow } from '../interpret/conversion';
import { SOBJECT } from '../interpret/types';
import type { Interpreter } from '../interpreter';
import { compare, equal, orderTest, same } from '../operators';
import { toId18 } from '../record-id';
import type { Comparison, Equality, Expression } from '../syntax/tree';
import { Inst, SObj, isNumber, lower, type Value } from '../values';
import { quoted, type Js } from './code';
import { compile } from './expressions';
import type { Site } from './site';

export function compileEquality(node: Equality, site: Site): Js {
    const { code } = site;
    const not = node.isNegated ? '!' : '';
    const [left, right] = [rowOf(node.left, node.right, site), rowOf(node.right, node.left, site)];
    if (node.isExact) return not + code.call(areSame, left, right);
    if (isNull(node.left) || isNull(node.right)) return `(${left} ${not || '='}== ${right})`;
    const isId = idTest(node, site);
    if (isId === NO) return not + code.call(areEqual, left, right);
    const [a, b] = [code.temporary(), code.temporary()];
    const isByForm = code.call(dependsOnIds, `${a} = ${left}`, `${b} = ${right}`);
    const [ids, others] = [code.call(areSameIds, a, b), code.call(areEqual, a, b)];
    return `${not}(${isByForm} && ${isId} ? ${ids} : ${others})`;
}

const isNull = (node: Expression): boolean => node.kind === 'literal' && node.type === 'null';

const areSame = (a: Value, b: Value): boolean => (isNumber(a) ? same(a, b) : a === b);

const areEqual = (a: Value, b: Value): boolean =>
    a === null || b === null ? a === b : equal(a, b);

const areSameIds = (a: string, b: string): boolean => toId18(a) === toId18(b);

/** Compared with null, a query is a list. */
function rowOf(node: Expression, other: Expression, site: Site): Js {
    const value = compile(node, site);
    if (node.kind === 'literal' || other.kind === 'literal') return value;
    return site.code.call(asRow, site.code.use(site.vm), value);
}

const asRow = (vm: Interpreter, value: Value): Value =>
    typeof value === 'object' ? unwrapRow(vm, value, SOBJECT) : value;

/**
 * Whether the comparison must treat a text as an Id: case-sensitive, with the 15-character form equal to the one with
 * 18.
 */
function dependsOnIds(a: Value, b: Value): boolean {
    if (a === b || typeof a !== 'string' || typeof b !== 'string') return false;
    if (!hasLengthOfId(a) || !hasLengthOfId(b)) return false;
    const [x, y] = [toId18(a), toId18(b)];
    return x !== null && y !== null && (x === y) !== (lower(a) === lower(b));
}

const hasLengthOfId = ({ length }: string): boolean => length === 18 || length === 15;

const [YES, NO] = ['true', 'false'] as const;

/** Whether one of the sides is declared as an Id. */
function idTest({ left, right }: Equality, site: Site): Js {
    const [one, other] = [isId(left, site), isId(right, site)];
    if (one === YES || other === YES) return YES;
    if (one === NO) return other;
    return other === NO ? one : `(${one} || ${other})`;
}

function isId(node: Expression, site: Site): Js {
    const { code } = site;
    switch (node.kind) {
        case 'name': {
            const declared = site.names.find(node.key) ?? fieldInReach(site, node.key);
            return declared?.type.name === 'id' ? YES : NO;
        }
        case 'cast':
            return node.type.name === 'id' ? YES : NO;
        case 'literal':
            return NO;
        case 'member':
            return code.call(
                isIdMember,
                code.use(site.vm),
                compile(node.target, site),
                quoted(node.name),
            );
        case 'conditional':
            return `(${isId(node.yes, site)} || ${isId(node.no, site)})`;
        default:
            return code.call((): never => {
                throw new NotSupported(`comparing ids of unknown type (${node.kind})`);
            });
    }
}

function isIdMember(vm: Interpreter, owner: Value, name: string): boolean {
    if (owner instanceof SObj) {
        return vm.schema.field(vm.schema.object(owner.type), name).apexType === 'id';
    }
    if (owner instanceof Inst) return vm.model.field(owner.cls, lower(name))?.type.name === 'id';
    throw new CompileError(`Variable does not exist: ${name}`);
}

/** The comparison operators. Nothing is less or greater than null. */
export function compileComparison({ operator, left, right }: Comparison, site: Site): Js {
    const { code } = site;
    const [a, b] = [code.temporary(), code.temporary()];
    const isOrdered = orderTest(operator);
    const test = (x: Value, y: Value): boolean =>
        x !== null && y !== null && isOrdered(compare(x, y));
    const areWhole = `typeof ${a} === 'number' && typeof ${b} === 'number'`;
    const answer = `${areWhole} ? ${a} ${operator} ${b} : ${code.call(test, a, b)}`;
    return `(${a} = ${compile(left, site)}, ${b} = ${compile(right, site)}, ${answer})`;
}
