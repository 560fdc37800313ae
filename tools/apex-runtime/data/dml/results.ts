/** Options and results of DML statements. */
import type { StatusCode } from './status-codes';

/** A DML operation on records. */
export type Operation = 'delete' | 'insert' | 'update' | 'upsert';

/** The options of a DML statement. */
export interface ChangeOptions {
    /** Whether object and field access, and row access, are checked. */
    readonly asUser?: boolean;
    /** Whether row access is checked in system mode. */
    readonly sharing?: boolean;
    /** The external id of an upsert. */
    readonly key?: string | null;
    /** Whether one failure undoes everything and throws. */
    readonly allOrNone?: boolean;
    /** Whether to save records despite a warning of a duplicate rule. */
    readonly allowDuplicates?: boolean;
}

/** Why a record failed. */
export interface ChangeError {
    readonly code: StatusCode;
    readonly message: string;
    readonly fields: readonly string[];
}

/** The result for a record. */
export interface ChangeResult {
    readonly success: boolean;
    readonly id: string | null;
    readonly created: boolean;
    readonly error: ChangeError | null;
}

/** The result of a merge. */
export interface MergeResult {
    readonly success: boolean;
    readonly id: string | null;
    readonly error: ChangeError | null;
    readonly mergedIds: readonly string[];
    readonly updatedRelatedIds: readonly string[];
}

/** A failed record in a DmlException. */
export interface FailedRow {
    readonly index: number;
    readonly id: string | null;
    readonly error: ChangeError;
}
