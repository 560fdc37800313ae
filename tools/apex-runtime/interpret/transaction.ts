/** The used limits and the open state of a transaction. */
import type { Mark } from '../data/rows/store';
import type { Raise } from '../errors';

/** The limits of a transaction. */
export const LIMITS = {
    callouts: 100,
    queries: 100,
    dml: 150,
    rows: 10_000,
    queueables: 50,
    calloutMilliseconds: 120_000,
} as const;

/** How much of each limit a transaction has used. */
export type Used = Record<keyof typeof LIMITS, number>;

/** A savepoint. */
export class Savepoint {
    /** The database's part of it. */
    readonly mark: Mark;
    /** Whether rows had already been written. */
    readonly hadPendingWork: boolean;

    constructor(mark: Mark, hadPendingWork: boolean) {
        this.mark = mark;
        this.hadPendingWork = hadPendingWork;
    }
}

export class Transaction {
    readonly used: Used = {
        callouts: 0,
        queries: 0,
        dml: 0,
        rows: 0,
        queueables: 0,
        calloutMilliseconds: 0,
    };
    hasPendingWork = false;
    /** The first setup object and the first other object that were written. */
    mixing: { setup: string | null; ordinary: string | null } = { setup: null, ordinary: null };
    /** The savepoints that have not been released. */
    private savepoints: Savepoint[] = [];

    /** Keeps a savepoint. */
    addSavepoint(savepoint: Savepoint): void {
        this.savepoints.push(savepoint);
    }

    /** Invalidates the savepoints after the one that the transaction rolls back to. */
    rollBack(savepoint: Savepoint, raise: Raise): void {
        this.savepoints = this.savepoints.slice(0, this.indexOf(savepoint, raise) + 1);
        this.hasPendingWork = savepoint.hadPendingWork;
    }

    /** Releases a savepoint and the younger ones. */
    release(savepoint: Savepoint, raise: Raise): void {
        this.savepoints = this.savepoints.slice(0, this.indexOf(savepoint, raise));
    }

    private indexOf(savepoint: Savepoint, raise: Raise): number {
        const index = this.savepoints.indexOf(savepoint);
        return index < 0 ? raise('TypeException', 'Savepoint is invalid') : index;
    }

    /** Counts a DML statement, or something that counts as one. */
    countStatement(raise: Raise): void {
        if (++this.used.dml > LIMITS.dml) {
            raise('LimitException', `Too many DML statements: ${LIMITS.dml + 1}`);
        }
    }

    /** Counts a callout. Refuses it after uncommitted work, and beyond the limit. */
    startCallout(raise: Raise): void {
        if (this.used.callouts >= LIMITS.callouts) {
            raise('LimitException', `Too many callouts: ${LIMITS.callouts + 1}`);
        }
        if (this.hasPendingWork) raise('CalloutException', PENDING_WORK);
        if (this.savepoints.length) raise('CalloutException', OPEN_SAVEPOINTS);
        this.used.callouts++;
    }

    /** Counts the time that a callout took. */
    endCallout(milliseconds: number, raise: Raise): void {
        this.used.calloutMilliseconds += milliseconds;
        if (this.used.calloutMilliseconds > LIMITS.calloutMilliseconds) {
            const most = `${LIMITS.calloutMilliseconds} ms`;
            raise('CalloutException', `Exceeded maximum time allotted for callout (${most})`);
        }
    }
}

const PENDING_WORK =
    'You have uncommitted work pending. Please commit or rollback before calling out';
const OPEN_SAVEPOINTS = 'All active Savepoints must be released before making callouts.';
