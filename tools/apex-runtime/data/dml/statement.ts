/** What all DML statements share: limits, locks, mixed DML and failures. */
import { NotSupported } from '../../errors';
import { toId18 } from '../../record-id';
import type { ObjectType } from '../../schema';
import { SETUP_OBJECTS } from '../../schema/standard-objects';
import { textOf } from '../../value-text';
import { AList, SObj, type Value } from '../../values';
import type { OrgData } from '../org-data';
import type { ChangeOptions, FailedRow, Operation } from './results';
import { RowError } from './row-error';
import type { WriteMode } from './write-mode';

const title = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The id of a record; null if it has none. */
export const idIn = (record: SObj): string | null => {
    const id = record.value('id');
    return typeof id === 'string' ? id : null;
};

/** Starts statements, and ends those that fail. */
export class StatementStart {
    private readonly org: OrgData;

    constructor(org: OrgData) {
        this.org = org;
    }

    /** The records of a statement's target; an id means its record. */
    recordsOf(target: Value): SObj[] {
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
        const id = toId18(item) ?? this.org.host.raise('StringException', `Invalid id: ${item}`);
        const record = new SObj(this.org.schema.objectOfId(id).name);
        record.fields.set('id', { name: 'Id', value: id });
        return record;
    }

    /** The mode of a statement. */
    mode(operation: Operation | 'merge', options: ChangeOptions): WriteMode {
        const { asUser = false, sharing = false, allowDuplicates = false } = options;
        const locks = this.org.stage.locksFor(operation);
        return {
            asUser,
            checksRows: asUser || sharing,
            allowDuplicates: allowDuplicates || operation === 'merge', // the rules don't run then
            locks,
        };
    }

    /** Counts a statement; false if it has nothing to do. */
    begin(operation: Operation | 'merge', records: readonly SObj[]): boolean {
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

    /** Refuses a setup object and another object in one transaction. */
    checkMixing(object: ObjectType): void {
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

    /** Throws the exception for failed records. */
    fail(operation: string, failed: readonly FailedRow[]): never {
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
