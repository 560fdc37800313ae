/** Limits. */
import { LIMITS } from '../interpret/transaction';
import { pureStatic, staticMethod, type Signature, type StaticMethods } from './signature';

const NAMES = {
    callouts: 'callouts',
    queries: 'queries',
    dmlstatements: 'dml',
    dmlrows: 'rows',
    queueablejobs: 'queueables',
} as const;

/** `getX` returns how much of a limit was used, `getLimitX` the limit. */
export const limitsStatics: StaticMethods = Object.fromEntries(
    Object.entries(NAMES).flatMap(([name, key]): [string, Signature<null>][] => [
        [`get${name}`, staticMethod([], ({ vm }) => vm.transaction.used[key])],
        [`getlimit${name}`, pureStatic([], () => LIMITS[key])],
    ]),
);
