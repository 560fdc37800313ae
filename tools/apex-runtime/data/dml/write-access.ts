/** Refuses writes that the running user, or every user, may not make. */
import { CompileError, NotSupported } from '../../errors';
import type { Field, ObjectType } from '../../schema';
import { fieldGroups } from '../../schema/field-groups';
import { READ_ONLY_OBJECTS } from '../../schema/standard-objects';
import { textOf } from '../../value-text';
import { type SObj, type Value } from '../../values';
import { includes, type RowAccess } from '../access/sharing';
import type { OrgData } from '../org-data';
import { isDeleted, valueIn, type Row } from '../rows/table';
import { RowError } from './row-error';
import type { WriteMode } from './write-mode';

/** Custom metadata, platform events, big and external objects. */
const UNMODELLED = /__(?:mdt|e|b|x)$/i;

const NO_ACCESS = 'insufficient access rights on object id';
const NO_CROSS_ACCESS = 'insufficient access rights on cross-reference id';

/** Checks access to objects, fields and rows before a write. */
export class WriteAccess {
    private readonly org: OrgData;

    constructor(org: OrgData) {
        this.org = org;
    }

    /** Refuses a write that the object, its triggers or the user's object access don't allow. */
    checkObject(
        object: ObjectType,
        record: SObj,
        mode: WriteMode,
        verb: 'create' | 'delete' | 'edit',
    ): void {
        const { host, access } = this.org;
        if (READ_ONLY_OBJECTS.has(object.key))
            throw new CompileError(`DML operation not allowed on ${object.name}`);
        if (UNMODELLED.test(object.name)) throw new NotSupported(`DML on ${object.name}`);
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

    /** Refuses a record that the user can't edit because of sharing. */
    checkRow(object: ObjectType, row: Row, mode: WriteMode, wanted: RowAccess): void {
        if (!mode.checksRows) return;
        const level = this.org.sharing.levelOf(this.org.host.userId, object, row);
        if (includes(level, wanted)) return;
        if (includes(level, 'Read'))
            throw new RowError('INSUFFICIENT_ACCESS_OR_READONLY', NO_ACCESS);
        throw new RowError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', NO_CROSS_ACCESS);
    }

    /** Refuses lookups to records that don't exist or that the user can't see. */
    checkReferences(object: ObjectType, row: Row, before: Row | null, mode: WriteMode): void {
        for (const field of fieldGroups(object).lookups) {
            const value = valueIn(row, field.key);
            if (value === null) continue;
            if (before && valueIn(before, field.key) === value) continue;
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
}
