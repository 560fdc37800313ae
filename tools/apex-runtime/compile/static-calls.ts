/** Calls of static methods. */
import { NotSupported } from '../errors';
import { initializeClass } from '../interpret/construct';
import type { Frame } from '../interpret/frame';
import { soleMethod } from '../interpret/overloads';
import type { Interpreter } from '../interpreter';
import type { Cls, Method } from '../model/class';
import { BUILTIN } from '../model/platform-classes';
import { staticSignature } from '../platform';
import { callSignature } from '../platform/signature';
import { typeKey } from '../syntax/read-type';
import type { MethodCall } from '../syntax/tree';
import { textOf } from '../value-text';
import { AList, lower, type TypeVal, type Value } from '../values';
import { compileAll } from './expressions';
import { CallSite, callAt, callOf } from './call-site';
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
    if (cls) {
        const method = soleMethod(vm, cls, node.key, node.args.length);
        if (method?.isStatic && method.cls === cls) return callOf(method, 'null', node, site);
        return callAt(new ClassCall(cls, type, node, { vm, call }), 'null', node, site);
    }
    const args = compileAll(node.args, site);
    if (typeKey(type.name) !== 'database') return code.call(call, args, FRAME);
    return code.call(withVariables(call, site), args, FRAME, names.values());
}

class ClassCall extends CallSite {
    private readonly cls: Cls;
    private readonly type: TypeVal;
    private readonly callPlatform: CallWith;

    constructor(
        cls: Cls,
        type: TypeVal,
        node: MethodCall,
        { vm, call }: { vm: Interpreter; call: CallWith },
    ) {
        super(vm, node);
        this.cls = cls;
        this.type = type;
        this.callPlatform = call;
    }

    protected find(_target: Value, args: Value[]): Method | null {
        const { vm, cls, key } = this;
        initializeClass(vm, cls);
        const method = vm.findMethod(cls, key, args);
        return method?.isStatic ? method : null;
    }

    protected other(_target: Value, args: Value[], frame: Frame): Value {
        const { vm, cls, key, type } = this;
        if (cls.enumValues && key === 'values') return new AList([...cls.enumValues]);
        if (cls.enumValues && key === 'valueof') return constantOf(vm, cls, args[0] ?? null);
        if (!BUILTIN.has(lower(type.name)) && !TYPE_METHODS.has(key))
            throw wrongSignature(`${type.name}.${key}`);
        return this.callPlatform(args, frame);
    }
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
