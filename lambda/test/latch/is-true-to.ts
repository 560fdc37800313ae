import type { LatchRequest } from '../../../contract/event';
import type { RowVerdict } from '../../../contract/reply';
import type { LatchWrite } from '../../../dev/fusebill/ledger';

/** The requests for one customer, and the reported outcomes. */
export type Reported = { asked: LatchRequest; verdict: RowVerdict };

/**
 * Whether the outcomes reported for one customer's rows, in order, match what was written: each success once, no
 * failure, and nothing else. An `OUTCOME_UNKNOWN` may be either.
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

/** A latch may only take a free customer; a move only one from the holder that the user saw. */
function isWriteOf(
    { salesforceId, forceLatch, expectedHolder }: LatchRequest,
    holder: string | null,
    write: LatchWrite | undefined,
): boolean {
    const mayTake = holder === null || (forceLatch === true && expectedHolder === holder);
    return mayTake && write?.from === holder && write.to === salesforceId;
}
