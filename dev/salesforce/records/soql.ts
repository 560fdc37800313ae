import { SalesforceFault } from '../answer';

/** A row; related rows, such as a lookup's, are nested. */
export type Row = { readonly [field: string]: unknown };

/** A query as a set-up sends it: fields, an object, conditions joined by AND, a limit. */
export type Query = {
    fields: string[];
    object: string;
    conditions: Condition[];
    limit: number;
};

type Condition = { field: string; operator: '=' | '!=' | 'IN'; values: unknown[] };

const QUERY =
    /^SELECT (?<fields>[\w., ]+?) FROM (?<object>\w+)(?: WHERE (?<where>.+?))?(?: ORDER BY [\w., ]+?)?(?: LIMIT (?<limit>\d+))?$/i;
const CONDITION = /^([\w.]+) ?(=|!=|IN) ?(.+)$/i;
const VALUE = /'((?:[^'\\]|\\.)*)'|([^\s,()]+)/g;

/** Reads a query. Throws `MALFORMED_QUERY` for anything else. */
export function parseQuery(text: string): Query {
    const { fields = '', object = '', where, limit } = QUERY.exec(text.trim())?.groups ?? {};
    if (object === '') throw malformed(text);
    return {
        fields: fields.split(',').map((field) => field.trim()),
        object,
        conditions: where === undefined ? [] : where.split(/ AND /i).map(parseCondition),
        limit: Number(limit ?? Infinity),
    };
}

/** The rows that match the query, with only its fields. */
export function runQuery({ fields, conditions, limit }: Query, rows: readonly Row[]): Row[] {
    return rows
        .filter((row) => conditions.every((condition) => holds(condition, row)))
        .slice(0, limit)
        .map((row) => pick(row, fields));
}

function parseCondition(text: string): Condition {
    const [, field, operator, list] = CONDITION.exec(text.trim()) ?? [];
    if (field === undefined || operator === undefined || list === undefined) throw malformed(text);
    const values = [...list.matchAll(VALUE)].map(([, quoted, plain]) =>
        quoted === undefined ? literal(plain ?? '') : quoted.replace(/\\(.)/g, '$1'),
    );
    return { field, operator: operator.toUpperCase() as Condition['operator'], values };
}

function literal(text: string): unknown {
    const known: Record<string, unknown> = { true: true, false: false, null: null };
    return text.toLowerCase() in known ? known[text.toLowerCase()] : Number(text);
}

function holds({ field, operator, values }: Condition, row: Row): boolean {
    const actual = comparable(valueAt(row, field));
    const isAmong = values.map(comparable).includes(actual);
    return operator === '!=' ? !isAmong : isAmong;
}

/** Compares text without case. */
function comparable(value: unknown): unknown {
    return typeof value === 'string' ? value.toLowerCase() : value;
}

function valueAt(row: Row, path: string): unknown {
    return path.split('.').reduce<unknown>((node, name) => {
        if (typeof node !== 'object' || node === null) return null;
        if (!(name in node)) throw noColumn(name);
        return Reflect.get(node, name);
    }, row);
}

function pick(row: Row, fields: readonly string[]): Row {
    const picked: Record<string, unknown> = {};
    for (const path of fields) {
        const value = valueAt(row, path);
        const [first = '', second] = path.split('.');
        if (second === undefined) picked[first] = value;
        else picked[first] = { ...(picked[first] as object | undefined), [second]: value };
    }
    return picked;
}

function malformed(text: string): SalesforceFault {
    return new SalesforceFault(400, 'MALFORMED_QUERY', `unexpected token: ${text}`);
}

function noColumn(name: string): SalesforceFault {
    return new SalesforceFault(400, 'INVALID_FIELD', `No such column '${name}' on entity`);
}
