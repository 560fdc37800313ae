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
import { compileTarget } from './members';
import type { Evaluate, Site } from './site';
import { compileStaticCall } from './static-calls';
import { wrongSignature } from './wrong-signature';

/** A call without a target: of a method of the class, a superclass or an outer class. */
export function compileCall(
    { name, key, args: nodes }: Extract<Expression, { kind: 'call' }>,
    site: Site,
): Evaluate {
    const { vm } = site;
    const args = compileAll(nodes, site);
    const findOwn = methodFinder(vm, key, nodes.length);
    const findAround = finderAround(site, key, nodes.length);
    const callNative = nativeCaller(vm, key);
    return (frame) => {
        const { self } = frame;
        const given = args(frame);
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
    { to, args: nodes }: Extract<Expression, { kind: 'delegate' }>,
    site: Site,
): Evaluate {
    const { vm } = site;
    const args = compileAll(nodes, site);
    const cls = to === 'this' ? site.cls : vm.model.parent(site.cls);
    return (frame) => {
        const { self } = frame;
        if (!self || !cls) throw new CompileError(`${to}(…) outside a constructor`);
        if (isPlatform(cls)) exceptionConstructor(self, args(frame));
        else runConstructor(vm, self, cls, args(frame));
        return null;
    };
}

/** `target.name(…)`. */
export function compileMethodCall(node: MethodCall, site: Site): Evaluate {
    if (node.target.kind === 'super') return compileSuperCall(node, site);
    const target = compileTarget(node.target, site);
    if (target.kind === 'type') return compileStaticCall(target.type, node, site);
    const { read } = target;
    const args = compileAll(node.args, site);
    const call = valueCaller(node, site);
    return (frame) => {
        const base = read(frame) ?? null;
        if (base === null) return node.isSafe ? null : site.vm.raiseNullReference();
        return call(base, args(frame), frame);
    };
}

function compileSuperCall({ name, key, args: nodes }: MethodCall, site: Site): Evaluate {
    const { vm } = site;
    const args = compileAll(nodes, site);
    const parent = vm.model.parent(site.cls);
    const find = methodFinder(vm, key, nodes.length);
    const callNative = nativeCaller(vm, key);
    return (frame) => {
        const given = args(frame);
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
