/** Calls of static methods. */
import { NotSupported } from '../errors';
import { initializeClass } from '../interpret/construct';
import type { Frame } from '../interpret/frame';
import { methodFinder } from '../interpret/overloads';
import type { Interpreter } from '../interpreter';
import type { Cls } from '../model/class';
import { BUILTIN } from '../model/platform-classes';
import { staticSignature } from '../platform';
import { callSignature } from '../platform/signature';
import { typeKey } from '../syntax/read-type';
import type { MethodCall } from '../syntax/tree';
import { textOf } from '../value-text';
import { AList, lower, type TypeVal, type Value } from '../values';
import { compileAll } from './expressions';
import { callOn, type Callee } from './callee';
import { FRAME, type Js } from './code';
import type { Site } from './site';
import { wrongSignature } from './wrong-signature';

/** Methods that every type of a kind has. */
const TYPE_METHODS = new Set(['getname', 'newinstance']);

type CallWith = (args: Value[], frame: Frame) => Value;

/** `Type.name(…)`. */
export function compileStaticCall(type: TypeVal, node: MethodCall, site: Site): Js {
    const { vm, code, names } = site;
    const cls = vm.model.find(type.name, site.cls);
    const call = platformCaller(type, node, site);
    if (cls) return callOn('null', node, classCallee(cls, type, node, call, site), site);
    const args = compileAll(node.args, site);
    if (typeKey(type.name) !== 'database') return code.call(call, args, FRAME);
    return code.call(withVariables(call, site), args, FRAME, names.values());
}

function classCallee(
    cls: Cls,
    type: TypeVal,
    node: MethodCall,
    callPlatform: CallWith,
    { vm }: Site,
): Callee {
    const { key } = node;
    const find = methodFinder(vm, key, node.args.length);
    return {
        find: (_target, args) => {
            if (!cls.isInitialized) initializeClass(vm, cls);
            const method = find(cls, args);
            return method?.isStatic ? method : null;
        },
        other: (_target, args, frame) => {
            if (cls.enumValues && key === 'values') return new AList([...cls.enumValues]);
            if (cls.enumValues && key === 'valueof') return constantOf(vm, cls, args[0] ?? null);
            if (!BUILTIN.has(lower(type.name)) && !TYPE_METHODS.has(key))
                throw wrongSignature(`${type.name}.${key}`);
            return callPlatform(args, frame);
        },
    };
}

/** A call that may run a dynamic query, which binds the variables around the call. */
const withVariables =
    (call: CallWith, { names }: Site) =>
    (args: Value[], frame: Frame, slots: readonly Value[]): Value => {
        frame.names = names;
        frame.slots = slots;
        return call(args, frame);
    };

function platformCaller(type: TypeVal, { key }: MethodCall, { vm }: Site): CallWith {
    const signature = staticSignature(type, key);
    const title = `${type.name}.${key}`;
    return (args, frame) => {
        if (!signature) throw new NotSupported(title);
        return callSignature(signature, title, { call: { vm, frame }, self: null, args });
    };
}

function constantOf(vm: Interpreter, cls: Cls, name: Value): Value {
    const found = typeof name === 'string' ? cls.constant(name) : undefined;
    const message = `No enum constant ${cls.full}.${textOf(name)}`;
    return found ?? vm.raise('IllegalArgumentException', message);
}
