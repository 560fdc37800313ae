/** System.runAs. */
import { CompileError, NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import { SObj, type Value } from '../values';

/** Starts to run as another user, with a separate context for mixed DML; returns a function that ends this. */
export function startRunAs(vm: Interpreter, user: Value): () => void {
    if (!(user instanceof SObj)) throw new CompileError('System.runAs takes a User');
    if (user.type !== 'User')
        throw new NotSupported('System.runAs with something else than a User');
    const known = user.value('id');
    const id = typeof known === 'string' ? known : vm.database.insertUser(user);
    const { mixing } = vm;
    vm.mixing = { setup: null, ordinary: null };
    vm.users.push(id);
    return () => {
        vm.users.pop();
        vm.mixing = mixing;
    };
}
