import type { LatchRequest } from '../../../contract/event';
import type { RowVerdict } from '../../../contract/reply';
import type { LatchWrite } from '../../../dev/fusebill/ledger';

/** What was asked for one customer, and what was reported. */
export type Reported = { asked: LatchRequest; verdict: RowVerdict };

/**
 * Whether what was reported for the rows of one customer, in their order, is what was written: a success once, a failure never,
 * and nothing besides. An `OUTCOME_UNKNOWN` may be either.
 */
export function isTrueTo(
    writes: readonly LatchWrite[],
    reported: readonly Reported[],
    holder: string | null,
): boolean {
    const [row, ...later] = reported;
    if (row === undefined) return writes.length === 0;
    const isUnwritten = (): boolean => isTrueTo(writes, later, holder);
    const isWritten = (): boolean =>
        isWriteOf(row.asked, holder, writes[0]) &&
        isTrueTo(writes.slice(1), later, row.asked.salesforceId);
    const { asked, verdict } = row;
    if (verdict.ok) {
        if (holder === asked.salesforceId) return isUnwritten();
        return verdict.data.outcome !== 'alreadyLatched' && isWritten();
    }
    return verdict.error.code === 'OUTCOME_UNKNOWN' ? isWritten() || isUnwritten() : isUnwritten();
}

/** A latch takes from nobody, and a move from the holder that the user saw. */
function isWriteOf(
    { salesforceId, forceLatch, expectedHolder }: LatchRequest,
    holder: string | null,
    write: LatchWrite | undefined,
): boolean {
    const mayTake = holder === null || (forceLatch === true && expectedHolder === holder);
    return mayTake && write?.from === holder && write.to === salesforceId;
}
