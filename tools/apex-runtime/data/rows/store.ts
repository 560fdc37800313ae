/** All rows of an org, and a journal to undo changes. */
import { toId18 } from '../../record-id';
import type { ObjectType } from '../../schema';
import { Table, type Row } from './table';

interface Change {
    readonly table: Table;
    readonly id: string;
    readonly before: Row | undefined;
    readonly byOthers: boolean;
}

interface Counters {
    readonly ids: number;
    readonly autoNumbers: ReadonlyMap<string, number>;
}

/** A point in time that the rows can be restored to. */
export interface Mark {
    readonly position: number;
    readonly last: Change | undefined;
    readonly counters: Counters;
}

/**
 * The rows of an org. Marking a point costs nothing, and undoing takes time in proportion to the changes since. Going
 * back to a point makes later points invalid.
 */
export class Store {
    /** How many ids were assigned. */
    sequence = 0;
    /** Counts the changes of any row. */
    changes = 0;
    private byOthers = false;
    private journal: Change[] = [];
    private autoNumbers = new Map<string, number>();
    private readonly tables = new Map<string, Table>();

    /** The rows of an object. */
    table(object: ObjectType): Table {
        const known = this.tables.get(object.key);
        if (known) return known;
        const table = new Table(object.fields.values());
        this.tables.set(object.key, table);
        return table;
    }

    /** A new, unused id. */
    newId(object: ObjectType): string {
        const number = String(++this.sequence).padStart(6, '0');
        return toId18(`${object.prefix}000000${number}`) ?? '';
    }

    /** The next number of an auto-number field. A rollback doesn't return numbers. */
    nextNumber(object: ObjectType, key: string): number {
        const name = `${object.key}.${key}`;
        const next = (this.autoNumbers.get(name) ?? 0) + 1;
        this.autoNumbers.set(name, next);
        return next;
    }

    /** Replaces the row with this id; undefined removes it. */
    write(table: Table, id: string, row: Row | undefined): void {
        this.journal.push({ table, id, before: table.get(id), byOthers: this.byOthers });
        table.set(id, row);
        this.changes++;
    }

    /** Runs something as another, committed transaction, which a rollback doesn't undo. */
    asOthers<T>(action: () => T): T {
        const before = this.byOthers;
        this.byOthers = true;
        try {
            return action();
        } finally {
            this.byOthers = before;
        }
    }

    /** Marks this point in time. */
    mark(): Mark {
        const counters = { ids: this.sequence, autoNumbers: new Map(this.autoNumbers) };
        return { position: this.journal.length, last: this.journal.at(-1), counters };
    }

    /** Whether a point is still valid: nothing has gone back beyond it. */
    isValid(mark: Mark): boolean {
        return mark.position === 0 || this.journal[mark.position - 1] === mark.last;
    }

    /** Undoes the changes since a point, except those of other transactions. */
    rollback(mark: Mark): void {
        const kept = this.undo(mark, (change) => !change.byOthers);
        this.journal.push(...kept);
    }

    /** Undoes everything since a point, including ids and numbers. */
    restore(mark: Mark): void {
        this.undo(mark, () => true);
        this.sequence = mark.counters.ids;
        this.autoNumbers = new Map(mark.counters.autoNumbers);
    }

    private undo(mark: Mark, isUndone: (change: Change) => boolean): Change[] {
        if (!this.isValid(mark)) throw new RangeError('the rows have gone back behind this point');
        const since = this.journal.splice(mark.position);
        this.changes++;
        for (const { table, id, before } of since.filter(isUndone).reverse()) table.set(id, before);
        return since.filter((change) => !isUndone(change));
    }
}
