/** The rows of UserRecordAccess, which the platform computes for the queried records. */
import { NotSupported } from '../../errors';
import { toId18 } from '../../record-id';
import type { QueryCondition, QueryComparison } from '../../syntax/query-tree';
import type { Value } from '../../values';
import { includes, type RowAccess } from '../access/sharing';
import type { OrgData } from '../org-data';
import type { Row } from '../rows/table';
import type { QueryContext } from './context';
import { itemsOf, operandValue, plain } from './operand';

const MOST_RECORDS = 200;

function comparisonsIn(condition: QueryCondition | null): QueryComparison[] {
    if (condition?.kind === 'compare') return [condition];
    if (condition?.kind !== 'all') return [];
    return condition.conditions.flatMap(comparisonsIn);
}

function valuesOf(context: QueryContext, where: QueryCondition | null, field: string): Value[] {
    const found = comparisonsIn(where).find(
        ({ path, operator }) =>
            path.toLowerCase() === field && (operator === '=' || operator === 'in'),
    );
    if (!found) throw new NotSupported(`SOQL on UserRecordAccess without ${field}`);
    const value = operandValue(context, found.value, () => {
        throw new NotSupported('SOQL on UserRecordAccess with a subquery');
    });
    return (itemsOf(value) ?? [value]).map(plain);
}

function levelOf(org: OrgData, userId: string, id: string): RowAccess {
    const row = org.records.live(id);
    if (!row) return 'None';
    const object = org.schema.objectOfId(id);
    const bySharing = org.sharing.levelOf(userId, object, row);
    const may = (verb: 'delete' | 'edit' | 'read'): boolean =>
        org.access.mayUse(userId, object, verb);
    if (!may('read')) return 'None';
    if (includes(bySharing, 'All') && may('delete')) return 'All';
    if (includes(bySharing, 'Edit') && may('edit')) return 'Edit';
    return includes(bySharing, 'Read') ? 'Read' : 'None';
}

function accessRow(org: OrgData, userId: string, recordId: string): Row {
    const level = levelOf(org, userId, recordId);
    const hasAll = level !== 'None' && org.access.hasAllAccess(userId);
    const canDelete = includes(level, 'All');
    return new Map<string, Value>([
        ['recordid', recordId],
        ['userid', userId],
        ['hasreadaccess', includes(level, 'Read')],
        ['haseditaccess', includes(level, 'Edit')],
        ['hasdeleteaccess', canDelete],
        ['hastransferaccess', canDelete],
        ['hasallaccess', hasAll],
        ['maxaccesslevel', hasAll ? 'All' : canDelete ? 'Delete' : level],
    ]);
}

/** The rows for the records and the user that a query names. */
export function recordAccessRows(context: QueryContext, where: QueryCondition | null): Row[] {
    const { org } = context;
    const recordIds = valuesOf(context, where, 'recordid').filter((id) => typeof id === 'string');
    const [userId] = valuesOf(context, where, 'userid');
    if (typeof userId !== 'string') return [];
    if (recordIds.length > MOST_RECORDS)
        org.host.raise('QueryException', `Number of records exceeds limit: ${MOST_RECORDS}`);
    return recordIds.map((given) => {
        const id = toId18(given) ?? org.host.raise('QueryException', `invalid ID field: ${given}`);
        return accessRow(org, userId, id);
    });
}
