/** The context of a query, and its paths. */
import { CompileError } from '../../errors';
import type { Field, ObjectType } from '../../schema';
import type { Expression } from '../../syntax/tree';
import { lower, type Value } from '../../values';
import type { OrgData } from '../org-data';
import type { Row } from '../rows/table';

/** The context of a query. */
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

/** A lookup in the path to a field. */
export interface PathStep {
    readonly object: ObjectType;
    readonly lookup: Field;
    readonly to: ObjectType;
    /** Of the relationship, as records hold it. */
    readonly name: string;
    readonly key: string;
}

/** The path to a field: its lookups and the field. */
export interface ResolvedPath {
    readonly steps: readonly PathStep[];
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
    const known = paths.get(context.object) ?? new Map<string, ResolvedPath>();
    paths.set(context.object, known);
    const key = context.alias === null ? path : `${context.alias} ${path}`;
    const resolved = known.get(key) ?? followPath(context, path);
    known.set(key, resolved);
    checkPathReadable(context, resolved);
    return resolved;
}

const paths = new WeakMap<ObjectType, Map<string, ResolvedPath>>();

function followPath({ object: from, alias, org }: QueryContext, path: string): ResolvedPath {
    const { schema } = org;
    const parts = path.split('.');
    const isPrefix = [from.key, lower(alias ?? from.key)];
    if (parts.length > 1 && isPrefix.includes(lower(parts[0] ?? ''))) parts.shift();
    const steps: PathStep[] = [];
    let object = from;
    for (const part of parts.slice(0, -1)) {
        const lookup = schema.lookup(object, part);
        if (!lookup?.refTo)
            throw new CompileError(
                `Didn't understand relationship '${part}' in field path ${path} on ${from.name}`,
            );
        const to = schema.object(lookup.refTo);
        steps.push({ object, lookup, to, name: lookup.relationship ?? part, key: lower(part) });
        object = to;
    }
    return { steps, object, field: schema.field(object, parts.at(-1) ?? '') };
}

function checkPathReadable(context: QueryContext, { steps, object, field }: ResolvedPath): void {
    if (!context.asUser) return;
    for (const step of steps) {
        checkFieldReadable(context, step.object, step.lookup);
        checkReadable(context, step.to);
    }
    checkFieldReadable(context, object, field);
}

/** The row that a lookup of a row points to. */
export const follow = (context: QueryContext, row: Row, lookup: Field): Row | undefined =>
    context.org.records.any(row.get(lookup.key));

/** The value at the end of a path. */
export function valueAt(context: QueryContext, row: Row, path: ResolvedPath): Value {
    const { steps, object, field } = path;
    if (steps.length === 0 && !field.isFormula) return row.get(field.key) ?? null;
    let at: Row | undefined = row;
    for (const step of steps) at = at && follow(context, at, step.lookup);
    return at ? context.org.formulas.valueOf(object, at, field) : null;
}

/** Whether a row is visible to a query. */
export function visibility(context: QueryContext): (row: Row) => boolean {
    const { withDeleted, checksRows, object, org } = context;
    const levelOf = checksRows ? org.sharing.levelsOf(org.host.userId, object) : null;
    return (row) =>
        (withDeleted || row.get('isdeleted') !== true) && (!levelOf || levelOf(row) !== 'None');
}
