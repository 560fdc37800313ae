import { type Answer, errors, jsonText } from './answer';
import type { FusebillCustomer } from './customer';
import { customerJson } from './customer-json';
import { BadQuery, parseQuery } from './query';

const DEFAULT_PAGE_SIZE = 100;
const MAX_PAGE_SIZE = 1000;

const SORTABLE = [
    ...(['id', 'firstName', 'lastName', 'companyName', 'primaryEmail', 'reference'] as const),
    ...(['status', 'customerAccountStatus', 'currency', 'monthlyRecurringRevenue'] as const),
    ...(['salesforceId', 'parentId'] as const),
];

/** Carries out `GET /v1/customers` with its query, order and page; names of parameters in any case. */
export function listCustomers(
    query: Record<string, string>,
    customers: readonly FusebillCustomer[],
    { hasSalesforceId }: { hasSalesforceId: boolean },
): Answer {
    const parameters = new Map(
        Object.entries(query).map(([name, value]) => [name.toLowerCase(), value]),
    );
    try {
        const found = customers
            .filter(
                parseQuery(parameters.get('query') ?? '', hasSalesforceId ? [] : ['salesforceid']),
            )
            .sort(readOrder(parameters));
        return answerPage(found, readPage(parameters), orderHeaders(parameters));
    } catch (error) {
        if (error instanceof BadQuery) return errors(400, error.message);
        throw error;
    }
}

type Page = { number: number; size: number };

function answerPage(found: FusebillCustomer[], page: Page, order: Record<string, string>): Answer {
    const items = found.slice(page.number * page.size, (page.number + 1) * page.size);
    const maxPageIndex = Math.max(0, Math.ceil(found.length / page.size) - 1);
    return jsonText(200, customerJson(items), {
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

/** The order as it was asked for, else Fusebill's own. */
function orderHeaders(parameters: Map<string, string>): Record<string, string> {
    return {
        'X-SortOrder': parameters.get('sortorder') ?? 'Ascending',
        'X-SortExpression': parameters.get('sortexpression') ?? 'id',
    };
}

type Order = (a: FusebillCustomer, b: FusebillCustomer) => number;

function readOrder(parameters: Map<string, string>): Order {
    const order = parameters.get('sortorder');
    const expression = parameters.get('sortexpression');
    if (order === undefined && expression === undefined) return (a, b) => a.id - b.id;
    if (order === undefined || expression === undefined) {
        throw new BadQuery('sortOrder and sortExpression go together.');
    }
    const direction = { ascending: 1, descending: -1 }[order.toLowerCase()];
    if (direction === undefined) throw new BadQuery(`sortOrder '${order}' is not valid.`);
    const field = SORTABLE.find((name) => name.toLowerCase() === expression.toLowerCase());
    if (!field) throw new BadQuery(`sortExpression '${expression}' is not valid.`);
    return (a, b) => direction * compare(a[field], b[field]) || a.id - b.id;
}

/** Without case; null comes first. */
function compare(a: string | number | null, b: string | number | null): number {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a ?? '').localeCompare(String(b ?? ''), 'en', { sensitivity: 'accent' });
}
