/** The rows of an object, with indexes for fast look-ups by value. */
import type { Field } from '../../schema';
import { textOf } from '../../value-text';
import { keyOf, lower, type Value } from '../../values';

/** A stored record: values by lower-case field names. Rows are replaced, never changed. */
export type Row = ReadonlyMap<string, Value>;

/** The value of a field of a row; null if there is none. */
export const valueIn = (row: Row, key: string): Value => row.get(key) ?? null;

/** The id of a row. */
export function idOf(row: Row): string {
    const id = row.get('id');
    if (typeof id !== 'string') throw new TypeError('a row without an id');
    return id;
}

/** Whether a row is in the recycle bin. */
export const isDeleted = (row: Row): boolean => row.get('isdeleted') === true;

const indexKey = (value: Value): string => keyOf(typeof value === 'string' ? lower(value) : value);

/** Rows by id, and ids by the values of indexed fields. */
export class Table {
    /** Counts the changes, so that derived values can be cached until the next one. */
    version = 0;
    /** Counts the rows that look-ups and scans visited. */
    visited = 0;
    private readonly rows = new Map<string, Row>();
    private readonly indexes = new Map<string, Map<string, Set<string>>>();

    constructor(fields: Iterable<Field>) {
        for (const field of fields)
            if (field.unique || field.externalId || field.refTo)
                this.indexes.set(lower(field.name), new Map());
    }

    /** A row by id, even if it is in the recycle bin. */
    get(id: string): Row | undefined {
        return this.rows.get(id);
    }

    /** All rows, including those in the recycle bin. */
    all(): Row[] {
        this.visited += this.rows.size;
        return [...this.rows.values()];
    }

    /** Whether the field is indexed. */
    isIndexed(key: string): boolean {
        return key === 'id' || this.indexes.has(key);
    }

    /** The rows whose indexed field has a value; text ignores case. */
    withValue(key: string, value: Value): Row[] {
        const ids = key === 'id' ? [value] : (this.indexes.get(key)?.get(indexKey(value)) ?? []);
        const rows = [...ids]
            .map((id) => this.rows.get(textOf(id)))
            .filter((row) => row !== undefined);
        this.visited += rows.length;
        return rows;
    }

    /** Replaces the row with this id; undefined removes it. */
    set(id: string, row: Row | undefined): void {
        this.version++;
        const old = this.rows.get(id);
        for (const [key, index] of this.indexes) {
            const [before, after] = [old?.get(key) ?? null, row?.get(key) ?? null];
            if (before === after) continue;
            if (before !== null) index.get(indexKey(before))?.delete(id);
            if (after !== null) addTo(index, indexKey(after), id);
        }
        if (row) this.rows.set(id, row);
        else this.rows.delete(id);
    }
}

function addTo(index: Map<string, Set<string>>, key: string, id: string): void {
    const ids = index.get(key);
    if (ids) ids.add(id);
    else index.set(key, new Set([id]));
}
