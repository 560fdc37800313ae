/** Calls of methods. */
import { CompileError } from '../errors';
import {
    exceptionConstructor,
    initializeClass,
    isPlatform,
    runConstructor,
} from '../interpret/construct';
import type { Frame } from '../interpret/frame';
import { methodFinder, soleMethod, type MethodFinder } from '../interpret/overloads';
import { unwrapRow } from '../interpret/conversion';
import { SOBJECT } from '../interpret/types';
import type { Interpreter } from '../interpreter';
import type { Cls, Method } from '../model/class';
import { NativeCall } from '../platform';
import { isRecordMethod } from '../platform/record';
import type { Expression, MethodCall } from '../syntax/tree';
import type { Value } from '../values';
import { CallSite, callAt, callOf, isInstance } from './call-site';
import { FRAME, type Js } from './code';
import { compileAll } from './expressions';
import { compileTarget, unlessNull, valueBefore } from './members';
import type { Site } from './site';
import { compileStaticCall } from './static-calls';
import { wrongSignature } from './wrong-signature';

type Call = Extract<Expression, { kind: 'call' }>;

/** A call without a target: of a method of the class, a superclass or an outer class. */
export function compileCall(node: Call, site: Site): Js {
    const self = `${FRAME}.self`;
    const method = soleOwnMethod(node, site);
    return method
        ? callOf(method, self, node, site)
        : callAt(new OwnCall(site, node), self, node, site);
}

/** The method that a call resolves to for any values; null if that depends on them. */
function soleOwnMethod({ key, args }: Call, { vm, cls, hasSelf }: Site): Method | null {
    if (hasSelf && vm.model.isExtended(cls)) return null;
    for (let each: Cls | null = cls; each; each = each.outer) {
        const method = soleMethod(vm, each, key, args.length);
        if (method !== null) return method ?? null;
    }
    return null;
}

class OwnCall extends CallSite {
    private readonly cls: Cls;
    private readonly name: string;

    constructor({ vm, cls }: Site, node: Call) {
        super(vm, node);
        this.cls = cls;
        this.name = node.name;
    }

    protected find(self: Value, args: Value[]): Method | null {
        const own = isInstance(self) ? this.vm.findMethod(self.cls, this.key, args) : null;
        const method = own ?? this.findAround(args);
        if (method) initializeClass(this.vm, method.cls);
        return method;
    }

    /** Finds a method in the class, or else in those that this is in. */
    private findAround(args: Value[]): Method | null {
        for (let each: Cls | null = this.cls; each; each = each.outer) {
            const method = this.vm.findMethod(each, this.key, args);
            if (method) return method;
        }
        return null;
    }

    protected other(self: Value, args: Value[], frame: Frame): Value {
        if (!isInstance(self) || !self.cls.isException) throw wrongSignature(this.name);
        return new NativeCall(this.vm, this.key).run(self, args, frame);
    }
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
        return callAt(new SuperCall(site, node), `${FRAME}.self`, node, site);
    const target = compileTarget(node.target, site);
    if (target.kind === 'type') return compileStaticCall(target.type, node, site);
    return unlessNull(valueBefore(target), node, site, (held) =>
        callAt(new ValueCall(site.vm, node), held, node, site),
    );
}

class SuperCall extends CallSite {
    private readonly parent: Cls | null;
    private readonly name: string;
    private readonly native: NativeCall;

    constructor({ vm, cls }: Site, node: MethodCall) {
        super(vm, node);
        this.parent = vm.model.parent(cls);
        this.name = node.name;
        this.native = new NativeCall(vm, node.key);
    }

    protected find(_self: Value, args: Value[]): Method | null {
        return this.parent && this.vm.findMethod(this.parent, this.key, args);
    }

    protected other(self: Value, args: Value[], frame: Frame): Value {
        if (self === null) throw wrongSignature(this.name);
        return this.native.run(self, args, frame);
    }
}

class ValueCall extends CallSite {
    private readonly native: NativeCall;
    private readonly isOfRecords: boolean;
    private finder: MethodFinder | null = null;

    constructor(vm: Interpreter, node: MethodCall) {
        super(vm, node);
        this.native = new NativeCall(vm, node.key);
        this.isOfRecords = isRecordMethod(node.key);
    }

    protected find(target: Value, args: Value[]): Method | null {
        if (!isInstance(target)) return null;
        this.finder ??= methodFinder(this.vm, this.key, this.count);
        return this.finder(target.cls, args);
    }

    protected other(target: Value, args: Value[], frame: Frame): Value {
        const { vm, key, native } = this;
        if (isInstance(target) && target.cls.methods.has(key))
            throw wrongSignature(`${target.cls.full}.${key}`);
        const row = this.isOfRecords ? unwrapRow(vm, target, SOBJECT) : target;
        return native.run(row, args, frame);
    }
}
