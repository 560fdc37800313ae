import type { LatchWrite } from '../dev/fusebill/ledger';

/** A requested latch, and what the user was told: a code, or `OK`. */
export type Reported = { customerId: number; accountId: string; code: string };

/** How the ledger differs from what was reported to users. */
export type Audit = {
    /** Reported as latched, but not written. */
    lost: number;
    /** Customers that were written more than once. */
    twice: number;
    /** Reported as not written, but written. */
    denied: number;
    /** Written for an Account other than the requested one, or never requested. */
    stray: number;
};

/** Codes that do not say whether the latch was written. */
const OPEN = new Set(['OUTCOME_UNKNOWN', 'TIMED_OUT', 'FUNCTION_CRASHED']);

/** Compares what was reported to users with Fusebill's own ledger. */
export function audit(reported: readonly Reported[], writes: readonly LatchWrite[]): Audit {
    const byCustomer = new Map<number, LatchWrite[]>();
    for (const write of writes) {
        byCustomer.set(write.customerId, [...(byCustomer.get(write.customerId) ?? []), write]);
    }
    const asked = new Map(reported.map((one) => [one.customerId, one]));
    const isWritten = ({ customerId, accountId }: Reported): boolean =>
        byCustomer.get(customerId)?.at(-1)?.to === accountId;
    return {
        lost: reported.filter((one) => one.code === 'OK' && !isWritten(one)).length,
        twice: [...byCustomer.values()].filter(({ length }) => length > 1).length,
        denied: reported.filter(
            (one) => one.code !== 'OK' && !OPEN.has(one.code) && byCustomer.has(one.customerId),
        ).length,
        stray: writes.filter(({ customerId, to }) => asked.get(customerId)?.accountId !== to)
            .length,
    };
}
