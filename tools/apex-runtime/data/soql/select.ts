/** SELECT: makes records of rows. */
import { CompileError, NotSupported } from '../../errors';
import type { ChildRelation, ObjectType } from '../../schema';
import type { QueryEntry, QueryTree } from '../../syntax/query-tree';
import { textOf } from '../../value-text';
import { SObj, lower, type AList } from '../../values';
import { valueIn, type Row } from '../rows/table';
import {
    checkReadable,
    follow,
    resolvePath,
    type QueryContext,
    type ResolvedPath,
} from './context';

/** Runs a subquery on the rows of a child object. */
export type RunChildren = (context: QueryContext, query: QueryTree, rows: readonly Row[]) => AList;

/** Copies what an entry of SELECT names into a record. */
type Projection = (row: Row, record: SObj) => void;

function recordOf(object: ObjectType, row: Row): SObj {
    const record = new SObj(object.name);
    record.queried = new Set(['id']);
    const id = valueIn(row, 'id');
    if (id !== null) record.fields.set('id', { name: 'Id', value: id });
    return record;
}

/** Prepares SELECT; refuses fields that the user can't read. */
export function prepareSelect(
    context: QueryContext,
    entries: readonly QueryEntry[],
    run: RunChildren,
): (row: Row) => SObj {
    const projections = entries.map((entry) => projection(context, entry, run));
    return (row) => {
        const record = recordOf(context.object, row);
        for (const project of projections) project(row, record);
        return record;
    };
}

function projection(context: QueryContext, entry: QueryEntry, run: RunChildren): Projection {
    switch (entry.kind) {
        case 'field': {
            if (entry.alias !== null) throw new NotSupported(`SOQL alias ${entry.alias}`);
            const path = resolvePath(context, entry.path);
            return (row, record) => projectField(context, path, row, record);
        }
        case 'query':
            return childProjection(context, entry.query, run);
        case 'function':
            throw new NotSupported(`SOQL SELECT ${entry.name}(…)`);
        case 'unsupported':
            throw new NotSupported(`SOQL SELECT ${entry.what}`);
    }
}

function projectField(context: QueryContext, path: ResolvedPath, row: Row, record: SObj): void {
    let target = record;
    let at = row;
    const { steps, object, field } = path;
    for (const { lookup, to, name, key } of steps) {
        target.queried?.add(key);
        const parent = follow(context, at, lookup);
        if (!parent) return;
        const known = target.value(key);
        const next = known instanceof SObj ? known : recordOf(to, parent);
        target.fields.set(key, { name, value: next });
        target = next;
        at = parent;
    }
    const { key, name, isFormula } = field;
    target.queried?.add(key);
    const value = isFormula ? context.org.formulas.valueOf(object, at, field) : at.get(key);
    if (value !== undefined && value !== null) target.fields.set(key, { name, value });
}

function childRelation(context: QueryContext, name: string): ChildRelation {
    const relation = context.org.schema.childRelation(context.object, name);
    if (relation) return relation;
    throw new CompileError(
        `Didn't understand relationship '${name}' in FROM part of query call on ${context.object.name}`,
    );
}

function childProjection(context: QueryContext, query: QueryTree, run: RunChildren): Projection {
    const { object, field } = childRelation(context, query.from);
    const inner = { ...context, object, alias: query.alias };
    checkReadable(inner, object);
    run(inner, query, []); // refuses fields even if there are no rows
    return (row, record) => {
        const id = textOf(valueIn(row, 'id'));
        const rows = context.org.records.table(object).withValue(field.key, id);
        record.queried?.add(lower(query.from));
        record.fields.set(lower(query.from), {
            name: query.from,
            value: run(inner, query, rows),
        });
    };
}
