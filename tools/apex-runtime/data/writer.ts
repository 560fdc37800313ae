/** Inserts and updates single records, with every check that the platform makes. */
import { CompileError, NotSupported } from '../errors';
import { READ_ONLY_OBJECTS } from '../schema/standard-objects';
import type { Field, ObjectType } from '../schema';
import { AList, SObj, textOf, type RecordField, type Value } from '../values';
import { checkedValue } from './field-check';
import { sameValue } from './formula-fields';
import { completeNames, newRow, stamp, type Draft } from './new-row';
import type { OrgData } from './org-data';
import { addPersonContact, chooseKind } from './person-accounts';
import { fieldKey } from './records';
import { RowError } from './row-error';
import { completeSetup } from './setup-objects';
import { includes, type RowAccess } from './sharing';
import type { StatementLocks } from './stage';
import { idOf, isDeleted, valueIn, type Row } from './table';

/** How a statement writes. */
export interface WriteMode {
    /** Whether object and field access is checked. */
    readonly asUser: boolean;
    /** Whether row access is checked. */
    readonly checksRows: boolean;
    /** Whether records may be saved although a duplicate rule warns. */
    readonly allowDuplicates: boolean;
    readonly locks: StatementLocks;
}

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

const NO_ACCESS = 'insufficient access rights on object id';
const NO_CROSS_ACCESS = 'insufficient access rights on cross-reference id';

/** Writes records one by one. */
export class Writer {
    private readonly org: OrgData;

    constructor(org: OrgData) {
        this.org = org;
    }

    /** Inserts a record, and gives it its id. */
    insert(object: ObjectType, record: SObj, mode: WriteMode): void {
        if (record.value('id') !== null)
            throw new RowError(
                'INVALID_FIELD_FOR_INSERT_UPDATE',
                'cannot specify Id in an insert call',
                ['Id'],
            );
        this.checkObject(object, record, mode, 'create');
        const { records, shape, host } = this.org;
        const row = newRow(records, object, shape);
        this.apply(object, record, row, true);
        chooseKind(records, object, row);
        completeSetup(records, object, row);
        completeNames(object, row);
        if (object.fields.has('ownerid') && !row.get('ownerid')) row.set('ownerid', host.userId);
        this.check(object, row, null, mode);
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
        this.checkObject(object, record, mode, 'edit');
        this.checkRowAccess(object, before, mode, 'Edit');
        const row: Draft = new Map(before);
        this.apply(object, record, row, false);
        completeNames(object, row);
        this.check(object, row, before, mode);
        stamp(row, this.org.host.userId, false);
        this.org.records.write(object, idOf(before), row);
    }

    /** The row of a record that is to be changed. */
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

    /** Refuses a record that sharing keeps from the user. */
    checkRowAccess(object: ObjectType, row: Row, mode: WriteMode, wanted: RowAccess): void {
        if (!mode.checksRows) return;
        const level = this.org.sharing.levelOf(this.org.host.userId, object, row);
        if (includes(level, wanted)) return;
        if (includes(level, 'Read'))
            throw new RowError('INSUFFICIENT_ACCESS_OR_READONLY', NO_ACCESS);
        throw new RowError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', NO_CROSS_ACCESS);
    }

    /** Refuses what the object, its triggers or the user's object access don't allow. */
    checkObject(
        object: ObjectType,
        record: SObj,
        mode: WriteMode,
        verb: 'create' | 'delete' | 'edit',
    ): void {
        const { host, access } = this.org;
        if (READ_ONLY_OBJECTS.has(object.key))
            throw new CompileError(`DML operation not allowed on ${object.name}`);
        const trigger = host.project.triggers.get(object.key);
        if (trigger)
            throw new NotSupported(
                `DML on ${object.name}: the trigger ${trigger} would have to run`,
            );
        if (!mode.asUser) return;
        if (!access.mayUse(host.userId, object, verb))
            throw new RowError(
                'INSUFFICIENT_ACCESS_OR_READONLY',
                `Access to entity '${object.name}' denied`,
            );
        if (verb !== 'delete') this.checkFieldAccess(object, record);
    }

    private checkFieldAccess(object: ObjectType, record: SObj): void {
        const { host, access } = this.org;
        for (const key of record.fields.keys()) {
            const field = object.fields.get(key);
            if (!field || access.mayUseField(host.userId, object, field, 'edit')) continue;
            throw new RowError(
                'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
                `Operation failed due to fields being inaccessible on Sobject ${object.name}, check errors on Exception or Result!`,
                [field.name],
            );
        }
    }

    private apply(object: ObjectType, record: SObj, row: Draft, isNew: boolean): void {
        for (const [key, entry] of record.fields) {
            const field = object.fields.get(key);
            if (!field || key === 'id' || isRelated(entry)) continue;
            if (READ_ONLY.has(key) || field.autoNumber || field.isFormula) {
                if (!isNew && record.queried) continue;
                throw readOnly(field);
            }
            row.set(key, checkedValue(field, entry.value));
        }
    }

    /** The checks on a whole row, in the order in which the platform makes them. */
    private check(object: ObjectType, row: Draft, before: Row | null, mode: WriteMode): void {
        const { formulas, records, stage, addedRules, shape } = this.org;
        checkRequired(object, row);
        checkCurrency(row, shape.currencies);
        const rules = [...object.validationRules, ...(addedRules.get(object.key) ?? [])];
        formulas.checkRules(rules, { object, row, before });
        const others = (): Row[] => records.allLive(object);
        stage.refuseDuplicates(object, row, others, mode.allowDuplicates);
        this.checkReferences(object, row, before, mode);
        this.checkUnique(object, row);
        mode.locks.refuse(object, row);
    }

    private checkReferences(
        object: ObjectType,
        row: Row,
        before: Row | null,
        mode: WriteMode,
    ): void {
        for (const field of object.fields.values()) {
            const value = valueIn(row, fieldKey(field));
            if (field.refTo === null || value === null) continue;
            if (before && valueIn(before, fieldKey(field)) === value) continue;
            this.checkReference(field, value, mode);
        }
    }

    private checkReference(field: Field, value: Value, mode: WriteMode): void {
        const { schema, records } = this.org;
        const target = schema.object(field.refTo ?? '');
        if (typeof value !== 'string' || !value.startsWith(target.prefix))
            throw new RowError(
                'FIELD_INTEGRITY_EXCEPTION',
                `${field.label}: id value of incorrect type: ${textOf(value)}`,
                [field.name],
            );
        const row = records.any(value);
        if (!row)
            throw new RowError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [
                field.name,
            ]);
        if (isDeleted(row))
            throw new RowError('ENTITY_IS_DELETED', 'entity is deleted', [field.name]);
        if (!mode.checksRows) return;
        const level = this.org.sharing.levelOf(this.org.host.userId, target, row);
        if (!includes(level, 'Read'))
            throw new RowError(
                'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
                NO_CROSS_ACCESS,
                [],
            );
    }

    private checkUnique(object: ObjectType, row: Row): void {
        const table = this.org.records.table(object);
        for (const field of object.fields.values()) {
            const key = fieldKey(field);
            const value = valueIn(row, key);
            if (!field.unique || value === null) continue;
            const holder = table
                .withValue(key, value)
                .find(
                    (other) =>
                        !isDeleted(other) &&
                        other.get('id') !== row.get('id') &&
                        sameValue(field, valueIn(other, key), value),
                );
            if (holder) throw duplicate(field, idOf(holder));
        }
    }
}

const isRelated = ({ value }: RecordField): boolean =>
    value instanceof SObj || value instanceof AList;

const readOnly = (field: Field): RowError =>
    new RowError(
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
        [field.name],
    );

function duplicate(field: Field, id: string): RowError {
    if (field.name === 'Username') return new RowError('DUPLICATE_USERNAME', 'Duplicate Username.');
    return new RowError(
        'DUPLICATE_VALUE',
        `duplicate value found: ${field.name} duplicates value on record with id: ${id}`,
    );
}

function checkRequired(object: ObjectType, row: Row): void {
    const names = [...object.fields.values()]
        .filter((field) => field.required && valueIn(row, fieldKey(field)) === null)
        .map((field) => field.name);
    if (!names.length) return;
    const list = names.join(', ');
    throw new RowError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${list}]`, names);
}

function checkCurrency(row: Row, currencies: readonly string[]): void {
    const code = valueIn(row, 'currencyisocode');
    if (code === null || currencies.some((known) => known === code)) return;
    throw new RowError(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `Currency ISO Code: bad value for restricted picklist field: ${textOf(code)}`,
        ['CurrencyIsoCode'],
    );
}
