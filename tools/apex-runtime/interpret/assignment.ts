/** Assigns values. */
import { CompileError, NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import { assignNativeProperty } from '../platform';
import { putField } from '../platform/record';
import type { Expression } from '../syntax/tree';
import { Inst, Native, SObj, lower, type Value } from '../values';
import type { Env } from './env';
import { evaluate } from './evaluate';
import { TypePath, fieldInReach, readTarget, writeField } from './members';
import { SOBJECT, checkedIndex, coerce, typeName, unwrapRow } from './types';

/** Puts a value where an expression points; returns what is held there now. */
export function store(vm: Interpreter, target: Expression, value: Value, env: Env): Value {
    switch (target.kind) {
        case 'name':
            return storeName(vm, target, value, env);
        case 'index': {
            const held = evaluate(vm, target.target, env);
            const [list, at] = checkedIndex(vm, held, evaluate(vm, target.index, env));
            const item = coerce(vm, value, list.elementType);
            list.items[at] = item;
            return item;
        }
        case 'member':
            return storeMember(
                vm,
                readTarget(vm, target.target, env) ?? null,
                target.name,
                value,
                env,
            );
        default:
            throw new NotSupported(`assigning to this expression (${target.kind})`);
    }
}

function storeName(
    vm: Interpreter,
    { name, key }: { name: string; key: string },
    value: Value,
    env: Env,
): Value {
    const variable = env.scope.find(key);
    if (variable) {
        variable.value = coerce(vm, value, variable.type);
        return variable.value;
    }
    const field = fieldInReach(vm, env, key);
    if (!field) throw new CompileError(`Variable does not exist: ${name}`);
    return writeField(vm, field, env.self, value, env);
}

function storeMember(vm: Interpreter, base: Value, name: string, value: Value, env: Env): Value {
    if (base === null) return vm.raiseNullReference();
    const owner = unwrapRow(vm, base, SOBJECT);
    if (owner instanceof SObj) return putField(vm, owner, name, value);
    if (owner instanceof Native) return assignNativeProperty(vm, owner, { name, value }, env);
    if (!(owner instanceof TypePath) && !(owner instanceof Inst)) {
        throw new NotSupported(`assigning to a member of ${typeName(owner)}`);
    }
    const cls = owner instanceof Inst ? owner.cls : vm.model.find(owner.name, env.cls);
    const field = cls && vm.model.field(cls, lower(name));
    if (!field) throw new CompileError(`Variable does not exist: ${name}`);
    return writeField(vm, field, owner instanceof Inst ? owner : null, value, env);
}
