/** Assignments. */
import { CompileError, NotSupported } from '../errors';
import { fieldInReach, writeField } from '../interpret/fields';
import { coerce, coercion, unwrapRow } from '../interpret/conversion';
import { SOBJECT, checkedIndex, typeName } from '../interpret/types';
import { assignNativeProperty } from '../platform';
import { putField } from '../platform/record';
import type { Expression, Member } from '../syntax/tree';
import { Inst, Native, SObj, type TypeVal } from '../values';
import { compile } from './expressions';
import { compileTarget } from './members';
import { calculator } from './operators';
import type { Evaluate, Site, Store } from './site';

/** `target = value`, or with an operator `target += value`. */
export function compileAssignment(
    node: Extract<Expression, { kind: 'assign' }>,
    site: Site,
): Evaluate {
    const evaluate = compile(node.value, site);
    const store = compileStore(node.target, site);
    if (node.operator === null) return (frame) => store(frame, evaluate(frame));
    const before = compile(node.target, site);
    const calculate = calculator(node.operator, site);
    return (frame) => {
        const value = evaluate(frame);
        return store(frame, calculate(before(frame), value));
    };
}

/** `target++` and its like. */
export function compileStep(node: Extract<Expression, { kind: 'step' }>, site: Site): Evaluate {
    const read = compile(node.target, site);
    const store = compileStore(node.target, site);
    const calculate = calculator(node.operator, site);
    return (frame) => {
        const before = read(frame);
        const after = store(frame, calculate(before, 1));
        return node.isPrefix ? after : before;
    };
}

function compileStore(target: Expression, site: Site): Store {
    switch (target.kind) {
        case 'name':
            return storeName(target, site);
        case 'index': {
            const { vm } = site;
            const [held, index] = [compile(target.target, site), compile(target.index, site)];
            return (frame, value) => {
                const [list, at] = checkedIndex(vm, held(frame), index(frame));
                const item = coerce(vm, value, list.elementType);
                list.items[at] = item;
                return item;
            };
        }
        case 'member':
            return storeMember(target, site);
        default:
            throw new NotSupported(`assigning to this expression (${target.kind})`);
    }
}

function storeName({ name, key }: Extract<Expression, { kind: 'name' }>, site: Site): Store {
    const { vm, accessor } = site;
    const variable = site.names.find(key);
    if (variable) {
        const { slot, type } = variable;
        const convert = coercion(vm, type);
        return (frame, value) => (frame.slots[slot] = convert(value));
    }
    const field = fieldInReach(site, key);
    if (!field) throw new CompileError(`Variable does not exist: ${name}`);
    return (frame, value) => writeField(vm, field, frame.self, value, accessor);
}

function storeMember({ target, name, key }: Member, site: Site): Store {
    const { vm, accessor } = site;
    const base = compileTarget(target, site);
    if (base.kind === 'type') return storeStatic(base.type, { name, key }, site);
    return (frame, value) => {
        const given = base.read(frame) ?? null;
        if (given === null) return vm.raiseNullReference();
        const owner = unwrapRow(vm, given, SOBJECT);
        if (owner instanceof SObj) return putField(vm, owner, name, value);
        if (owner instanceof Native) return assignNativeProperty(vm, owner, { name, value }, frame);
        if (!(owner instanceof Inst))
            throw new NotSupported(`assigning to a member of ${typeName(owner)}`);
        const field = vm.model.field(owner.cls, key);
        if (!field) throw new CompileError(`Variable does not exist: ${name}`);
        return writeField(vm, field, owner, value, accessor);
    };
}

function storeStatic(
    type: TypeVal,
    { name, key }: { name: string; key: string },
    { vm, cls, accessor }: Site,
): Store {
    const owner = vm.model.find(type.name, cls);
    const field = owner && vm.model.field(owner, key);
    if (!field) throw new CompileError(`Variable does not exist: ${name}`);
    return (_frame, value) => writeField(vm, field, null, value, accessor);
}
