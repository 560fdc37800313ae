/** Inserts and updates single records, with the platform's checks. */
import { NotSupported } from '../../errors';
import type { Field, ObjectType } from '../../schema';
import { textOf } from '../../value-text';
import { SObj } from '../../values';
import type { OrgData } from '../org-data';
import { completeNames, newRow, stamp, type Draft } from '../rows/new-row';
import { idOf, isDeleted, type Row } from '../rows/table';
import { checkedValue } from './field-check';
import { addPersonContact, chooseKind } from './person-accounts';
import { RowChecks } from './row-checks';
import { RowError } from './row-error';
import { completeSetup } from './setup-objects';
import type { WriteAccess } from './write-access';
import type { WriteMode } from './write-mode';

const READ_ONLY = new Set([
    'createdbyid',
    'createddate',
    'isdeleted',
    'ispersonaccount',
    'lastmodifiedbyid',
    'lastmodifieddate',
    'masterrecordid',
    'personcontactid',
    'systemmodstamp',
]);

/** Writes records one by one. */
export class Writer {
    private readonly org: OrgData;
    private readonly access: WriteAccess;
    private readonly checks: RowChecks;

    constructor(org: OrgData, access: WriteAccess) {
        this.org = org;
        this.access = access;
        this.checks = new RowChecks(org, access);
    }

    /** Inserts a record and sets its id. */
    insert(object: ObjectType, record: SObj, mode: WriteMode): void {
        if (record.value('id') !== null)
            throw new RowError(
                'INVALID_FIELD_FOR_INSERT_UPDATE',
                'cannot specify Id in an insert call',
                ['Id'],
            );
        this.access.checkObject(object, record, mode, 'create');
        const { records, shape, host } = this.org;
        const row = newRow(records, object, shape);
        this.apply(object, record, row, true);
        chooseKind(records, object, row);
        completeSetup(records, object, row);
        completeNames(object, row);
        if (object.fields.has('ownerid') && !row.get('ownerid')) row.set('ownerid', host.userId);
        this.checks.check(object, row, null, mode);
        const id = records.store.newId(object);
        row.set('id', id).set('isdeleted', false);
        completeNames(object, row);
        stamp(row, host.userId, true);
        records.write(object, id, row);
        addPersonContact(records, row, host.userId);
        if (row.has('personcontactid')) records.write(object, id, row);
        record.fields.set('id', { name: 'Id', value: id });
    }

    /** Updates a record. */
    update(object: ObjectType, record: SObj, mode: WriteMode): void {
        const before = this.existing(object, record, 'update');
        this.access.checkObject(object, record, mode, 'edit');
        this.access.checkRow(object, before, mode, 'Edit');
        const row: Draft = new Map(before);
        this.apply(object, record, row, false);
        completeNames(object, row);
        this.checks.check(object, row, before, mode);
        stamp(row, this.org.host.userId, false);
        this.org.records.write(object, idOf(before), row);
    }

    /** The row of the record to change. */
    existing(object: ObjectType, record: SObj, operation: string): Row {
        const id = record.value('id');
        if (id === null)
            throw new RowError('MISSING_ARGUMENT', `Id not specified in an ${operation} call`);
        const row = this.org.records.table(object).get(textOf(id));
        if (row && !isDeleted(row)) return row;
        if (row || operation === 'delete')
            throw new RowError('ENTITY_IS_DELETED', 'entity is deleted');
        throw new RowError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    }

    private apply(object: ObjectType, record: SObj, row: Draft, isNew: boolean): void {
        for (const [key, entry] of record.fields) {
            if (!record.queried && entry.value instanceof SObj)
                throw new NotSupported(`DML with a record in ${object.name}.${entry.name}`);
            const field = object.fields.get(key);
            if (!field || key === 'id') continue;
            if (READ_ONLY.has(key) || field.autoNumber || field.isFormula) {
                if (!isNew && record.queried) continue;
                throw readOnly(field);
            }
            row.set(key, checkedValue(field, entry.value));
        }
    }
}

const readOnly = (field: Field): RowError =>
    new RowError(
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
        [field.name],
    );
