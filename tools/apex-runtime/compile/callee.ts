/** What a call runs. */
import type { Frame } from '../interpret/frame';
import type { Method } from '../model/class';
import type { Steps } from '../platform/callout';
import { stepsOfSend } from '../platform/http';
import type { Inst, Value } from '../values';
import { FRAME, type Js } from './code';
import { compileAll } from './expressions';
import type { Expression } from '../syntax/tree';
import type { Site } from './site';

/** What a call on a value may run; the value is null for a static call. */
export interface Callee {
    /** The method of the project that the call resolves to. */
    readonly find: (target: Value, args: Value[]) => Method | null;
    /** What it does if there is none. */
    readonly other: (target: Value, args: Value[], frame: Frame) => Value;
}

interface CallNode {
    readonly key: string;
    readonly args: readonly Expression[];
}

/** A call. It pauses if it may lead to a callout, and the code around it can pause. */
export function callOn(target: Js, { key, args }: CallNode, callee: Callee, site: Site): Js {
    const { vm, code } = site;
    const pauses = code.pauses && vm.pausesAt(key, args.length);
    const given = compileAll(args, site);
    if (pauses) return code.finish(code.call(inSteps(callee, site), target, given, FRAME));
    return code.call(atOnce(callee, site), target, given, FRAME);
}

function atOnce({ find, other }: Callee, { vm }: Site) {
    return (target: Value, args: Value[], frame: Frame): Value => {
        const method = find(target, args);
        return method ? vm.enter(method, instanceOf(target), args) : other(target, args, frame);
    };
}

function inSteps({ find, other }: Callee, { vm }: Site) {
    return function* (target: Value, args: Value[], frame: Frame): Steps {
        const method = find(target, args);
        if (method) return yield* vm.steps(method, instanceOf(target), args);
        const steps = stepsOfSend(vm, target, args);
        return steps ? yield* steps : other(target, args, frame);
    };
}

/** Whether a value is an instance of a class of the project, or an exception. */
export const isInstance = (value: Value): value is Inst =>
    typeof value === 'object' && value?.tag === 'instance';

const instanceOf = (value: Value): Inst | null => (isInstance(value) ? value : null);
