/** DML statements: limits, all or nothing, and the result of each record. */
import { CompileError } from '../../errors';
import type { ObjectType } from '../../schema';
import { textOf } from '../../value-text';
import { lower, type SObj, type Value } from '../../values';
import type { OrgData } from '../org-data';
import { sameValue } from '../rows/formula-fields';
import { idOf, isDeleted, valueIn } from '../rows/table';
import { Merges } from './merges';
import { Remover } from './remover';
import type { ChangeOptions, ChangeResult, MergeResult, Operation } from './results';
import { RowError } from './row-error';
import { StatementStart, idIn } from './statement';
import { WriteAccess } from './write-access';
import type { WriteMode } from './write-mode';
import { Writer } from './writer';

/** Runs DML statements. */
export class Statements {
    private readonly org: OrgData;
    private readonly writer: Writer;
    private readonly remover: Remover;
    private readonly start: StatementStart;
    private readonly merges: Merges;

    constructor(org: OrgData) {
        const access = new WriteAccess(org);
        this.org = org;
        this.writer = new Writer(org, access);
        this.remover = new Remover(org, this.writer, access);
        this.start = new StatementStart(org);
        this.merges = new Merges(org, this.start, this.remover);
    }

    /** Runs one statement. With allOrNone it throws; otherwise each result says what happened. */
    change(operation: Operation, target: Value, options: ChangeOptions = {}): ChangeResult[] {
        const records = this.start.recordsOf(target);
        if (!this.start.begin(operation, records)) return [];
        const mark = this.org.records.store.mark();
        const ids = records.map(idIn);
        const mode = this.start.mode(operation, options);
        const results = records.map((record) =>
            this.one(operation, record, mode, options.key ?? null),
        );
        const failed = results.flatMap(({ error }, index) =>
            error ? [{ index, id: ids[index] ?? null, error }] : [],
        );
        if (failed.length === 0 || options.allOrNone === false) return results;
        this.org.records.store.rollback(mark);
        for (const [index, record] of records.entries())
            if (ids[index] === null) record.fields.delete('id');
        return this.start.fail(operation, failed);
    }

    /** Merges up to two records into a master. */
    merge(master: Value, losers: Value, options: ChangeOptions = {}): MergeResult[] {
        return this.merges.merge(master, losers, options);
    }

    /** Removes records from the recycle bin for good. */
    emptyRecycleBin(target: Value): ChangeResult[] {
        const records = this.start.recordsOf(target);
        if (!this.start.begin('delete', records)) return [];
        return records.map((record) => {
            const id = idIn(record);
            const object = this.org.schema.object(record.type);
            if (id !== null && this.remover.purge(object, id))
                return { success: true, id, created: false, error: null };
            const error = new RowError('UNDELETE_FAILED', 'Entity is not in the recycle bin');
            return { success: false, id: null, created: false, error };
        });
    }

    /** Deletes a record as somebody else, without access checks. */
    remove(id: string): void {
        const row = this.org.records.live(id);
        if (!row) throw new RangeError(`there is no record ${id}`);
        this.remover.remove(this.org.schema.objectOfId(id), row);
    }

    /** Inserts a user that a test runs as, outside the transaction. */
    insertUser(user: SObj): string {
        const mode = this.start.mode('insert', {});
        this.writer.insert(this.org.schema.object('User'), user, mode);
        return textOf(user.value('id'));
    }

    private one(
        operation: Operation,
        record: SObj,
        mode: WriteMode,
        key: string | null,
    ): ChangeResult {
        const object = this.org.schema.object(record.type);
        const { store } = this.org.records;
        const mark = store.mark();
        try {
            this.start.checkMixing(object);
            const resolved = operation === 'upsert' ? this.resolve(object, record, key) : operation;
            if (resolved === 'delete') this.remover.delete(object, record, mode);
            else this.writer[resolved](object, record, mode);
            return { success: true, id: idIn(record), created: resolved === 'insert', error: null };
        } catch (error) {
            if (!(error instanceof RowError)) throw error;
            store.rollback(mark);
            return { success: false, id: null, created: false, error };
        }
    }

    private resolve(object: ObjectType, record: SObj, key: string | null): 'insert' | 'update' {
        if (key === null || lower(key) === 'id') return idIn(record) === null ? 'insert' : 'update';
        const field = this.org.schema.field(object, key.split('.').at(-1) ?? key);
        if (!field.externalId)
            throw new CompileError(`${key} is not an external id of ${object.name}`);
        const value = record.value(lower(field.name));
        if (value === null) throw new RowError('MISSING_ARGUMENT', `${field.name} not specified`);
        const found = this.org.records
            .table(object)
            .withValue(lower(field.name), value)
            .filter((row) => !isDeleted(row))
            .filter((row) => sameValue(field, valueIn(row, lower(field.name)), value));
        const [first, second] = found;
        if (second)
            throw new RowError(
                'DUPLICATE_EXTERNAL_ID',
                `${field.name}: more than one record found`,
            );
        if (!first) return 'insert';
        record.fields.set('id', { name: 'Id', value: idOf(first) });
        return 'update';
    }
}
