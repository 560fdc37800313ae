/** System, Request and UUID. */
import { same } from '../operators';
import { Native } from '../values';
import { olderAssertions } from './assert';
import { enqueueJob } from './batch';
import { date, datetime } from './dates';
import { anything, instance, textState } from './kinds';
import {
    methodTable,
    optional,
    pure,
    pureStatic,
    staticMethod,
    type StaticMethods,
} from './signature';

export const systemStatics: StaticMethods = {
    ...olderAssertions,
    debug: pureStatic([anything, optional(anything)], () => null),
    now: pureStatic([], () => datetime(Date.now())),
    today: pureStatic([], () => date(Date.now())),
    currenttimemillis: pureStatic([], () => BigInt(Date.now())),
    equals: pureStatic([anything, anything], same),
    enqueuejob: staticMethod([instance], ({ vm }, job) => enqueueJob(vm, job)),
    isfuture: staticMethod([], ({ vm }) => vm.job?.kind === 'future'),
    isqueueable: staticMethod([], ({ vm }) => vm.job?.kind === 'queueable'),
    isbatch: staticMethod([], ({ vm }) => vm.job?.kind === 'batch'),
    isscheduled: pureStatic([], () => false),
};

export const requestStatics: StaticMethods = {
    getcurrent: staticMethod([], ({ vm }) => {
        const id = `TID:${String(vm.database.sequence).padStart(10, '0')}`;
        return new Native('Request', id);
    }),
};

export const requestMethods = methodTable(textState('Request'), {
    getrequestid: pure([], (id) => id),
});

export const uuidMethods = methodTable(textState('UUID'), {
    tostring: pure([], (text) => text),
});
