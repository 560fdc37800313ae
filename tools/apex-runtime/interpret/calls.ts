/** Calls methods. */
import { CompileError } from '../errors';
import type { Interpreter } from '../interpreter';
import type { Cls } from '../model/class';
import { BUILTIN } from '../model/platform-classes';
import { callNative, callStatic } from '../platform';
import { isRecordMethod } from '../platform/record';
import type { MethodCall } from '../syntax/tree';
import { textOf } from '../value-text';
import { AList, Inst, lower, type Value } from '../values';
import { exceptionConstructor, initializeClass, isPlatform, runConstructor } from './construct';
import type { Env } from './env';
import { evaluateAll } from './evaluate';
import { TypePath, readTarget } from './members';
import { SOBJECT, unwrapRow } from './types';

const wrongSignature = (name: string): CompileError =>
    new CompileError(`Method does not exist or incorrect signature: ${name}`);

/** Calls a method without a target: of the class, one above it or one around it. */
export function callByName(
    vm: Interpreter,
    { name, key }: { name: string; key: string },
    args: Value[],
    env: Env,
): Value {
    for (let cls: Cls | null = env.cls; cls; cls = cls.outer) {
        const isOwn = env.self !== null && cls === env.cls;
        const overriding = isOwn && env.self ? vm.findMethod(env.self.cls, key, args) : null;
        const method = overriding ?? vm.findMethod(cls, key, args);
        if (!method) continue;
        initializeClass(vm, method.cls);
        return vm.invoke(method, env.self, args);
    }
    if (env.self?.cls.isException) return callNative(vm, env.self, key, args, env);
    throw wrongSignature(name);
}

/** Runs `this(…)` or `super(…)` at the start of a constructor. */
export function delegate(vm: Interpreter, to: 'this' | 'super', args: Value[], env: Env): null {
    const { self } = env;
    const cls = to === 'this' ? env.cls : vm.model.parent(env.cls);
    if (!self || !cls) throw new CompileError(`${to}(…) outside a constructor`);
    if (isPlatform(cls)) exceptionConstructor(self, args);
    else runConstructor(vm, self, cls, args);
    return null;
}

/** Calls `target.name(…)`. */
export function callMethod(vm: Interpreter, node: MethodCall, env: Env): Value {
    if (node.target.kind === 'super') return callSuper(vm, node, env);
    const base = readTarget(vm, node.target, env) ?? null;
    if (base === null) return node.isSafe ? null : vm.raiseNullReference();
    const args = evaluateAll(vm, node.args, env);
    return base instanceof TypePath
        ? callOnType(vm, base, node.key, args, env)
        : callOnValue(vm, base, node.key, args, env);
}

function callSuper(vm: Interpreter, node: MethodCall, env: Env): Value {
    const args = evaluateAll(vm, node.args, env);
    const parent = vm.model.parent(env.cls);
    const method = parent && vm.findMethod(parent, node.key, args);
    if (method) return vm.invoke(method, env.self, args);
    if (!env.self) throw wrongSignature(node.name);
    return callNative(vm, env.self, node.key, args, env);
}

function callOnValue(vm: Interpreter, base: Value, key: string, args: Value[], env: Env): Value {
    if (base instanceof Inst) {
        const method = vm.findMethod(base.cls, key, args);
        if (method) return vm.invoke(method, base, args);
        if (base.cls.methods.has(key)) throw wrongSignature(`${base.cls.full}.${key}`);
    }
    const isRow = base instanceof AList && base.fromQuery && isRecordMethod(key);
    return callNative(vm, isRow ? unwrapRow(vm, base, SOBJECT) : base, key, args, env);
}

/** Methods that a type has whatever its class declares. */
const TYPE_METHODS = new Set(['getname', 'newinstance']);

function callOnType(vm: Interpreter, base: TypePath, key: string, args: Value[], env: Env): Value {
    const cls = vm.model.find(base.name, env.cls);
    if (!cls) return callStatic(vm, base, key, args, env);
    initializeClass(vm, cls);
    const method = vm.findMethod(cls, key, args);
    if (method?.isStatic) return vm.invoke(method, null, args);
    if (cls.enumValues && key === 'values') return new AList([...cls.enumValues]);
    if (cls.enumValues && key === 'valueof') return constantOf(vm, cls, args[0] ?? null);
    if (!BUILTIN.has(lower(base.name)) && !TYPE_METHODS.has(key)) {
        throw wrongSignature(`${base.name}.${key}`);
    }
    return callStatic(vm, base, key, args, env);
}

function constantOf(vm: Interpreter, cls: Cls, name: Value): Value {
    const found = typeof name === 'string' ? cls.constant(name) : undefined;
    const message = `No enum constant ${cls.full}.${textOf(name)}`;
    return found ?? vm.raise('IllegalArgumentException', message);
}
