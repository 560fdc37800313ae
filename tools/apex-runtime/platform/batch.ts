/** Queueable and batch jobs. */
import { enqueue } from '../interpret/jobs';
import { iterate } from '../interpret/iterate';
import type { Interpreter } from '../interpreter';
import { AList, Inst, Native, type Value } from '../values';
import { textState } from './kinds';
import { methodTable, pure } from './signature';

const DEFAULT_SCOPE = 200;

/** An id of an AsyncApexJob. */
const newJobId = (vm: Interpreter): string =>
    vm.toId(`707000000${String(++vm.database.sequence).padStart(6, '0')}`);

const allowsCallouts = (vm: Interpreter, job: Inst): boolean =>
    vm.model.isA(job.cls, 'database.allowscallouts');

/** System.enqueueJob. */
export function enqueueJob(vm: Interpreter, job: Inst): string {
    const id = newJobId(vm);
    enqueue(vm, {
        kind: 'queueable',
        allowsCallouts: allowsCallouts(vm, job),
        run: () => void vm.call(job, 'execute', [new Native('QueueableContext', id)]),
    });
    return id;
}

/** Database.executeBatch: each step is a separate transaction. */
export function executeBatch(vm: Interpreter, batch: Inst, size = DEFAULT_SCOPE): string {
    const id = newJobId(vm);
    const context = new Native('BatchableContext', id);
    const run = (): void => {
        const rows = rowsOf(vm, vm.call(batch, 'start', [context]));
        for (let i = 0; i < rows.length; i += size) {
            vm.startTransaction();
            vm.call(batch, 'execute', [context, new AList(rows.slice(i, i + size))]);
        }
        vm.startTransaction();
        vm.call(batch, 'finish', [context]);
    };
    enqueue(vm, { kind: 'batch', allowsCallouts: allowsCallouts(vm, batch), run });
    return id;
}

function rowsOf(vm: Interpreter, scope: Value): Value[] {
    const source = scope instanceof Native ? scope.state : scope;
    return source instanceof AList ? source.items : iterate(vm, scope);
}

export const queueableContextMethods = methodTable(textState('QueueableContext'), {
    getjobid: pure([], (id) => id),
});

export const batchableContextMethods = methodTable(textState('BatchableContext'), {
    getjobid: pure([], (id) => id),
});
