/** Calls at their place in the code. */
import type { Frame } from '../interpret/frame';
import { initializeClass } from '../interpret/construct';
import type { Interpreter } from '../interpreter';
import { compileMethod } from '../interpret/methods';
import type { Enter, Method } from '../model/class';
import type { Steps } from '../platform/callout';
import { stepsOfSend } from '../platform/http';
import type { Expression } from '../syntax/tree';
import type { Inst, Value } from '../values';
import { FRAME, type Js } from './code';
import { compile, compileAll } from './expressions';
import type { Site } from './site';

/** A call of this name. */
export interface CallNode {
    readonly name: string;
    readonly key: string;
    readonly args: readonly Expression[];
}

/** A call that looks up its method when it runs. The target is null for a static call. */
export abstract class CallSite {
    protected readonly vm: Interpreter;
    protected readonly key: string;
    protected readonly count: number;

    constructor(vm: Interpreter, { key, args }: CallNode) {
        this.vm = vm;
        this.key = key;
        this.count = args.length;
    }

    /** The method of the project that it resolves to. */
    protected abstract find(target: Value, args: Value[]): Method | null;

    /** What it does if it resolves to none. */
    protected abstract other(target: Value, args: Value[], frame: Frame): Value;

    /** Runs to its end at once. */
    run(target: Value, args: Value[], frame: Frame): Value {
        const method = this.find(target, args);
        if (!method) return this.other(target, args, frame);
        return this.vm.enter(method, instanceOf(target), args);
    }

    /** Pauses at callouts. */
    *steps(target: Value, args: Value[], frame: Frame): Steps {
        const method = this.find(target, args);
        if (method) return yield* this.vm.steps(method, instanceOf(target), args);
        const steps = stepsOfSend(this.vm, target, args);
        return steps ? yield* steps : this.other(target, args, frame);
    }
}

const instanceOf = (value: Value): Inst | null => (isInstance(value) ? value : null);

/** Whether a value is an instance of a class of the project, or an exception. */
export const isInstance = (value: Value): value is Inst =>
    typeof value === 'object' && value?.tag === 'instance';

/** Whether a call may lead to a callout, in code that can pause there. */
const pausesAt = ({ key, args }: CallNode, { vm, code }: Site): boolean =>
    code.pauses && vm.model.mayCallOut(key, args.length);

/** A call of what a place in the code resolves it to. */
export function callAt(call: CallSite, target: Js, node: CallNode, site: Site): Js {
    const { code } = site;
    const given = `(${target}, ${compileAll(node.args, site)}, ${FRAME})`;
    if (!pausesAt(node, site)) return `${code.use(call)}.run${given}`;
    return code.finish(`${code.use(call)}.steps${given}`);
}

/** A call of a method that doesn't depend on the values. */
export function callOf(method: Method, self: Js, node: CallNode, site: Site): Js {
    const { vm, code } = site;
    const [machine, held] = [code.use(vm), code.use(method)];
    if (pausesAt(node, site))
        return code.finish(code.call(stepsOf, machine, held, self, compileAll(node.args, site)));
    if (!method.cls.isConstant)
        return code.call(enter, machine, held, self, compileAll(node.args, site));
    initializeClass(vm, method.cls); // once is enough, because constants stay
    const entry = `(${held}.code ?? ${code.call(codeOf, machine, held)})`;
    return `${entry}(${[self, ...node.args.map((arg) => compile(arg, site))].join(', ')})`;
}

function enter(vm: Interpreter, method: Method, self: Inst | null, args: Value[]): Value {
    if (!method.cls.isInitialized) initializeClass(vm, method.cls);
    return vm.enter(method, self, args);
}

const codeOf = (vm: Interpreter, method: Method): Enter =>
    (method.code ??= compileMethod(vm, method));

function stepsOf(vm: Interpreter, method: Method, self: Inst | null, args: Value[]): Steps {
    if (!method.cls.isInitialized) initializeClass(vm, method.cls);
    return vm.steps(method, self, args);
}
