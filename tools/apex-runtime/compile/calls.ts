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
import { callOn, isInstance, type Callee } from './callee';
import { FRAME, type Js } from './code';
import { compileAll } from './expressions';
import { compileTarget, unlessNull, valueBefore } from './members';
import type { Site } from './site';
import { compileStaticCall } from './static-calls';
import { wrongSignature } from './wrong-signature';

type Call = Extract<Expression, { kind: 'call' }>;

/** A call without a target: of a method of the class, a superclass or an outer class. */
export const compileCall = (node: Call, site: Site): Js =>
    callOn(`${FRAME}.self`, node, ownCallee(node, site), site);

function ownCallee({ name, key, args }: Call, site: Site): Callee {
    const { vm } = site;
    const findOwn = methodFinder(vm, key, args.length);
    const findAround = finderAround(site, key, args.length);
    const callNative = nativeCaller(vm, key);
    return {
        find: (self, given) => {
            const own = isInstance(self) ? findOwn(self.cls, given) : null;
            const method = own ?? findAround(given);
            if (method && !method.cls.isInitialized) initializeClass(vm, method.cls);
            return method;
        },
        other: (self, given, frame) => {
            if (isInstance(self) && self.cls.isException) return callNative(self, given, frame);
            throw wrongSignature(name);
        },
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
    const construct = (given: Value[], { self }: Frame): null => {
        if (!self || !cls) throw new CompileError(`${to}(…) outside a constructor`);
        if (isPlatform(cls)) exceptionConstructor(self, given);
        else runConstructor(vm, self, cls, given);
        return null;
    };
    return site.code.call(construct, compileAll(args, site), FRAME);
}

/** `target.name(…)`. */
export function compileMethodCall(node: MethodCall, site: Site): Js {
    if (node.target.kind === 'super')
        return callOn(`${FRAME}.self`, node, superCallee(node, site), site);
    const target = compileTarget(node.target, site);
    if (target.kind === 'type') return compileStaticCall(target.type, node, site);
    return unlessNull(valueBefore(target), node, site, (held) =>
        callOn(held, node, valueCallee(node, site), site),
    );
}

function superCallee({ name, key, args }: MethodCall, { vm, cls }: Site): Callee {
    const parent = vm.model.parent(cls);
    const find = methodFinder(vm, key, args.length);
    const callNative = nativeCaller(vm, key);
    return {
        find: (_self, given) => parent && find(parent, given),
        other: (self, given, frame) => {
            if (self === null) throw wrongSignature(name);
            return callNative(self, given, frame);
        },
    };
}

function valueCallee({ key, args }: MethodCall, { vm }: Site): Callee {
    const find = methodFinder(vm, key, args.length);
    const callNative = nativeCaller(vm, key);
    const isOfRecords = isRecordMethod(key);
    return {
        find: (base, given) => (isInstance(base) ? find(base.cls, given) : null),
        other: (base, given, frame) => {
            if (typeof base !== 'object' || base === null) return callNative(base, given, frame);
            if (base.tag === 'instance' && base.cls.methods.has(key))
                throw wrongSignature(`${base.cls.full}.${key}`);
            const isRow = isOfRecords && base.tag === 'list' && base.fromQuery;
            return callNative(isRow ? unwrapRow(vm, base, SOBJECT) : base, given, frame);
        },
    };
}
