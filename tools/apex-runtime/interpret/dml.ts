/** Runs DML statements, merges and System.runAs. */
import { CompileError, NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import type { Dml, DmlLevel, Statement } from '../syntax/tree';
import { SObj, type Value } from '../values';
import type { Env } from './env';
import { evaluate } from './evaluate';
import { unwrapRow, typeNamed } from './types';

const LIST = typeNamed('List');

/** Whether a statement checks what the user may do. */
const isAsUser = (level: DmlLevel, env: Env): boolean =>
    level === null ? env.cls.userModeByDefault : level === 'user';

export function runDml(vm: Interpreter, node: Dml, env: Env): void {
    const { operation } = node;
    if (operation === 'undelete') throw new NotSupported('undelete');
    const target = unwrapRow(vm, evaluate(vm, node.target, env), LIST);
    vm.database.change(operation, target, {
        asUser: isAsUser(node.level, env),
        sharing: env.isSharing,
        key: node.key,
        allOrNone: true,
    });
}

export function mergeRecords(
    vm: Interpreter,
    node: Extract<Statement, { kind: 'merge' }>,
    env: Env,
): void {
    const master = evaluate(vm, node.master, env);
    const losers = evaluate(vm, node.losers, env);
    vm.database.merge(master, losers, {
        asUser: isAsUser(node.level, env),
        sharing: env.isSharing,
        allOrNone: true,
    });
}

/** Runs something as another user, in a context of its own for mixed DML. */
export function runAs<Result>(vm: Interpreter, user: Value, action: () => Result): Result {
    if (!(user instanceof SObj)) throw new CompileError('System.runAs takes a User');
    if (user.type !== 'User')
        throw new NotSupported('System.runAs with something else than a User');
    const known = user.value('id');
    const id = typeof known === 'string' ? known : vm.database.insertUser(user);
    const { mixing } = vm;
    vm.mixing = { setup: null, ordinary: null };
    vm.users.push(id);
    try {
        return action();
    } finally {
        vm.users.pop();
        vm.mixing = mixing;
    }
}
