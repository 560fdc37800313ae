/** Methods, ready to run. */
import { compileBody, compileBodyInSteps, type Body } from '../compile/body';
import { CompileError } from '../errors';
import type { Interpreter } from '../interpreter';
import { annotation, type Enter, type EnterSteps, type Method } from '../model/class';
import { withoutPause } from '../platform/callout';
import { enqueue } from './jobs';

/** Compiles a method: a call runs it to its end, or queues it if it is a future method. */
export function compileMethod(vm: Interpreter, method: Method): Enter {
    if (vm.mayCallOut(method)) {
        const steps = (method.steps ??= compileSteps(vm, method));
        return (self, ...args) => withoutPause(vm, steps(self, ...args));
    }
    const enter = compileBody(vm, bodyOf(method));
    if (method.isFuture) return later(vm, method, enter);
    return method.isCacheable ? withoutWriting(vm, enter) : enter;
}

/** Compiles a method that pauses at callouts. */
export function compileSteps(vm: Interpreter, method: Method): EnterSteps {
    const enter = compileBodyInSteps(vm, bodyOf(method));
    if (method.isCacheable) return stepsWithoutWriting(vm, enter);
    if (!method.isFuture) return enter;
    const queue = later(vm, method, (self, ...args) => withoutPause(vm, enter(self, ...args)));
    return function* (self, ...args) {
        return queue(self, ...args);
    };
}

function bodyOf({ cls, name, isStatic, parameters, returns, body: block }: Method): Body {
    if (!block) throw new CompileError(`${cls.full}.${name} has no body`);
    return { cls, isStatic, parameters, returns, block };
}

function later(vm: Interpreter, method: Method, enter: Enter): Enter {
    const allowsCallouts = annotation(method, 'future')?.parameters['callout'] === 'true';
    return (_self, ...args) => {
        enqueue(vm, { kind: 'future', allowsCallouts, run: () => void enter(null, ...args) });
        return null;
    };
}

function withoutWriting(vm: Interpreter, enter: Enter): Enter {
    return (self, ...args) => {
        vm.readOnly++;
        try {
            return enter(self, ...args);
        } finally {
            vm.readOnly--;
        }
    };
}

function stepsWithoutWriting(vm: Interpreter, enter: EnterSteps): EnterSteps {
    return function* (self, ...args) {
        vm.readOnly++;
        try {
            return yield* enter(self, ...args);
        } finally {
            vm.readOnly--;
        }
    };
}
