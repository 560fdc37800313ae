/** Assignments. */
import { CompileError, NotSupported } from '../errors';
import type { Frame } from '../interpret/frame';
import { fieldInReach, writeField } from '../interpret/fields';
import { changing, coerce, coercion, unwrapRow } from '../interpret/conversion';
import { SOBJECT, checkedIndex, typeName } from '../interpret/types';
import type { Interpreter } from '../interpreter';
import type { Field } from '../model/class';
import { assignNativeProperty } from '../platform';
import { recordWriter } from '../platform/record';
import type { Expression, Member } from '../syntax/tree';
import { Inst, Native, SObj, type TypeRef, type TypeVal, type Value } from '../values';
import { FRAME, type Js } from './code';
import { compile } from './expressions';
import { compileTarget, fieldFinder, valueBefore } from './members';
import { compileCalculation } from './operators';
import type { Site } from './site';

/** `target = value`, or with an operator `target += value`. */
export function compileAssignment(
    { target, operator, value }: Extract<Expression, { kind: 'assign' }>,
    site: Site,
): Js {
    const given = compile(value, site);
    if (operator === null) return store(target, given, site);
    const held = site.code.temporary();
    const after = compileCalculation(operator, [compile(target, site), held], site);
    return `(${held} = ${given}, ${store(target, after, site)})`;
}

/** `target++` and its like. */
export function compileStep(
    { target, operator, isPrefix }: Extract<Expression, { kind: 'step' }>,
    site: Site,
): Js {
    const before = site.code.temporary();
    const after = compileCalculation(operator, [before, '1'], site);
    const stored = store(target, after, site);
    return `(${before} = ${compile(target, site)}, ${isPrefix ? stored : `${stored}, ${before}`})`;
}

/** A value as a type takes it. */
export function converted(given: Js, type: TypeRef | null, { vm, code }: Site): Js {
    const convert = changing(coercion(vm, type));
    return convert ? code.call(convert, given) : given;
}

/** Assigns a value to the target; the result is the stored value. */
function store(target: Expression, given: Js, site: Site): Js {
    const { vm, code } = site;
    switch (target.kind) {
        case 'name':
            return storeName(target, given, site);
        case 'index': {
            const [list, index] = [compile(target.target, site), compile(target.index, site)];
            return code.call(storeItem, code.use(vm), given, list, index);
        }
        case 'member':
            return storeMember(target, given, site);
        default:
            throw new NotSupported(`assigning to this expression (${target.kind})`);
    }
}

function storeItem(vm: Interpreter, value: Value, held: Value, index: Value): Value {
    const [list, at] = checkedIndex(vm, held, index);
    const item = coerce(vm, value, list.elementType);
    list.items[at] = item;
    return item;
}

function storeName(
    { name, key }: Extract<Expression, { kind: 'name' }>,
    given: Js,
    site: Site,
): Js {
    const variable = site.names.find(key);
    if (variable) return `(${variable.js} = ${converted(given, variable.type, site)})`;
    const field = fieldInReach(site, key);
    if (!field) throw new CompileError(`Variable does not exist: ${name}`);
    return storeField(field, `${FRAME}.self`, given, site);
}

const storeField = (field: Field, self: Js, given: Js, { vm, accessor, code }: Site): Js =>
    code.call(writeField, code.use(vm), code.use(field), self, given, code.use(accessor));

function storeMember({ target, name, key }: Member, given: Js, site: Site): Js {
    const base = compileTarget(target, site);
    if (base.kind === 'type') return storeStatic(base.type, { name, key }, given, site);
    return site.code.call(memberWriter({ name, key }, site), given, valueBefore(base), FRAME);
}

function memberWriter(node: Pick<Member, 'key' | 'name'>, { vm, accessor }: Site) {
    const { name } = node;
    const fieldOf = fieldFinder(node, vm);
    const put = recordWriter(vm, name);
    return (value: Value, given: Value, frame: Frame): Value => {
        if (given === null) return vm.raiseNullReference();
        const owner = unwrapRow(vm, given, SOBJECT);
        if (owner instanceof SObj) return put(owner, value);
        if (owner instanceof Native) return assignNativeProperty(vm, owner, { name, value }, frame);
        if (!(owner instanceof Inst))
            throw new NotSupported(`assigning to a member of ${typeName(owner)}`);
        return writeField(vm, fieldOf(owner.cls), owner, value, accessor);
    };
}

function storeStatic(
    type: TypeVal,
    { name, key }: Pick<Member, 'key' | 'name'>,
    given: Js,
    site: Site,
): Js {
    const owner = site.vm.model.find(type.name, site.cls);
    const field = owner && site.vm.model.field(owner, key);
    if (!field) throw new CompileError(`Variable does not exist: ${name}`);
    return storeField(field, 'null', given, site);
}
