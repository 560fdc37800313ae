/** The operators `==`, `!=`, `===` and `!==`. */
import { CompileError, NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import { equal, same } from '../operators';
import { toId18 } from '../record-id';
import type { Equality, Expression } from '../syntax/tree';
import { SObj, Inst, isNumber, lower, type Value } from '../values';
import type { Env } from './env';
import { evaluate } from './evaluate';
import { fieldInReach } from './members';
import { SOBJECT, unwrapRow } from './types';

/** Whether the two sides of a comparison are equal. */
export function areEqual(vm: Interpreter, node: Equality, env: Env): boolean {
    const left = rowOf(vm, evaluate(vm, node.left, env), node.right);
    const right = rowOf(vm, evaluate(vm, node.right, env), node.left);
    if (node.isExact) return isNumber(left) ? same(left, right) : left === right;
    if (typeof left === 'string' && typeof right === 'string' && dependsOnIds(left, right)) {
        return isId(vm, node.left, env) || isId(vm, node.right, env)
            ? toId18(left) === toId18(right)
            : equal(left, right);
    }
    return equal(left, right);
}

/** A query is compared with null as the list that it is. */
const rowOf = (vm: Interpreter, value: Value, other: Expression): Value =>
    other.kind === 'literal' ? value : unwrapRow(vm, value, SOBJECT);

/**
 * Whether it matters that one of the texts is an Id: then case counts, and the form with 15
 * characters equals the one with 18.
 */
function dependsOnIds(a: string, b: string): boolean {
    const [x, y] = [toId18(a), toId18(b)];
    return x !== null && y !== null && (x === y) !== (lower(a) === lower(b));
}

/** Whether an expression is declared as an Id. */
function isId(vm: Interpreter, node: Expression, env: Env): boolean {
    switch (node.kind) {
        case 'name': {
            const variable = env.scope.find(node.key);
            const type = variable?.type ?? fieldInReach(vm, env, node.key)?.type;
            return type?.name === 'id';
        }
        case 'cast':
            return node.type.name === 'id';
        case 'literal':
            return false;
        case 'member':
            return isIdMember(vm, evaluate(vm, node.target, env), node.name);
        case 'conditional':
            return isId(vm, node.yes, env) || isId(vm, node.no, env);
        default:
            throw new NotSupported(`comparing ids of unknown type (${node.kind})`);
    }
}

function isIdMember(vm: Interpreter, owner: Value, name: string): boolean {
    if (owner instanceof SObj) {
        return vm.schema.field(vm.schema.object(owner.type), name).apexType === 'id';
    }
    if (owner instanceof Inst) return vm.model.field(owner.cls, lower(name))?.type.name === 'id';
    throw new CompileError(`Variable does not exist: ${name}`);
}
