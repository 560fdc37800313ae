/** Reads names and members. */
import { CompileError, NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import type { Cls, Field } from '../model/class';
import { nativeProperty, staticMember } from '../platform';
import { fieldOfRecord } from '../platform/record';
import type { Expression, Member } from '../syntax/tree';
import { Inst, Native, SObj, TypeVal, type Value } from '../values';
import { initializeClass } from './construct';
import { Scope, type Env } from './env';
import { evaluate } from './evaluate';
import { codeEnv, runBody } from './invoke';
import { SOBJECT, coerce, typeName, unwrapRow } from './types';

/** A name that is no variable: a type or namespace, on the way to one of its members. */
export class TypePath extends TypeVal {}

type Name = Extract<Expression, { kind: 'name' }>;

/** The value of a bare name: a variable or a field in reach. Any other name may be a type's. */
export function readName(vm: Interpreter, { name, key }: Name, env: Env): Value {
    const variable = env.scope.find(key);
    if (variable) return variable.value;
    const field = fieldInReach(vm, env, key);
    return field ? readField(vm, field, env.self, env) : new TypePath(name);
}

/** The value of the left of a dot. Undefined stands for the record behind an empty lookup. */
export function readTarget(vm: Interpreter, node: Expression, env: Env): Value | undefined {
    if (node.kind === 'name') return readName(vm, node, env);
    return node.kind === 'member' ? readMember(vm, node, env) : evaluate(vm, node, env);
}

/** The field or property that a bare name means. */
export function fieldInReach(vm: Interpreter, env: Env, key: string): Field | null {
    const own = env.self ? vm.model.field(env.cls, key) : null;
    if (own) return own;
    for (let cls: Cls | null = env.cls; cls; cls = cls.outer) {
        const field = vm.model.field(cls, key);
        if (field?.isStatic) return field;
    }
    return null;
}

/** Reads a field or property; `env` tells whether the property's own accessor asks. */
export function readField(
    vm: Interpreter,
    field: Field,
    self: Inst | null,
    env?: Pick<Env, 'accessor'>,
): Value {
    if (field.isStatic) initializeClass(vm, field.cls);
    if (env?.accessor !== field) {
        if (!field.isReadable) throw new CompileError(`Variable is not readable: ${field.name}`);
        if (field.getter) {
            const inner = accessorEnv(vm, field, self);
            return coerce(vm, runBody(vm, field.getter, inner), field.type);
        }
    }
    return stored(field, self).get(field.key) ?? null;
}

/** Puts a value into a field or property. */
export function writeField(
    vm: Interpreter,
    field: Field,
    self: Inst | null,
    given: Value,
    env?: Pick<Env, 'accessor'>,
): Value {
    const value = coerce(vm, given, field.type);
    if (field.isStatic) initializeClass(vm, field.cls);
    if (env?.accessor !== field) {
        if (!field.isWritable) throw new CompileError(`Variable is not writable: ${field.name}`);
        if (field.setter) {
            const inner = accessorEnv(vm, field, self);
            inner.scope.declare('value', value, field.type);
            runBody(vm, field.setter, inner);
            return value;
        }
    }
    stored(field, self).set(field.key, value);
    return value;
}

const accessorEnv = (vm: Interpreter, field: Field, self: Inst | null): Env => ({
    ...codeEnv(vm, field.cls, field.isStatic ? null : self, new Scope()),
    accessor: field,
});

function stored(field: Field, self: Inst | null): Map<string, Value> {
    if (field.isStatic) return field.cls.statics;
    if (self) return self.fields;
    throw new CompileError(`Variable is not visible without an instance: ${field.name}`);
}

/**
 * Reads `target.name`. Undefined stands for the record behind an empty lookup: its fields are
 * null, where those of a null reference throw.
 */
export function readMember(vm: Interpreter, node: Member, env: Env): Value | undefined {
    const base = readTarget(vm, node.target, env);
    if (base === undefined) return null;
    if (base === null) return node.isSafe ? null : vm.raiseNullReference();
    if (base instanceof TypePath) return memberOfType(vm, base, node, env);
    const value = unwrapRow(vm, base, SOBJECT);
    if (value instanceof SObj) return fieldOfRecord(vm, value, node.name);
    if (value instanceof Inst) return memberOfInstance(vm, value, node, env);
    if (value instanceof Native) return nativeProperty(vm, value, node.key, env);
    throw new NotSupported(`${typeName(value)}.${node.name}`);
}

function memberOfInstance(vm: Interpreter, base: Inst, { name, key }: Member, env: Env): Value {
    const field = vm.model.field(base.cls, key);
    if (field) return readField(vm, field, base, env);
    throw new CompileError(`Variable does not exist: ${base.cls.full}.${name}`);
}

function memberOfType(vm: Interpreter, base: TypePath, { name, key }: Member, env: Env): Value {
    if (key === 'class') return new TypeVal(base.name);
    const cls = vm.model.find(base.name, env.cls);
    const constant = cls?.constant(key);
    if (constant) return constant;
    const field = cls && vm.model.field(cls, key);
    if (field?.isStatic) return readField(vm, field, null, env);
    const type = new TypePath(`${base.name}.${name}`);
    if (cls?.inner.has(key)) return type;
    return staticMember(vm, base, name) ?? type;
}
