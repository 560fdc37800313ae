import type { FusebillCustomer } from './customer';

type Filter =
    | { kind: 'text' | 'choice'; read: (customer: FusebillCustomer) => string | null }
    | { kind: 'number'; read: (customer: FusebillCustomer) => number | null };

const FILTERS = new Map<string, Filter>([
    ['salesforceid', { kind: 'text', read: (one) => one.salesforceId }],
    ['companyname', { kind: 'text', read: (one) => one.companyName }],
    ['primaryemail', { kind: 'text', read: (one) => one.primaryEmail }],
    ['primaryphone', { kind: 'text', read: (one) => one.primaryPhone }],
    ['reference', { kind: 'text', read: (one) => one.reference }],
    ['firstname', { kind: 'text', read: (one) => one.firstName }],
    ['lastname', { kind: 'text', read: (one) => one.lastName }],
    ['status', { kind: 'choice', read: (one) => one.status }],
    ['customeraccountstatus', { kind: 'choice', read: (one) => one.customerAccountStatus }],
    ['currency', { kind: 'choice', read: (one) => one.currency }],
    ['id', { kind: 'number', read: (one) => one.id }],
    ['parentid', { kind: 'number', read: (one) => one.parentId }],
    ['monthlyrecurringrevenue', { kind: 'number', read: (one) => one.monthlyRecurringRevenue }],
]);

/** A query that Fusebill refuses; the message is what it answers. */
export class BadQuery extends Error {}

/**
 * The customers that a query picks: `name:value`, joined by `;` (AND); `*` any characters; `[empty]` null or empty;
 * `,` OR on choices and numbers; `low|high` from low up to, but without, high. Texts compare without case. Nothing is escaped.
 */
export function parseQuery(query: string): (customer: FusebillCustomer) => boolean {
    const tests = query
        .split(';')
        .filter((part) => part !== '')
        .map(parseFilter);
    return (customer) => tests.every((test) => test(customer));
}

function parseFilter(part: string): (customer: FusebillCustomer) => boolean {
    const colon = part.indexOf(':');
    if (colon < 0) throw new BadQuery(`Query '${part}' is not name:value.`);
    const name = part.slice(0, colon).trim();
    const value = part.slice(colon + 1);
    const filter = FILTERS.get(name.toLowerCase());
    if (!filter) throw new BadQuery(`Query field '${name}' is not valid.`);
    if (value.toLowerCase() === '[empty]') return (one) => (filter.read(one) ?? '') === '';
    if (filter.kind === 'number') {
        const isMatch = parseNumbers(value);
        return (one) => isMatch(filter.read(one));
    }
    const patterns = filter.kind === 'choice' ? value.split(',') : [value];
    return (one) => patterns.some((pattern) => matchesWildcard(filter.read(one) ?? '', pattern));
}

function parseNumbers(value: string): (candidate: number | null) => boolean {
    if (value.includes('|')) {
        const [low = NaN, high = NaN, ...rest] = value.split('|').map(parseNumber);
        if (rest.length > 0) throw new BadQuery(`'${value}' is not a range.`);
        return (candidate) => candidate !== null && candidate >= low && candidate < high;
    }
    const wanted = value.split(',').map(parseNumber);
    return (candidate) => candidate !== null && wanted.includes(candidate);
}

function parseNumber(text: string): number {
    if (!/^-?\d+(\.\d+)?$/.test(text.trim())) throw new BadQuery(`'${text}' is not a number.`);
    return Number(text);
}

/** In time that grows with the text, however many `*` there are. */
function matchesWildcard(text: string, pattern: string): boolean {
    const [first = '', ...others] = pattern.toLowerCase().split('*');
    const last = others.pop();
    let rest = text.toLowerCase();
    if (last === undefined) return rest === first;
    if (!rest.startsWith(first)) return false;
    rest = rest.slice(first.length);
    for (const middle of others) {
        const at = rest.indexOf(middle);
        if (at < 0) return false;
        rest = rest.slice(at + middle.length);
    }
    return rest.endsWith(last);
}
