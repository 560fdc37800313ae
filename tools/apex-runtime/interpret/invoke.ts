/** Runs methods. */
import { CompileError } from '../errors';
import type { Interpreter } from '../interpreter';
import { annotation, type Cls, type Method } from '../model/class';
import type { Block } from '../syntax/tree';
import type { Inst, Value } from '../values';
import { Scope, type Env } from './env';
import { enqueue } from './jobs';
import { runBlock } from './statements';
import { coerce } from './types';

/** The depth at which the platform gives up is 1,000; the runtime needs its own stack for more. */
const MOST_DEPTH = 400;

/** Runs a method, or queues it when it is a future method. */
export function invoke(
    vm: Interpreter,
    method: Method,
    self: Inst | null,
    args: readonly Value[],
): Value {
    if (method.isFuture) {
        enqueue(vm, {
            kind: 'future',
            allowsCallouts: annotation(method, 'future')?.parameters['callout'] === 'true',
            run: () => void enter(vm, method, null, args),
        });
        return null;
    }
    if (!method.isCacheable) return enter(vm, method, self, args);
    vm.readOnly++;
    try {
        return enter(vm, method, self, args);
    } finally {
        vm.readOnly--;
    }
}

function enter(vm: Interpreter, method: Method, self: Inst | null, args: readonly Value[]): Value {
    if (!method.body) throw new CompileError(`${method.cls.full}.${method.name} has no body`);
    const scope = new Scope();
    method.parameters.forEach(({ key, type }, i) =>
        scope.declare(key, coerce(vm, args[i] ?? null, type), type),
    );
    const instance = method.isStatic ? null : self;
    const value = runBody(vm, method.body, codeEnv(vm, method.cls, instance, scope));
    return coerce(vm, value, method.returns);
}

/** The surroundings of code that is entered from elsewhere. */
export function codeEnv(vm: Interpreter, cls: Cls, self: Inst | null, scope = new Scope()): Env {
    return { scope, self, cls, accessor: null, isSharing: sharingOf(vm, cls) };
}

/** A class that doesn't decide itself takes over its caller's way; as an entry, see the README. */
function sharingOf(vm: Interpreter, cls: Cls): boolean {
    if (cls.sharing === 'with') return true;
    if (cls.sharing === 'without') return false;
    return vm.caller?.isSharing ?? cls.sharing === 'inherited';
}

/** Runs a body on the stack of calls; returns what it returns. */
export function runBody(vm: Interpreter, body: Block, env: Env): Value {
    if (vm.frames.length >= MOST_DEPTH) {
        vm.raise('LimitException', 'Maximum stack depth reached: 1001');
    }
    vm.frames.push(env);
    try {
        const completion = runBlock(vm, body, env);
        return completion?.kind === 'return' ? completion.value : null;
    } finally {
        vm.frames.pop();
    }
}
