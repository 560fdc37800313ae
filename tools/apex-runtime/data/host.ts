/** What the database needs from the running code. */
import type { Frame } from '../interpret/frame';
import type { Project } from '../metadata';
import type { Schema } from '../schema';
import type { Expression } from '../syntax/tree';
import type { Value } from '../values';
import type { FailedRow } from './dml/results';

/** The place of a statement. */
export type Place = Frame;

/** The running code and its transaction. */
export interface Host {
    readonly project: Project;
    readonly schema: Schema;
    /** The id of the running user. */
    readonly userId: string;
    /** Above zero while a method runs that may not write. */
    readonly readOnly: number;
    /** The limits that the transaction has used. */
    readonly limits: { queries: number; dml: number; rows: number };
    /** Whether the transaction has written something, so that callouts are refused. */
    hasPendingWork: boolean;
    /** The first setup object and the first other object that the transaction wrote. */
    mixing: { setup: string | null; ordinary: string | null };
    /** Throws an Apex exception; `rows` are those of a DmlException. */
    raise(type: string, message: string, details?: { rows?: readonly FailedRow[] }): never;
    /** The value of a bind of a dynamic query. */
    evaluate(expression: Expression, place: Place): Value;
    /** Whether row access is checked for a statement in system mode. */
    enforcesSharing(place: Place): boolean;
}
