/** Names and members. */
import { CompileError, NotSupported } from '../errors';
import { fieldInReach, readField } from '../interpret/fields';
import type { Frame } from '../interpret/frame';
import { unwrapRow } from '../interpret/conversion';
import { SOBJECT, typeName } from '../interpret/types';
import type { Interpreter } from '../interpreter';
import type { Cls, Field } from '../model/class';
import { nativeProperty, staticMember } from '../platform';
import { recordReader } from '../platform/record';
import type { Expression, Member } from '../syntax/tree';
import { TypeVal, type Value } from '../values';
import { converted } from './assignment';
import { compile } from './expressions';
import { FRAME, quoted, type Js } from './code';
import type { Site } from './site';

/** The left side of a dot. */
export type Target =
    /** A type or namespace, before one of its members. */
    | { readonly kind: 'type'; readonly type: TypeVal }
    | { readonly kind: 'value'; readonly read: Js }
    /** Undefined stands for the record behind an empty lookup. */
    | { readonly kind: 'member'; readonly read: Js };

const value = (read: Js): Target => ({ kind: 'value', read });

/** A bare name: a variable or a field in scope. Any other name may be a type. */
export function compileName(
    { name, key }: Extract<Expression, { kind: 'name' }>,
    site: Site,
): Target {
    const variable = site.names.find(key);
    if (variable) return value(variable.js);
    const field = fieldInReach(site, key);
    return field
        ? value(read(field, `${FRAME}.self`, site))
        : { kind: 'type', type: new TypeVal(name) };
}

/** The value of a field. */
function read(field: Field, self: Js, site: Site): Js {
    const { vm, accessor, code } = site;
    const isStored = accessor === field || (field.isReadable && !field.getter);
    if (field.isStatic && field.init && field.cls.isConstant)
        return converted(compile(field.init, site), field.type, site);
    if (isStored && !field.isStatic) return `(${self}.fields.get(${quoted(field.key)}) ?? null)`;
    return code.call(readField, code.use(vm), code.use(field), self, code.use(accessor));
}

/** The left of a dot, as a value that may be null. */
export function valueBefore(target: Exclude<Target, { kind: 'type' }>): Js {
    return target.kind === 'value' ? target.read : `${target.read} ?? null`;
}

/** Something of a value; throws a NullPointerException for null, or is null after `?.`. */
export function unlessNull(
    before: Js,
    { isSafe }: { readonly isSafe: boolean },
    { vm, code }: Site,
    something: (held: Js) => Js,
): Js {
    const held = code.temporary();
    const empty = isSafe ? 'null' : `${code.use(vm)}.raiseNullReference()`;
    return `((${held} = ${before}) === null ? ${empty} : ${something(held)})`;
}

/** The left of a dot. */
export function compileTarget(node: Expression, site: Site): Target {
    if (node.kind === 'name') return compileName(node, site);
    return node.kind === 'member' ? compileMember(node, site) : value(compile(node, site));
}

/**
 * `target.name`. Undefined stands for the record of an empty lookup: its fields are null, whereas those of a null
 * reference throw.
 */
export function compileMember(node: Member, site: Site): Target {
    const target = compileTarget(node.target, site);
    if (target.kind === 'type') return memberOfType(target.type, node, site);
    const member = unlessNull(target.read, node, site, (held) => {
        const read = memberOf(held, node, site);
        return target.kind === 'member' ? `${held} === undefined ? null : ${read}` : read;
    });
    return { kind: 'member', read: member };
}

/** The member of a value: as a rule a stored field that it has, which needs no call. */
function memberOf(held: Js, node: Member, site: Site): Js {
    const { vm, code } = site;
    const read = `${code.use(memberReader(node, site))}(${held}, ${FRAME})`;
    if (vm.model.hasAccessor(node.key)) return read;
    const found = code.temporary();
    const stored = `(${found} = ${held}.fields?.get(${quoted(node.key)})) !== undefined`;
    return `(${stored} ? ${held}.tag === 'record' ? ${found}.value : ${found} : ${read})`;
}

function memberReader(node: Member, site: Site): (base: Value, frame: Frame) => Value | undefined {
    const { name, key } = node;
    const { vm, accessor } = site;
    const fieldOf = fieldFinder(node, vm);
    const valueOf = recordReader(vm, name);
    return (given, frame) => {
        if (typeof given !== 'object' || given === null) throw noMember(given, name);
        const base = given.tag === 'list' ? unwrapRow(vm, given, SOBJECT) : given;
        if (typeof base !== 'object' || base === null) throw noMember(base, name);
        if (base.tag === 'record') return valueOf(base);
        if (base.tag === 'instance') return readField(vm, fieldOf(base.cls), base, accessor);
        if (base.tag === 'native') return nativeProperty(vm, base, key, frame);
        throw noMember(base, name);
    };
}

const noMember = (base: Value, name: string): NotSupported =>
    new NotSupported(`${typeName(base)}.${name}`);

/** Finds the field of an instance; caches the last class. */
export function fieldFinder(
    { name, key }: Pick<Member, 'key' | 'name'>,
    vm: Interpreter,
): (cls: Cls) => Field {
    let known: { cls: Cls; field: Field } | null = null;
    return (cls) => {
        if (known?.cls === cls) return known.field;
        const field = vm.model.field(cls, key);
        if (!field) throw new CompileError(`Variable does not exist: ${cls.full}.${name}`);
        known = { cls, field };
        return field;
    };
}

function memberOfType(base: TypeVal, { name, key }: Member, site: Site): Target {
    const { vm, cls, code } = site;
    if (key === 'class') return value(code.use(base));
    const owner = vm.model.find(base.name, cls);
    const constant = owner?.constant(key);
    if (constant) return value(code.use(constant));
    const field = owner && vm.model.field(owner, key);
    if (field?.isStatic) return value(read(field, 'null', site));
    const type = new TypeVal(`${base.name}.${name}`);
    const member = owner?.inner.has(key) ? null : staticMember(vm, base, name);
    return member ? value(code.call(member)) : { kind: 'type', type };
}
