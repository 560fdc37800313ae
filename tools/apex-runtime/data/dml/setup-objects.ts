/** Completes permission sets, their groups and assignments as the platform does. */
import type { ObjectType } from '../../schema';
import type { Draft } from '../rows/new-row';
import type { Records } from '../rows/records';
import { idOf } from '../rows/table';
import { RowError } from './row-error';

/** Completes a new record of a setup object. */
export function completeSetup(records: Records, object: ObjectType, row: Draft): void {
    if (object.key === 'permissionset') row.set('type', 'Regular').set('iscustom', true);
    if (object.key === 'permissionsetgroup') row.set('status', 'Outdated');
    if (object.key === 'permissionsetassignment') completeAssignment(records, row);
}

function completeAssignment(records: Records, row: Draft): void {
    const groupId = row.get('permissionsetgroupid') ?? null;
    if (groupId === null && (row.get('permissionsetid') ?? null) === null)
        throw new RowError(
            'REQUIRED_FIELD_MISSING',
            'Required fields are missing: [PermissionSet]',
            ['PermissionSetId'],
        );
    if (typeof groupId !== 'string') return;
    const [own] = records.children('PermissionSet', 'PermissionSetGroupId', groupId);
    if (own) row.set('permissionsetid', idOf(own));
}

/** Recalculates a permission set group, as the platform does in the background. */
export function calculateGroup(records: Records, groupId: string): void {
    records.patch(records.schema.object('PermissionSetGroup'), groupId, { Status: 'Updated' });
}
