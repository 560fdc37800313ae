/** Adds records to an org from outside Apex, without the platform's rules. */
import type { Value } from '../../values';
import type { OrgShape } from '../shape';
import { completeNames, newRow, putValues, stamp, type Draft } from './new-row';
import type { Records } from './records';

/** Values by field names of any case. */
export type Values = Readonly<Record<string, Value | Date>>;

/** A record to add. */
export interface NewRecord {
    readonly object: string;
    readonly values: Values;
    /** Its id; by default, the next one. */
    readonly id: string | null;
}

/** Adds a new record with its object's defaults; returns its id. */
export function putNew(
    records: Records,
    shape: OrgShape,
    { object: name, values, id: given }: NewRecord,
): string {
    const object = records.schema.object(name);
    const id = given ?? records.store.newId(object);
    const row: Draft = newRow(records, object, shape);
    row.set('id', id).set('isdeleted', false);
    stamp(row, null, true);
    putValues(object, row, values);
    completeNames(object, row);
    records.write(object, id, row);
    return id;
}

/** Sets values in a record. */
export function putInto(records: Records, id: string, values: Values): void {
    const object = records.schema.objectOfId(id);
    const row: Draft = new Map(records.any(id));
    putValues(object, row, values);
    completeNames(object, row);
    records.write(object, id, row);
}
