/** Runs `switch on`. */
import { Dec } from '../decimal';
import type { Interpreter } from '../interpreter';
import { same } from '../operators';
import type { Statement, SwitchCase, SwitchValue } from '../syntax/tree';
import { EnumVal, isNumber, lower, type Value } from '../values';
import type { Completion } from './completion';
import { innerEnv, type Env } from './env';
import { evaluate } from './evaluate';
import { runBlock } from './statements';
import { SOBJECT, isInstance, unwrapRow } from './types';

export function runSwitch(
    vm: Interpreter,
    node: Extract<Statement, { kind: 'switch' }>,
    env: Env,
): Completion {
    const value = unwrapRow(vm, evaluate(vm, node.value, env), SOBJECT);
    const chosen = node.cases.find((each) => isChosen(vm, each, value, env));
    if (!chosen) return null;
    if (!chosen.variable) return runBlock(vm, chosen.body, env);
    const inner = innerEnv(env);
    inner.scope.declare(chosen.variable.key, value, chosen.variable.type);
    return runBlock(vm, chosen.body, inner);
}

function isChosen(vm: Interpreter, each: SwitchCase, value: Value, env: Env): boolean {
    if (each.variable) return isInstance(vm, value, each.variable.type, env.cls);
    return each.values?.some((wanted) => matches(value, wanted)) ?? true;
}

function matches(value: Value, wanted: SwitchValue): boolean {
    if (wanted.kind === 'constant') {
        return value instanceof EnumVal && lower(value.name) === lower(wanted.name);
    }
    if (wanted.type === 'null') return value === null;
    if (wanted.type === 'string') return value === wanted.text;
    const number = Dec.of(wanted.text);
    return isNumber(value) && number !== null && same(value, number);
}
