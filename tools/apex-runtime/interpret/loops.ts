/** Runs loops. */
import type { Interpreter } from '../interpreter';
import type { ForEach, ForLoop, Statement } from '../syntax/tree';
import type { Value } from '../values';
import type { Completion } from './completion';
import { innerEnv, type Env } from './env';
import { evaluate, evaluateAll, test } from './evaluate';
import { iterate } from './iterate';
import { declareVariables, execute, runBlock } from './statements';
import { coerce } from './types';

/** Runs a body; tells whether the loop ends, and with what. */
function turn(
    vm: Interpreter,
    body: Statement | null,
    env: Env,
): { isOver: boolean; completion: Completion } {
    const completion = body && execute(vm, body, env);
    if (completion?.kind === 'return') return { isOver: true, completion };
    return { isOver: completion?.kind === 'break', completion: null };
}

export function runWhile(
    vm: Interpreter,
    node: Extract<Statement, { kind: 'while' }>,
    env: Env,
): Completion {
    while (test(vm, node.test, env)) {
        const { isOver, completion } = turn(vm, node.body, env);
        if (isOver) return completion;
    }
    return null;
}

export function runDoWhile(
    vm: Interpreter,
    node: Extract<Statement, { kind: 'doWhile' }>,
    env: Env,
): Completion {
    do {
        const completion = runBlock(vm, node.body, env);
        if (completion?.kind === 'return') return completion;
        if (completion?.kind === 'break') return null;
    } while (test(vm, node.test, env));
    return null;
}

export function runFor(vm: Interpreter, node: ForLoop, env: Env): Completion {
    const inner = innerEnv(env);
    if (node.variables) declareVariables(vm, node.variables, inner);
    evaluateAll(vm, node.init, inner);
    while (!node.test || test(vm, node.test, inner)) {
        const { isOver, completion } = turn(vm, node.body, inner);
        if (isOver) return completion;
        evaluateAll(vm, node.update, inner);
    }
    return null;
}

export function runForEach(vm: Interpreter, node: ForEach, env: Env): Completion {
    const items: Value[] = iterate(vm, evaluate(vm, node.source, env), node.type);
    for (const item of items) {
        const inner = innerEnv(env);
        inner.scope.declare(node.key, coerce(vm, item, node.type), node.type);
        const { isOver, completion } = turn(vm, node.body, inner);
        if (isOver) return completion;
    }
    return null;
}
