/** How a statement writes. */
import type { StatementLocks } from '../stage';

/** How a statement writes. */
export interface WriteMode {
    /** Whether object and field access is checked. */
    readonly asUser: boolean;
    /** Whether row access is checked. */
    readonly checksRows: boolean;
    /** Whether records may be saved although a duplicate rule warns. */
    readonly allowDuplicates: boolean;
    readonly locks: StatementLocks;
}
