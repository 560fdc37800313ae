/** Runs queries. */
import { CompileError, NotSupported } from '../../errors';
import type { QueryCount, QueryTree } from '../../syntax/query-tree';
import { readQueryText } from '../../syntax/tree-cache';
import type { Expression } from '../../syntax/tree';
import { textOf } from '../../value-text';
import { AList, isNumber, lower, type AMap, type Value } from '../../values';
import type { Place } from '../host';
import type { OrgData } from '../org-data';
import type { Row } from '../rows/table';
import { prepare, type Test } from './condition';
import { checkReadable, resolvePath, valueAt, visibility, type QueryContext } from './context';
import { prepareOrder } from './order';
import { recordAccessRows } from './record-access';
import { prepareSelect } from './select';

const MOST_ROWS = 50_000;

/** Runs static and dynamic queries. */
export class Queries {
    private readonly org: OrgData;

    constructor(org: OrgData) {
        this.org = org;
    }

    /** Runs a query: a list of records, or a number for COUNT(). */
    run(tree: QueryTree, place: Place, valueOf: (bind: Expression) => Value): AList | number {
        return this.start(tree, place, null, valueOf);
    }

    /** Runs a dynamic query. Binds are names in `binds`, or variables in scope. */
    runText(
        text: string,
        place: Place,
        binds: AMap | null,
        userMode: boolean | null,
    ): AList | number {
        const { host } = this.org;
        try {
            const tree = readQueryText(text);
            const evaluate = binds ? boundIn(binds) : undefined;
            const fromPlace = (bind: Expression): Value => host.evaluate(bind, place);
            return this.start(tree, place, userMode, evaluate ?? fromPlace);
        } catch (error) {
            if (error instanceof CompileError) return host.raise('QueryException', error.message);
            if (!(error instanceof SyntaxError)) throw error;
            return host.raise('QueryException', `unexpected token: ${error.message}`);
        }
    }

    private start(
        tree: QueryTree,
        place: Place,
        userMode: boolean | null,
        evaluate: (expression: Expression) => Value,
    ): AList | number {
        const { host, schema, stage } = this.org;
        if (++host.limits.queries > 100) host.raise('LimitException', 'Too many SOQL queries: 101');
        const object = schema.object(tree.from);
        stage.meet('query', object);
        const asUser = isUserMode(tree, place, userMode);
        const context: QueryContext = {
            org: this.org,
            object,
            alias: tree.alias,
            asUser,
            checksRows: asUser || host.enforcesSharing(place),
            withDeleted: tree.isAllRows,
            evaluate,
        };
        checkReadable(context, object);
        if (tree.isForUpdate) this.lock(tree);
        const isCount = isPlainCount(tree);
        const list = this.select(context, isCount ? { ...tree, select: [] } : tree, null);
        if (isCount) return list.items.length;
        list.fromQuery = true;
        return list;
    }

    private select(context: QueryContext, tree: QueryTree, given: readonly Row[] | null): AList {
        const [unsupported] = tree.unsupported;
        if (unsupported !== undefined) throw new NotSupported(`SOQL ${unsupported}`);
        const rows = this.rows(context, tree, given);
        const project = prepareSelect(context, tree.select, (inner, query, children) =>
            this.select(inner, query, children),
        );
        const { key, name } = context.object;
        const type = { name: key, args: [], text: name };
        return new AList(rows.map(project), type);
    }

    /** The sorted rows of a query; `given` are those to choose from. */
    private rows(context: QueryContext, tree: QueryTree, given: readonly Row[] | null): Row[] {
        const test =
            tree.where && prepare(context, tree.where, (query) => this.values(context, query));
        const sort = prepareOrder(context, tree.orderBy);
        const offset = this.count(context, tree.offset) ?? 0;
        const limit = this.count(context, tree.limit);
        const source = given ?? this.source(context, tree, test);
        const isVisible = visibility(context);
        const found = source.filter((row) => isVisible(row) && (test?.matches(row) ?? true));
        if (found.length > MOST_ROWS)
            context.org.host.raise('LimitException', `Too many query rows: ${MOST_ROWS + 1}`);
        return sort(found).slice(offset, limit === null ? undefined : offset + limit);
    }

    private source(context: QueryContext, tree: QueryTree, test: Test | null): Row[] {
        const { object, org } = context;
        if (object.key === 'userrecordaccess') return recordAccessRows(context, tree.where);
        if (object.key.endsWith('__mdt')) throw new NotSupported(`SOQL on ${object.name}`);
        const table = org.records.table(object);
        const keys = test?.keys;
        if (!keys) return table.all();
        const rows = keys.flatMap(({ field, value }) => table.withValue(field, value));
        return keys.length > 1 ? [...new Set(rows)] : rows;
    }

    /** The values that a subquery of WHERE selects. */
    private values(outer: QueryContext, tree: QueryTree): Value[] {
        const object = this.org.schema.object(tree.from);
        const context = { ...outer, object, alias: tree.alias, withDeleted: false };
        checkReadable(context, object);
        const [entry, more] = tree.select;
        if (entry?.kind !== 'field' || more)
            throw new NotSupported('SOQL subquery of WHERE that selects more than a field');
        const path = resolvePath(context, entry.path);
        return this.rows(context, tree, null).map((row) => valueAt(context, row, path));
    }

    private count(context: QueryContext, count: QueryCount | null): number | null {
        if (!count) return null;
        if (count.kind === 'number') return count.value;
        const value = context.evaluate(count.expression);
        if (isNumber(value)) return Number(String(value));
        return context.org.host.raise('QueryException', 'LIMIT and OFFSET need a number');
    }

    private lock(tree: QueryTree): void {
        if (tree.orderBy.length)
            throw new CompileError('ORDER BY is not allowed in a query that locks its rows');
        if (!this.org.stage.isLocked(this.org.schema.object(tree.from))) return;
        this.org.host.raise(
            'QueryException',
            'Record Currently Unavailable: The record you are attempting to edit, or one of its related records, is currently being modified by another user. Please try again.',
        );
    }
}

const isPlainCount = ({ select: [entry, more] }: QueryTree): boolean =>
    entry?.kind === 'function' && lower(entry.name) === 'count' && entry.path === null && !more;

function isUserMode(tree: QueryTree, place: Place, userMode: boolean | null): boolean {
    if (tree.mode === 'securityEnforced') {
        if (place.cls.userModeByDefault)
            throw new CompileError('WITH SECURITY_ENFORCED is not allowed at this API version');
        return true;
    }
    return tree.mode ? tree.mode === 'user' : (userMode ?? place.cls.userModeByDefault);
}

/** Takes binds from a map, as Database.queryWithBinds does. */
function boundIn(binds: AMap): (expression: Expression) => Value {
    const byName = new Map<string, Value>();
    for (const [name, value] of binds.entries.values()) byName.set(lower(textOf(name)), value);
    return (expression) => {
        if (expression.kind !== 'name') throw new NotSupported('a bind that is not a plain name');
        const value = byName.get(lower(expression.name));
        if (value === undefined)
            throw new CompileError(`Key '${expression.name}' does not exist in the bindMap`);
        return value;
    };
}
