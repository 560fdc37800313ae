/** Static queries. */
import type { QueryTree } from '../syntax/query-tree';
import type { Expression } from '../syntax/tree';
import { compile } from './expressions';
import type { Evaluate, Site } from './site';

/** A query whose binds are expressions where it stands. */
export function compileQuery(query: QueryTree, site: Site): Evaluate {
    const binds = new Map<Expression, Evaluate>();
    const compiledBind = (expression: Expression): Evaluate => {
        const bind = binds.get(expression) ?? compile(expression, site);
        binds.set(expression, bind);
        return bind;
    };
    return (frame) =>
        site.vm.database.query(query, frame, (expression) => compiledBind(expression)(frame));
}
