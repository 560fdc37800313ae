/** Runs statements. */
import { ApexError, ApexThrow, CompileError, NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import type { Block, LocalVariables, Statement } from '../syntax/tree';
import { Inst } from '../values';
import { BREAK, CONTINUE, type Completion } from './completion';
import { mergeRecords, runAs, runDml } from './dml';
import { innerEnv, type Env } from './env';
import { evaluate, test } from './evaluate';
import { runDoWhile, runFor, runForEach, runWhile } from './loops';
import { runSwitch } from './switch';
import { runTry } from './try';
import { coerce } from './types';

/** Runs the statements of a block until one ends it. */
export function runBlock(vm: Interpreter, block: Block, env: Env): Completion {
    const inner = block.hasVariables ? innerEnv(env) : env;
    for (const statement of block.statements) {
        const completion = execute(vm, statement, inner);
        if (completion) return completion;
    }
    return null;
}

/** Runs a statement. An error that passes through learns the line. */
export function execute(vm: Interpreter, statement: Statement, env: Env): Completion {
    if (statement.kind === 'block') return runBlock(vm, statement, env);
    vm.cover(env.cls.file, statement.line);
    try {
        return run(vm, statement, env);
    } catch (error) {
        if (error instanceof ApexError && error.apexLine === null) {
            error.apexLine = `${env.cls.file}:${statement.line}`;
            if (error instanceof ApexThrow) error.instance.fields.set('line', statement.line);
        }
        throw error;
    }
}

function run(vm: Interpreter, node: Exclude<Statement, Block>, env: Env): Completion {
    switch (node.kind) {
        case 'local':
            declareVariables(vm, node, env);
            return null;
        case 'expression':
            evaluate(vm, node.expression, env);
            return null;
        case 'return':
            return { kind: 'return', value: node.value && evaluate(vm, node.value, env) };
        case 'if':
            if (test(vm, node.test, env)) return execute(vm, node.yes, env);
            return node.no && execute(vm, node.no, env);
        case 'throw':
            return throwException(vm, node, env);
        case 'break':
            return BREAK;
        case 'continue':
            return CONTINUE;
        case 'switch':
            return runSwitch(vm, node, env);
        case 'try':
            return runTry(vm, node, env);
        default:
            return runLoopOrChange(vm, node, env);
    }
}

type LoopOrChange = Extract<
    Statement,
    {
        kind: 'while' | 'doWhile' | 'for' | 'forEach' | 'dml' | 'merge' | 'runAs' | 'unsupported';
    }
>;

function runLoopOrChange(vm: Interpreter, node: LoopOrChange, env: Env): Completion {
    switch (node.kind) {
        case 'while':
            return runWhile(vm, node, env);
        case 'doWhile':
            return runDoWhile(vm, node, env);
        case 'for':
            return runFor(vm, node, env);
        case 'forEach':
            return runForEach(vm, node, env);
        case 'dml':
            runDml(vm, node, env);
            return null;
        case 'merge':
            mergeRecords(vm, node, env);
            return null;
        case 'runAs':
            return runAs(vm, evaluate(vm, node.user, env), () => runBlock(vm, node.body, env));
        case 'unsupported':
            throw new NotSupported(node.what);
    }
}

/** Declares the variables of a declaration. */
export function declareVariables(vm: Interpreter, node: LocalVariables, env: Env): void {
    for (const { key, value } of node.variables) {
        const given = value && evaluate(vm, value, env);
        env.scope.declare(key, coerce(vm, given, node.type), node.type);
    }
}

function throwException(
    vm: Interpreter,
    node: Extract<Statement, { kind: 'throw' }>,
    env: Env,
): never {
    const value = evaluate(vm, node.value, env);
    if (value === null) return vm.raiseNullReference();
    if (value instanceof Inst && value.cls.isException) throw new ApexThrow(value);
    throw new CompileError('Throw expression must be of type exception');
}
