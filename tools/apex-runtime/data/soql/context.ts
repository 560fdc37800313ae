/** What a query runs with, and where its paths lead. */
import { CompileError } from '../../errors';
import type { Field, ObjectType } from '../../schema';
import type { Expression } from '../../syntax/tree';
import { lower, type Value } from '../../values';
import { includes } from '../access/sharing';
import type { OrgData } from '../org-data';
import { fieldKey } from '../rows/records';
import { isDeleted, type Row } from '../rows/table';

/** What a query runs with. */
export interface QueryContext {
    readonly org: OrgData;
    readonly object: ObjectType;
    readonly alias: string | null;
    /** Whether object and field access is checked. */
    readonly asUser: boolean;
    /** Whether row access is checked. */
    readonly checksRows: boolean;
    /** Whether rows in the recycle bin are found. */
    readonly withDeleted: boolean;
    /** The value of a bind. */
    readonly evaluate: (expression: Expression) => Value;
}

/** The lookups on the way to a field, and the field. */
export interface ResolvedPath {
    readonly steps: readonly Field[];
    readonly object: ObjectType;
    readonly field: Field;
}

const HINT = 'Please reference your WSDL or the describe call for the appropriate names.';

/** Refuses to query an object that the user can't read. */
export function checkReadable(context: QueryContext, object: ObjectType): void {
    const { host, access } = context.org;
    if (!context.asUser || access.mayUse(host.userId, object, 'read')) return;
    host.raise(
        'QueryException',
        `sObject type '${object.name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${HINT}`,
    );
}

function checkFieldReadable(context: QueryContext, object: ObjectType, field: Field): void {
    const { host, access } = context.org;
    if (!context.asUser || access.mayUseField(host.userId, object, field, 'read')) return;
    host.raise(
        'QueryException',
        `No such column '${field.name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${HINT}`,
    );
}

/** Follows a path such as `Account__r.Name`; refuses what the user can't read. */
export function resolvePath(context: QueryContext, path: string): ResolvedPath {
    const { schema } = context.org;
    const parts = path.split('.');
    const isPrefix = [context.object.key, lower(context.alias ?? context.object.key)];
    if (parts.length > 1 && isPrefix.includes(lower(parts[0] ?? ''))) parts.shift();
    const steps: Field[] = [];
    let object = context.object;
    for (const part of parts.slice(0, -1)) {
        const lookup = schema.lookup(object, part);
        if (!lookup?.refTo)
            throw new CompileError(
                `Didn't understand relationship '${part}' in field path ${path} on ${context.object.name}`,
            );
        checkFieldReadable(context, object, lookup);
        steps.push(lookup);
        object = schema.object(lookup.refTo);
        checkReadable(context, object);
    }
    const field = schema.field(object, parts.at(-1) ?? '');
    checkFieldReadable(context, object, field);
    return { steps, object, field };
}

/** The row that a lookup of a row points to. */
export const follow = (context: QueryContext, row: Row, lookup: Field): Row | undefined =>
    context.org.records.any(row.get(fieldKey(lookup)));

/** The value at the end of a path. */
export function valueAt(context: QueryContext, row: Row, path: ResolvedPath): Value {
    let at: Row | undefined = row;
    for (const step of path.steps) at = at && follow(context, at, step);
    return at ? context.org.formulas.valueOf(path.object, at, path.field) : null;
}

/** Whether a query finds a row at all. */
export function isVisible(context: QueryContext, row: Row): boolean {
    if (!context.withDeleted && isDeleted(row)) return false;
    if (!context.checksRows) return true;
    const { sharing, host } = context.org;
    return includes(sharing.levelOf(host.userId, context.object, row), 'Read');
}
