/** The tree of a SOQL query, as plain objects for JSON. */
import type { Expression } from './tree';

/** A query, or a subquery in SELECT or WHERE. */
export interface QueryTree {
    line: number;
    text: string;
    /** An object; in a subquery of SELECT the name of the child relationship. */
    from: string;
    alias: string | null;
    select: QueryEntry[];
    where: QueryCondition | null;
    /** The `WITH …` clause. */
    mode: 'user' | 'system' | 'securityEnforced' | null;
    orderBy: QueryOrder[];
    limit: QueryCount | null;
    offset: QueryCount | null;
    isForUpdate: boolean;
    isAllRows: boolean;
    /** Clauses that are not part of the tree, such as `GROUP BY`. */
    unsupported: string[];
}

/** An entry of SELECT. */
export type QueryEntry =
    | { kind: 'field'; path: string; alias: string | null }
    | { kind: 'function'; name: string; path: string | null; alias: string | null }
    | { kind: 'query'; query: QueryTree }
    | Unsupported;

/** A condition of WHERE. */
export type QueryCondition =
    | { kind: 'all' | 'any'; conditions: QueryCondition[] }
    | { kind: 'not'; condition: QueryCondition }
    | QueryComparison
    | Unsupported;

/** The comparison of a field with a value. */
export interface QueryComparison {
    kind: 'compare';
    text: string;
    path: string;
    operator: QueryOperator;
    value: QueryValue;
}

export type QueryOperator =
    '=' | '!=' | '<' | '<=' | '>' | '>=' | 'like' | 'in' | 'not in' | 'includes' | 'excludes';

/** The right side of a comparison. */
export type QueryValue =
    | {
          kind: 'literal';
          type: 'null' | 'boolean' | 'string' | 'number' | 'date' | 'datetime';
          text: string;
      }
    | { kind: 'dateFormula'; name: string; count: number | null }
    | { kind: 'bind'; expression: Expression }
    | { kind: 'list'; items: QueryValue[] }
    | { kind: 'query'; query: QueryTree }
    | Unsupported;

/** A number of rows. */
export type QueryCount =
    { kind: 'number'; value: number } | { kind: 'bind'; expression: Expression };

/** A field of ORDER BY. */
export interface QueryOrder {
    text: string;
    /** Null for a function, which ORDER BY does not support here. */
    path: string | null;
    isDescending: boolean;
    areNullsLast: boolean;
}

/** A part that the runtime does not model. It fails when it runs, not when it is read. */
export interface Unsupported {
    kind: 'unsupported';
    what: string;
}
