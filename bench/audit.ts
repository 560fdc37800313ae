import type { LatchWrite } from '../dev/fusebill/ledger';

/** A latch that was asked for, and what the user was told: a code, or `OK`. */
export type Told = { customerId: number; accountId: string; code: string };

/** What the ledger says against what users were told. */
export type Audit = {
    /** Told that it is latched, and it is not. */
    lost: number;
    /** Customers that were written more than once. */
    twice: number;
    /** Told that nothing was written, and it was. */
    denied: number;
    /** Written for another Account than the one that was asked for, or unasked. */
    stray: number;
};

/** Codes that do not say whether the latch was written. */
const OPEN = new Set(['OUTCOME_UNKNOWN', 'TIMED_OUT', 'FUNCTION_CRASHED']);

/** Compares what users were told with Fusebill's own ledger. */
export function audit(told: readonly Told[], writes: readonly LatchWrite[]): Audit {
    const byCustomer = new Map<number, LatchWrite[]>();
    for (const write of writes) {
        byCustomer.set(write.customerId, [...(byCustomer.get(write.customerId) ?? []), write]);
    }
    const asked = new Map(told.map((one) => [one.customerId, one]));
    const isWritten = ({ customerId, accountId }: Told): boolean =>
        byCustomer.get(customerId)?.at(-1)?.to === accountId;
    return {
        lost: told.filter((one) => one.code === 'OK' && !isWritten(one)).length,
        twice: [...byCustomer.values()].filter(({ length }) => length > 1).length,
        denied: told.filter(
            (one) => one.code !== 'OK' && !OPEN.has(one.code) && byCustomer.has(one.customerId),
        ).length,
        stray: writes.filter(({ customerId, to }) => asked.get(customerId)?.accountId !== to)
            .length,
    };
}
