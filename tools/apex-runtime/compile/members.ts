/** Names and members. */
import { CompileError, NotSupported } from '../errors';
import { fieldInReach, readField } from '../interpret/fields';
import type { Frame } from '../interpret/frame';
import { unwrapRow } from '../interpret/conversion';
import { SOBJECT, typeName } from '../interpret/types';
import type { Cls, Field } from '../model/class';
import { nativeProperty, staticMember } from '../platform';
import { recordReader } from '../platform/record';
import type { Expression, Member } from '../syntax/tree';
import { TypeVal, type Value } from '../values';
import { compile } from './expressions';
import type { Evaluate, Site } from './site';

/** The left side of a dot. */
export type Target =
    /** A type or namespace, before one of its members. */
    | { readonly kind: 'type'; readonly type: TypeVal }
    | { readonly kind: 'value'; readonly read: Evaluate }
    /** Undefined stands for the record behind an empty lookup. */
    | { readonly kind: 'member'; readonly read: (frame: Frame) => Value | undefined };

const value = (read: Evaluate): Target => ({ kind: 'value', read });

/** A bare name: a variable or a field in scope. Any other name may be a type. */
export function compileName(
    { name, key }: Extract<Expression, { kind: 'name' }>,
    site: Site,
): Target {
    const variable = site.names.find(key);
    if (variable) {
        const { slot } = variable;
        return value((frame) => frame.slots[slot] ?? null);
    }
    const field = fieldInReach(site, key);
    if (!field) return { kind: 'type', type: new TypeVal(name) };
    const { vm, accessor } = site;
    return value((frame) => readField(vm, field, frame.self, accessor));
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
    const { read } = target;
    const memberOf = memberReader(node, site);
    const readMember = (frame: Frame): Value | undefined => {
        const base = read(frame);
        if (base === undefined) return null;
        if (base === null) return node.isSafe ? null : site.vm.raiseNullReference();
        return memberOf(base, frame);
    };
    return { kind: 'member', read: readMember };
}

function memberReader(node: Member, site: Site): (base: Value, frame: Frame) => Value | undefined {
    const { name, key } = node;
    const { vm, accessor } = site;
    const fieldOf = fieldFinder(node, site);
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
function fieldFinder({ name, key }: Member, { vm }: Site): (cls: Cls) => Field {
    let known: { cls: Cls; field: Field } | null = null;
    return (cls) => {
        if (known?.cls === cls) return known.field;
        const field = vm.model.field(cls, key);
        if (!field) throw new CompileError(`Variable does not exist: ${cls.full}.${name}`);
        known = { cls, field };
        return field;
    };
}

function memberOfType(base: TypeVal, { name, key }: Member, { vm, cls, accessor }: Site): Target {
    if (key === 'class') return value(() => base);
    const owner = vm.model.find(base.name, cls);
    const constant = owner?.constant(key);
    if (constant) return value(() => constant);
    const field = owner && vm.model.field(owner, key);
    if (field?.isStatic) return value(() => readField(vm, field, null, accessor));
    const type = new TypeVal(`${base.name}.${name}`);
    const read = owner?.inner.has(key) ? null : staticMember(vm, base, name);
    return read ? value(read) : { kind: 'type', type };
}
