import type { LatchedMany, RowFault } from '../../../contract/reply';
import type { Busy } from '../fusebill/fusebill';
import type { Batch, Run } from './batch';

/** The minimum time needed to start a row: to latch and to read the outcome. */
export const SHORTEST_ROW_MS = 6000;

/** Waits until a row may be sent. Returns the obstacle if the time left is too short for a row. */
export async function waitForTurn({ context, gate }: Run): Promise<Busy | 'time' | null> {
    const { clock, deadline } = context;
    for (;;) {
        const latest = deadline - SHORTEST_ROW_MS;
        if (clock.now() > latest) return 'time';
        const busy = gate.state(clock.wallNow(), 'outcomeReads');
        if (busy.waitMs === 0) return null;
        if (clock.now() + busy.waitMs > latest) return busy;
        await clock.sleep(busy.waitMs);
    }
}

/** A row that the time or Fusebill's limit doesn't reach. */
export function notAttempted(obstacle: Busy | 'time'): RowFault {
    const code = 'NOT_ATTEMPTED';
    if (obstacle === 'time') {
        return { code, message: 'The time ran out before this row; nothing was sent.' };
    }
    const { waitMs, usedUp } = obstacle;
    const message =
        usedUp === 'day'
            ? 'Fusebill accepts no more requests today; nothing was sent for this row.'
            : 'Fusebill accepts no more requests this minute; nothing was sent for this row.';
    const retryAfterSeconds = Math.ceil(waitMs / 1000);
    return { code, message, retryAfterSeconds, ...(usedUp !== null && { usedUp }) };
}

/** When Fusebill accepts requests again; null for now. */
export function comeBack({
    context,
    gate,
}: Batch): Pick<LatchedMany, 'retryAfterSeconds' | 'usedUp'> {
    const { waitMs, usedUp } = gate.state(context.clock.wallNow(), 'outcomeReads');
    return waitMs === 0
        ? { retryAfterSeconds: null, usedUp: null }
        : { retryAfterSeconds: Math.ceil(waitMs / 1000), usedUp };
}
