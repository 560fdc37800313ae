/** Runs `try`, `catch` and `finally`. */
import { ApexThrow, NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import type { CatchClause, Statement } from '../syntax/tree';
import type { Inst } from '../values';
import type { Completion } from './completion';
import { innerEnv, type Env } from './env';
import { runBlock } from './statements';
import { typeNamed } from './types';

type Try = Extract<Statement, { kind: 'try' }>;

const UNCATCHABLE = new Set(['System.AssertException', 'System.LimitException']);

export function runTry(vm: Interpreter, node: Try, env: Env): Completion {
    let completion: Completion;
    try {
        completion = runGuarded(vm, node, env);
    } catch (error) {
        // Anything but an Apex exception (a suspended callout, a fault of the runtime) ends the
        // transaction; a finally block must not write for it.
        const last = error instanceof ApexThrow && node.last && runBlock(vm, node.last, env);
        if (last) return last;
        throw error;
    }
    return (node.last && runBlock(vm, node.last, env)) ?? completion;
}

function runGuarded(vm: Interpreter, node: Try, env: Env): Completion {
    try {
        return runBlock(vm, node.body, env);
    } catch (error) {
        if (!(error instanceof ApexThrow)) throw error;
        const clause = catchClause(vm, node, error.instance, env);
        if (!clause) throw error;
        const inner = innerEnv(env);
        inner.scope.declare(clause.key, error.instance, typeNamed(clause.type));
        return runBlock(vm, clause.body, inner);
    }
}

function catchClause(
    vm: Interpreter,
    node: Try,
    exception: Inst,
    env: Env,
): CatchClause | undefined {
    if (UNCATCHABLE.has(exception.cls.full)) return undefined;
    return node.catches.find(({ type }) => {
        if (!vm.model.find(type, env.cls)) throw new NotSupported(`the exception type ${type}`);
        return vm.model.isA(exception.cls, type, env.cls);
    });
}
