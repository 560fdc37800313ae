/** Transactions that wait for an answer. */
import type { Interpreter } from '../interpreter';

/** Sets the running transaction aside, so that others can run; returns a function that goes on with it. */
export function setAside(vm: Interpreter): () => void {
    const { transaction, mock, jobs, job, users, readOnly, frames, hasStartedTest } = vm;
    const { isTest, callOut } = vm;
    const initialized = vm.initialized.map((cls) => ({ cls, statics: cls.statics }));
    vm.startTest();
    vm.isTest = true;
    vm.callOut = null;
    return () => {
        vm.startTest();
        Object.assign(vm, { transaction, mock, jobs, job, users, readOnly, frames });
        Object.assign(vm, { hasStartedTest, isTest, callOut });
        for (const { cls, statics } of initialized) {
            cls.statics = statics;
            cls.isInitialized = true;
            vm.initialized.push(cls);
        }
    };
}
