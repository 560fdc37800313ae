/** Calls of methods. */
import { CompileError } from '../errors';
import {
    exceptionConstructor,
    initializeClass,
    isPlatform,
    runConstructor,
} from '../interpret/construct';
import type { Frame } from '../interpret/frame';
import { methodFinder } from '../interpret/overloads';
import { unwrapRow } from '../interpret/conversion';
import { SOBJECT } from '../interpret/types';
import type { Method } from '../model/class';
import { nativeCaller } from '../platform';
import { isRecordMethod } from '../platform/record';
import type { Expression, MethodCall } from '../syntax/tree';
import type { Value } from '../values';
import { compileAll } from './expressions';
import { compileTarget, unlessNull, valueBefore } from './members';
import { FRAME, type Js } from './code';
import type { Site } from './site';
import { compileStaticCall } from './static-calls';
import { wrongSignature } from './wrong-signature';

/** A call without a target: of a method of the class, a superclass or an outer class. */
export const compileCall = (node: Call, site: Site): Js =>
    site.code.call(ownCaller(node, site), compileAll(node.args, site), FRAME);

type Call = Extract<Expression, { kind: 'call' }>;

type CallWith = (given: Value[], frame: Frame) => Value;

function ownCaller({ name, key, args }: Call, site: Site): CallWith {
    const { vm } = site;
    const findOwn = methodFinder(vm, key, args.length);
    const findAround = finderAround(site, key, args.length);
    const callNative = nativeCaller(vm, key);
    return (given, frame) => {
        const { self } = frame;
        const method = (self && findOwn(self.cls, given)) ?? findAround(given);
        if (method) {
            if (!method.cls.isInitialized) initializeClass(vm, method.cls);
            return vm.enter(method, self, given);
        }
        if (self?.cls.isException) return callNative(self, given, frame);
        throw wrongSignature(name);
    };
}

/** Finds a method in the class of a place, or else in those that this is in. */
function finderAround(
    { vm, cls }: Pick<Site, 'cls' | 'vm'>,
    key: string,
    count: number,
): (args: readonly Value[]) => Method | null {
    const find = methodFinder(vm, key, count);
    const findOutside = cls.outer && finderAround({ vm, cls: cls.outer }, key, count);
    return (args) => find(cls, args) ?? findOutside?.(args) ?? null;
}

/** `this(…)` or `super(…)` at the start of a constructor. */
export function compileDelegate(
    { to, args }: Extract<Expression, { kind: 'delegate' }>,
    site: Site,
): Js {
    const { vm } = site;
    const cls = to === 'this' ? site.cls : vm.model.parent(site.cls);
    const construct: CallWith = (given, { self }) => {
        if (!self || !cls) throw new CompileError(`${to}(…) outside a constructor`);
        if (isPlatform(cls)) exceptionConstructor(self, given);
        else runConstructor(vm, self, cls, given);
        return null;
    };
    return site.code.call(construct, compileAll(args, site), FRAME);
}

/** `target.name(…)`. */
export function compileMethodCall(node: MethodCall, site: Site): Js {
    const { code } = site;
    if (node.target.kind === 'super') {
        return code.call(superCaller(node, site), compileAll(node.args, site), FRAME);
    }
    const target = compileTarget(node.target, site);
    if (target.kind === 'type') return compileStaticCall(target.type, node, site);
    const args = compileAll(node.args, site);
    const call = valueCaller(node, site);
    return unlessNull(valueBefore(target), node, site, (held) =>
        code.call(call, held, args, FRAME),
    );
}

function superCaller({ name, key, args }: MethodCall, { vm, cls }: Site): CallWith {
    const parent = vm.model.parent(cls);
    const find = methodFinder(vm, key, args.length);
    const callNative = nativeCaller(vm, key);
    return (given, frame) => {
        const method = parent && find(parent, given);
        if (method) return vm.enter(method, frame.self, given);
        if (!frame.self) throw wrongSignature(name);
        return callNative(frame.self, given, frame);
    };
}

function valueCaller(
    { key, args }: MethodCall,
    { vm }: Site,
): (base: Value, args: Value[], frame: Frame) => Value {
    const find = methodFinder(vm, key, args.length);
    const callNative = nativeCaller(vm, key);
    const isOfRecords = isRecordMethod(key);
    return (base, given, frame) => {
        if (typeof base !== 'object' || base === null) return callNative(base, given, frame);
        if (base.tag === 'instance') {
            const method = find(base.cls, given);
            if (method) return vm.enter(method, base, given);
            if (base.cls.methods.has(key)) throw wrongSignature(`${base.cls.full}.${key}`);
        }
        const isRow = isOfRecords && base.tag === 'list' && base.fromQuery;
        return callNative(isRow ? unwrapRow(vm, base, SOBJECT) : base, given, frame);
    };
}
