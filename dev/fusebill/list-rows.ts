import { type Answer, errors, jsonText } from './answer';
import { BadQuery, type Filters, parseQuery } from './query';

const DEFAULT_PAGE_SIZE = 100;
const MAX_PAGE_SIZE = 1000;

type Row = { id: number };

/** The filters and sort fields of a list, and how its rows are written. */
export type List<T> = {
    filters: Filters<T>;
    sortable: readonly (keyof T & string)[];
    toJson: (rows: T[]) => string;
};

/** Answers a list request with query, order and page. Parameter names ignore case. */
export function listRows<T extends Row>(
    query: Record<string, string>,
    rows: readonly T[],
    { filters, sortable, toJson }: List<T>,
): Answer {
    const parameters = new Map(
        Object.entries(query).map(([name, value]) => [name.toLowerCase(), value]),
    );
    try {
        const found = rows
            .filter(parseQuery(parameters.get('query') ?? '', filters))
            .sort(readOrder(parameters, sortable));
        return answerPage(found, readPage(parameters), toJson, orderHeaders(parameters));
    } catch (error) {
        if (error instanceof BadQuery) return errors(400, error.message);
        throw error;
    }
}

type Page = { number: number; size: number };

function answerPage<T>(
    found: readonly T[],
    page: Page,
    toJson: (rows: T[]) => string,
    order: Record<string, string>,
): Answer {
    const items = found.slice(page.number * page.size, (page.number + 1) * page.size);
    const maxPageIndex = Math.max(0, Math.ceil(found.length / page.size) - 1);
    return jsonText(200, toJson(items), {
        ...order,
        'X-Count': String(found.length),
        'X-MaxCount': String(found.length),
        'X-CurrentPage': String(page.number),
        'X-PageSize': String(page.size),
        'X-MaxPageIndex': String(maxPageIndex),
        'X-NextPage': String(page.number < maxPageIndex ? page.number + 1 : -1),
        'X-PreviousPage': String(page.number - 1),
    });
}

function readPage(parameters: Map<string, string>): Page {
    const number = readInteger(parameters, 'pageNumber', 0);
    const size = readInteger(parameters, 'pageSize', DEFAULT_PAGE_SIZE);
    if (size < 1 || size > MAX_PAGE_SIZE) {
        throw new BadQuery(`pageSize must be between 1 and ${MAX_PAGE_SIZE}.`);
    }
    return { number, size };
}

function readInteger(parameters: Map<string, string>, name: string, otherwise: number): number {
    const text = parameters.get(name.toLowerCase());
    if (text === undefined) return otherwise;
    if (!/^\d{1,9}$/.test(text)) throw new BadQuery(`${name} must be a whole number.`);
    return Number(text);
}

/** The requested order; by default, Fusebill's own. */
function orderHeaders(parameters: Map<string, string>): Record<string, string> {
    return {
        'X-SortOrder': parameters.get('sortorder') ?? 'Ascending',
        'X-SortExpression': parameters.get('sortexpression') ?? 'id',
    };
}

function readOrder<T extends Row>(
    parameters: Map<string, string>,
    sortable: readonly (keyof T & string)[],
): (a: T, b: T) => number {
    const order = parameters.get('sortorder');
    const expression = parameters.get('sortexpression');
    if (order === undefined && expression === undefined) return (a, b) => a.id - b.id;
    if (order === undefined || expression === undefined) {
        throw new BadQuery('sortOrder and sortExpression go together.');
    }
    const direction = { ascending: 1, descending: -1 }[order.toLowerCase()];
    if (direction === undefined) throw new BadQuery(`sortOrder '${order}' is not valid.`);
    const field = sortable.find((name) => name.toLowerCase() === expression.toLowerCase());
    if (!field) throw new BadQuery(`sortExpression '${expression}' is not valid.`);
    return (a, b) => direction * compare(a[field], b[field]) || a.id - b.id;
}

/** Ignores case; null comes first. */
function compare(a: unknown, b: unknown): number {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return textOf(a).localeCompare(textOf(b), 'en', { sensitivity: 'accent' });
}

function textOf(value: unknown): string {
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
