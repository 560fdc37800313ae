/** Reads and writes rows by id, without the platform's rules. */
import type { ObjectType, Schema } from '../../schema';
import { lower, type Value } from '../../values';
import { Store } from './store';
import { isDeleted, valueIn, type Row, type Table } from './table';

/** The rows of an org by object and by id. */
export class Records {
    readonly schema: Schema;
    readonly store = new Store();

    constructor(schema: Schema) {
        this.schema = schema;
    }

    /** The rows of an object. */
    table(object: ObjectType | string): Table {
        return this.store.table(typeof object === 'string' ? this.schema.object(object) : object);
    }

    /** A row that is not in the recycle bin. */
    live(id: Value | undefined): Row | undefined {
        const row = this.any(id);
        return row && !isDeleted(row) ? row : undefined;
    }

    /** A row, even if it is in the recycle bin. */
    any(id: Value | undefined): Row | undefined {
        if (typeof id !== 'string' || !this.schema.knowsId(id)) return undefined;
        return this.table(this.schema.objectOfId(id)).get(id);
    }

    /** The rows of an object that are not in the recycle bin. */
    allLive(object: ObjectType | string): Row[] {
        return this.table(object)
            .all()
            .filter((row) => !isDeleted(row));
    }

    /** The rows of an object whose lookup refers to a parent. */
    children(object: ObjectType | string, field: string, parentId: string): Row[] {
        return this.table(object)
            .withValue(lower(field), parentId)
            .filter((row) => !isDeleted(row));
    }

    /** The stored value of a field; null if the row is missing. */
    stored(id: Value | undefined, key: string): Value {
        const row = this.any(id);
        return row ? valueIn(row, key) : null;
    }

    /** Replaces some values of a row. */
    patch(object: ObjectType, id: string, values: Readonly<Record<string, Value>>): void {
        const row = this.table(object).get(id);
        if (!row) throw new RangeError(`there is no ${object.name} ${id}`);
        const next = new Map(row);
        for (const [key, value] of Object.entries(values)) next.set(lower(key), value);
        this.write(object, id, next);
    }

    /** Replaces the row with this id; undefined removes it. */
    write(object: ObjectType, id: string, row: Row | undefined): void {
        this.store.write(this.table(object), id, row);
    }
}
