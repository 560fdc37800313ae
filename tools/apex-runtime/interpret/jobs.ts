/** Asynchronous Apex: queued jobs run at Test.stopTest or at the end of a test. */
import { NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import { LIMITS } from './transaction';

export interface Job {
    kind: 'future' | 'queueable' | 'batch';
    allowsCallouts: boolean;
    run: () => void;
}

const MOST_JOBS = 50;

/** Queues a job. It counts as uncommitted work. */
export function enqueue(vm: Interpreter, job: Job): void {
    vm.transaction.hasPendingWork = true;
    if (job.kind === 'queueable') {
        const most = vm.job?.kind === 'queueable' ? 1 : LIMITS.queueables;
        if (++vm.transaction.used.queueables > most) {
            vm.raise('LimitException', `Too many queueable jobs added to the queue: ${most + 1}`);
        }
    }
    vm.jobs.push(job);
}

/** Runs the queued jobs, each in its own transaction. */
export function runJobs(vm: Interpreter): void {
    const outer = vm.job;
    for (let count = 0; vm.jobs.length > 0; count++) {
        if (count > MOST_JOBS) throw new NotSupported('more than 50 queued jobs in one test');
        const job = vm.jobs.shift();
        if (!job) break;
        vm.startTransaction();
        vm.job = job;
        try {
            job.run();
        } finally {
            vm.job = outer;
        }
    }
    vm.startTransaction();
}
