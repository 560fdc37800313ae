/** Methods, ready to run. */
import { compileBody } from '../compile/body';
import { CompileError } from '../errors';
import type { Interpreter } from '../interpreter';
import { annotation, type Enter, type Method } from '../model/class';
import { enqueue } from './jobs';

/** Compiles a method: a call runs it, or queues it if it is a future method. */
export function compileMethod(vm: Interpreter, method: Method): Enter {
    const { cls, isStatic, parameters, returns, body: block } = method;
    if (!block)
        return () => {
            throw new CompileError(`${cls.full}.${method.name} has no body`);
        };
    const enter = compileBody(vm, { cls, isStatic, parameters, returns, block });
    if (method.isFuture) return later(vm, method, enter);
    return method.isCacheable ? withoutWriting(vm, enter) : enter;
}

function later(vm: Interpreter, method: Method, enter: Enter): Enter {
    const allowsCallouts = annotation(method, 'future')?.parameters['callout'] === 'true';
    return (_self, args) => {
        enqueue(vm, { kind: 'future', allowsCallouts, run: () => void enter(null, args) });
        return null;
    };
}

function withoutWriting(vm: Interpreter, enter: Enter): Enter {
    return (self, args) => {
        vm.readOnly++;
        try {
            return enter(self, args);
        } finally {
            vm.readOnly--;
        }
    };
}
