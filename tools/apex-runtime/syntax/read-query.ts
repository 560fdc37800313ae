/** Reads SOQL queries. */
import type {
    FieldNameContext,
    FieldOrderContext,
    FromNameListContext,
    LimitClauseContext,
    OffsetClauseContext,
    QueryContext,
    SelectEntryContext,
    SubFieldEntryContext,
    SubQueryContext,
    SoqlFunctionContext,
    WithClauseContext,
} from '@apexdevtools/apex-parser';
import { lower } from '../values';
import { has, optional, parse } from './parse';
import { readCondition } from './read-condition';
import { readExpression } from './read-expression';
import type { QueryCount, QueryEntry, QueryOrder, QueryTree } from './query-tree';

/** Reads the text of a dynamic query. Throws a SyntaxError. */
export const parseQuery = (text: string): QueryTree =>
    readQuery(parse(text, (parser) => parser.query(), 'query'));

/** Reads a query of the parse tree. */
export function readQuery(node: QueryContext): QueryTree {
    const mode = readMode(optional(node.withClause()));
    return {
        ...readCommon(node),
        select: node.selectList().selectEntry_list().map(readEntry),
        mode: mode === 'other' ? null : mode,
        offset: readCount(optional(node.offsetClause())),
        isForUpdate: /for\s*update/i.test(optional(node.forClauses())?.getText() ?? ''),
        isAllRows: has(node.allRowsClause()),
        unsupported: [
            ...unsupportedParts(node),
            ...(has(node.usingScope()) ? ['USING SCOPE'] : []),
            ...(has(node.groupByClause()) ? ['GROUP BY'] : []),
            ...(mode === 'other' ? [optional(node.withClause())?.getText() ?? ''] : []),
        ],
    };
}

/** Reads a subquery of SELECT or WHERE. */
export function readSubQuery(node: SubQueryContext): QueryTree {
    return {
        ...readCommon(node),
        select: node.subFieldList().subFieldEntry_list().map(readEntry),
        mode: null,
        offset: null,
        isForUpdate: false,
        isAllRows: false,
        unsupported: unsupportedParts(node),
    };
}

type Common = Pick<QueryTree, 'line' | 'text' | 'from' | 'alias' | 'where' | 'orderBy' | 'limit'>;

function readCommon(node: QueryContext | SubQueryContext): Common {
    const where = optional(node.whereClause());
    const order = optional(node.orderByClause());
    return {
        line: node.start.line,
        text: node.getText(),
        ...readFrom(node.fromNameList()),
        where: where && readCondition(where.whereLogicalExpression()),
        orderBy: order?.fieldOrderList().fieldOrder_list().map(readOrder) ?? [],
        limit: readCount(optional(node.limitClause())),
    };
}

const readFrom = (node: FromNameListContext): Pick<QueryTree, 'from' | 'alias'> => ({
    from: node.fieldName_list()[0]?.getText() ?? '',
    alias: node.soqlId_list()[0]?.getText() ?? null,
});

function unsupportedParts(node: QueryContext | SubQueryContext): string[] {
    const parts: string[] = [];
    if (node.fromNameList().fieldName_list().length > 1) parts.push('more than one object in FROM');
    if (has(node.updateList())) parts.push('UPDATE TRACKING');
    if (/for(view|reference)/i.test(optional(node.forClauses())?.getText() ?? '')) {
        parts.push('FOR VIEW and FOR REFERENCE');
    }
    return parts;
}

function readMode(node: WithClauseContext | null): QueryTree['mode'] | 'other' {
    if (!node) return null;
    if (has(node.USER_MODE())) return 'user';
    if (has(node.SYSTEM_MODE())) return 'system';
    return has(node.SECURITY_ENFORCED()) ? 'securityEnforced' : 'other';
}

function readEntry(node: SelectEntryContext | SubFieldEntryContext): QueryEntry {
    const alias = optional(node.soqlId())?.getText() ?? null;
    const field = optional(node.fieldName());
    if (field) return { kind: 'field', path: field.getText(), alias };
    const subQuery = optional(node.subQuery());
    if (subQuery) return { kind: 'query', query: readSubQuery(subQuery) };
    const called = optional(node.soqlFunction());
    return (
        (called && readFunction(called, alias)) ?? {
            kind: 'unsupported',
            what: `SELECT ${node.getText()}`,
        }
    );
}

/** A function of one field or none; null for any other. */
function readFunction(node: SoqlFunctionContext, alias: string | null): QueryEntry | null {
    const match = /^(\w+)\(([\w.]*)\)$/.exec(node.getText());
    const [, name, path] = match ?? [];
    if (name === undefined || path === undefined || has(node.FIELDS())) return null;
    return { kind: 'function', name: lower(name), path: path === '' ? null : path, alias };
}

function readOrder(node: FieldOrderContext): QueryOrder {
    const field: FieldNameContext | null = optional(node.fieldName());
    return {
        text: node.getText(),
        path: field?.getText() ?? null,
        isDescending: has(node.DESC()),
        areNullsLast: has(node.LAST()),
    };
}

function readCount(node: LimitClauseContext | OffsetClauseContext | null): QueryCount | null {
    if (!node) return null;
    const number = optional(node.IntegerLiteral());
    if (number) return { kind: 'number', value: Number(number.getText()) };
    return { kind: 'bind', expression: readExpression(node.boundExpression().expression()) };
}
