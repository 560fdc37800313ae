/** DML statements: limits, all or nothing, and what each record's result is. */
import { CompileError, NotSupported } from '../errors';
import type { ObjectType } from '../schema';
import { SETUP_OBJECTS } from '../schema/standard-objects';
import { AList, SObj, lower, textOf, type Value } from '../values';
import { sameValue } from './formula-fields';
import type { OrgData } from './org-data';
import { Remover } from './remover';
import { RowError } from './row-error';
import { idOf, isDeleted, valueIn } from './table';
import { Writer, type WriteMode } from './writer';

/** A DML operation on records. */
export type Operation = 'delete' | 'insert' | 'update' | 'upsert';

/** How a DML statement runs. */
export interface ChangeOptions {
    /** Whether object and field access, and row access, are checked. */
    readonly asUser?: boolean;
    /** Whether row access is checked in system mode. */
    readonly sharing?: boolean;
    /** The external id of an upsert. */
    readonly key?: string | null;
    /** Whether one failure undoes everything and throws. */
    readonly allOrNone?: boolean;
    /** Whether records may be saved although a duplicate rule warns. */
    readonly allowDuplicates?: boolean;
}

/** Why a record failed. */
export interface ChangeError {
    readonly code: string;
    readonly message: string;
    readonly fields: readonly string[];
}

/** What became of a record. */
export interface ChangeResult {
    readonly success: boolean;
    readonly id: string | null;
    readonly created: boolean;
    readonly error: ChangeError | null;
}

/** What became of a merge. */
export interface MergeResult {
    readonly success: boolean;
    readonly id: string | null;
    readonly error: ChangeError | null;
    readonly mergedIds: readonly string[];
    readonly updatedRelatedIds: readonly string[];
}

/** A record that failed, as a DmlException keeps it. */
export interface FailedRow {
    readonly index: number;
    readonly id: string | null;
    readonly error: ChangeError;
}

const title = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const idIn = (record: SObj): string | null => {
    const id = record.value('id');
    return typeof id === 'string' ? id : null;
};

/** Runs DML statements. */
export class Statements {
    private readonly org: OrgData;
    private readonly writer: Writer;
    private readonly remover: Remover;

    constructor(org: OrgData) {
        this.org = org;
        this.writer = new Writer(org);
        this.remover = new Remover(org, this.writer);
    }

    /** Runs one statement. With allOrNone it throws; else each result says what happened. */
    change(operation: Operation, target: Value, options: ChangeOptions = {}): ChangeResult[] {
        const records = this.recordsOf(target);
        if (!this.begin(operation, records)) return [];
        const mark = this.org.records.store.mark();
        const ids = records.map(idIn);
        const mode = this.mode(operation, options);
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
        return this.fail(operation, failed);
    }

    /** Merges up to two records into a master. */
    merge(master: Value, losers: Value, options: ChangeOptions = {}): MergeResult[] {
        const [record] = this.recordsOf(master);
        const others = this.recordsOf(losers);
        if (!record || others.length > 2)
            throw new NotSupported('a merge of more than three records');
        const object = this.org.schema.object(record.type);
        if (!this.begin('merge', [record, ...others])) return [];
        const mark = this.org.records.store.mark();
        const mergedIds = others.flatMap((other) => idIn(other) ?? []);
        const id = idIn(record);
        try {
            this.checkMixing(object);
            const mode = this.mode('merge', options);
            const updatedRelatedIds = this.remover.merge(object, record, others, mode);
            return [{ success: true, id, error: null, mergedIds, updatedRelatedIds }];
        } catch (error) {
            if (!(error instanceof RowError)) throw error;
            this.org.records.store.rollback(mark);
            if (options.allOrNone !== false) return this.fail('merge', [{ index: 0, id, error }]);
            return [{ success: false, id, error, mergedIds: [], updatedRelatedIds: [] }];
        }
    }

    /** Removes records from the recycle bin for good. */
    emptyRecycleBin(target: Value): ChangeResult[] {
        const records = this.recordsOf(target);
        if (!this.begin('delete', records)) return [];
        return records.map((record) => {
            const id = idIn(record);
            const object = this.org.schema.object(record.type);
            if (id !== null && this.remover.purge(object, id))
                return { success: true, id, created: false, error: null };
            const error = new RowError('UNDELETE_FAILED', 'Entity is not in the recycle bin');
            return { success: false, id: null, created: false, error };
        });
    }

    /** Inserts a user for whom a test runs, apart from the transaction. */
    insertUser(user: SObj): string {
        const mode = this.mode('insert', {});
        this.writer.insert(this.org.schema.object('User'), user, mode);
        return textOf(user.value('id'));
    }

    private recordsOf(target: Value): SObj[] {
        if (target === null)
            return this.org.host.raise(
                'NullPointerException',
                'Attempt to de-reference a null object',
            );
        const items = target instanceof AList ? target.items : [target];
        return items.map((item) => this.recordOf(item));
    }

    private recordOf(item: Value): SObj {
        if (item instanceof SObj) return item;
        if (typeof item !== 'string') throw new NotSupported(`DML on ${textOf(item)}`);
        const record = new SObj(this.org.schema.objectOfId(item).name);
        record.fields.set('id', { name: 'Id', value: item });
        return record;
    }

    private mode(operation: Operation | 'merge', options: ChangeOptions): WriteMode {
        const { asUser = false, sharing = false, allowDuplicates = false } = options;
        const locks = this.org.stage.locksFor(operation);
        return { asUser, checksRows: asUser || sharing, allowDuplicates, locks };
    }

    /** Counts a statement; false when it has nothing to do. */
    private begin(operation: Operation | 'merge', records: readonly SObj[]): boolean {
        const { host, stage, schema } = this.org;
        const limit = (message: string): never => host.raise('LimitException', message);
        if (host.readOnly) limit('Too many DML statements: 1');
        if (!records.length) return false;
        if (++host.limits.dml > 150) limit('Too many DML statements: 151');
        host.limits.rows += records.length;
        if (host.limits.rows > 10_000) limit('Too many DML rows: 10001');
        this.refuseTwins(operation, records);
        host.hasPendingWork = true;
        for (const name of new Set(records.map((record) => record.type)))
            stage.meet(operation, schema.object(name));
        return true;
    }

    private refuseTwins(operation: string, records: readonly SObj[]): void {
        const seen = new Set<string>();
        for (const id of records.flatMap((record) => idIn(record) ?? [])) {
            if (seen.has(id) && operation !== 'insert')
                this.org.host.raise('ListException', `Duplicate id in list: ${id}`);
            seen.add(id);
        }
        if (new Set(records).size < records.length)
            this.org.host.raise(
                'ListException',
                'Before Insert or Upsert list must not have two identically equal elements',
            );
    }

    private one(
        operation: Operation,
        record: SObj,
        mode: WriteMode,
        key: string | null,
    ): ChangeResult {
        const object = this.org.schema.object(record.type);
        try {
            this.checkMixing(object);
            const resolved = operation === 'upsert' ? this.resolve(object, record, key) : operation;
            if (resolved === 'delete') this.remover.delete(object, record, mode);
            else this.writer[resolved](object, record, mode);
            return { success: true, id: idIn(record), created: resolved === 'insert', error: null };
        } catch (error) {
            if (!(error instanceof RowError)) throw error;
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

    private checkMixing(object: ObjectType): void {
        if (object.key === 'user') return;
        const { mixing } = this.org.host;
        const isSetup = SETUP_OBJECTS.has(object.key);
        mixing[isSetup ? 'setup' : 'ordinary'] ??= object.name;
        const { setup, ordinary } = mixing;
        if (setup === null || ordinary === null) return;
        const [kind, other, original] = isSetup
            ? ['setup object', 'a non-setup object', ordinary]
            : ['non-setup object', 'a setup object', setup];
        throw new RowError(
            'MIXED_DML_OPERATION',
            `DML operation on ${kind} is not permitted after you have updated ${other} (or vice versa): ${object.name}, original object: ${original}`,
        );
    }

    private fail(operation: string, failed: readonly FailedRow[]): never {
        const [first] = failed;
        if (!first) throw new RangeError('a statement without failures failed');
        const { index, error } = first;
        const id = operation === 'insert' ? null : first.id;
        const where = `First exception on row ${index}${id === null ? '' : ` with id ${id}`}`;
        const cause = `${error.code}, ${error.message}: [${error.fields.join(', ')}]`;
        const message = `${title(operation)} failed. ${where}; first error: ${cause}`;
        return this.org.host.raise('DmlException', message, { rows: failed });
    }
}
