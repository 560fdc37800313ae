/** Fields and properties of classes. */
import { compileBody } from '../compile/body';
import type { Site } from '../compile/site';
import { CompileError } from '../errors';
import type { Interpreter } from '../interpreter';
import type { Cls, Enter, Field } from '../model/class';
import type { Block } from '../syntax/tree';
import type { Inst, Value } from '../values';
import { initializeClass } from './construct';
import { coerce } from './conversion';

/** The field or property that a bare name refers to. */
export function fieldInReach({ vm, cls, hasSelf }: Site, key: string): Field | null {
    const own = hasSelf ? vm.model.field(cls, key) : null;
    if (own) return own;
    for (let each: Cls | null = cls; each; each = each.outer) {
        const field = vm.model.field(each, key);
        if (field?.isStatic) return field;
    }
    return null;
}

/** Reads a field or property; its own `accessor` reads the stored value. */
export function readField(
    vm: Interpreter,
    field: Field,
    self: Inst | null,
    accessor: Field | null = null,
): Value {
    if (field.isStatic && !field.cls.isInitialized) initializeClass(vm, field.cls);
    if (accessor !== field) {
        if (!field.isReadable) throw new CompileError(`Variable is not readable: ${field.name}`);
        if (field.getter) {
            field.get ??= compileGetter(vm, field, field.getter);
            return field.get(self);
        }
    }
    return stored(field, self).get(field.key) ?? null;
}

/** Writes a field or property; its own `accessor` writes the stored value. */
export function writeField(
    vm: Interpreter,
    field: Field,
    self: Inst | null,
    given: Value,
    accessor: Field | null = null,
): Value {
    const value = coerce(vm, given, field.type);
    if (field.isStatic) initializeClass(vm, field.cls);
    if (accessor !== field) {
        if (!field.isWritable) throw new CompileError(`Variable is not writable: ${field.name}`);
        if (field.setter) {
            field.set ??= compileSetter(vm, field, field.setter);
            field.set(self, value);
            return value;
        }
    }
    stored(field, self).set(field.key, value);
    return value;
}

function stored(field: Field, self: Inst | null): Map<string, Value> {
    if (field.isStatic) return field.cls.statics;
    if (self) return self.fields;
    throw new CompileError(`Variable is not visible without an instance: ${field.name}`);
}

function compileGetter(vm: Interpreter, field: Field, block: Block): Enter {
    const { cls, isStatic, type } = field;
    const body = { cls, isStatic, accessor: field, parameters: [], returns: type, block };
    return compileBody(vm, body);
}

function compileSetter(vm: Interpreter, field: Field, block: Block): Enter {
    const { cls, isStatic, type } = field;
    const parameters = [{ key: 'value', type }];
    return compileBody(vm, { cls, isStatic, accessor: field, parameters, returns: null, block });
}
