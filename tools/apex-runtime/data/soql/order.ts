/** ORDER BY. */
import { NotSupported } from '../../errors';
import { compare } from '../../operators';
import type { QueryOrder } from '../../syntax/query-tree';
import type { Value } from '../../values';
import type { Row } from '../rows/table';
import { resolvePath, valueAt, type QueryContext, type ResolvedPath } from './context';

interface Ordering {
    readonly path: ResolvedPath;
    readonly sign: 1 | -1;
    readonly nulls: 1 | -1;
}

function ordering(context: QueryContext, order: QueryOrder): Ordering {
    if (order.path === null) throw new NotSupported(`SOQL ORDER BY ${order.text}`);
    return {
        path: resolvePath(context, order.path),
        sign: order.isDescending ? -1 : 1,
        nulls: order.areNullsLast ? 1 : -1,
    };
}

function compared({ sign, nulls }: Ordering, a: Value, b: Value): number {
    if (a !== null && b !== null) return compare(a, b) * sign;
    if (a === b) return 0;
    return a === null ? nulls : -nulls;
}

/** Prepares the sorting of rows; refuses fields that the user can't read. */
export function prepareOrder(
    context: QueryContext,
    orders: readonly QueryOrder[],
): (rows: readonly Row[]) => Row[] {
    const orderings = orders.map((order) => ordering(context, order));
    return (rows) => {
        if (rows.length < 2) return [...rows];
        const keyed = rows.map((row) => ({
            row,
            keys: orderings.map(({ path }) => valueAt(context, row, path)),
        }));
        keyed.sort((a, b) => {
            for (const [index, one] of orderings.entries()) {
                const result = compared(one, a.keys[index] ?? null, b.keys[index] ?? null);
                if (result) return result;
            }
            return 0;
        });
        return keyed.map(({ row }) => row);
    };
}
