/** How a statement writes. */
import type { StatementLocks } from '../stage';

/** How a statement writes. */
export interface WriteMode {
    /** Whether object and field access is checked. */
    readonly asUser: boolean;
    /** Whether row access is checked. */
    readonly checksRows: boolean;
    /** Whether to save records despite a warning of a duplicate rule. */
    readonly allowDuplicates: boolean;
    readonly locks: StatementLocks;
}
