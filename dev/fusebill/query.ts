import type { FusebillCustomer } from './customer';

type Filter =
    | { kind: 'text' | 'choice'; read: (customer: FusebillCustomer) => string | null }
    | { kind: 'number'; read: (customer: FusebillCustomer) => number | null }
    | { kind: 'time'; read: (customer: FusebillCustomer) => number | null };

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
    ['createdtimestamp', { kind: 'time', read: (one) => toTime(one.createdTimestamp) }],
    ['modifiedtimestamp', { kind: 'time', read: (one) => toTime(one.modifiedTimestamp) }],
]);

/** A query that Fusebill refuses; the message is what it answers. */
export class BadQuery extends Error {}

/**
 * The customers that a query picks: `name:value`, joined by `;` (AND); `*` any characters; `[empty]` null or empty;
 * `,` OR on choices and numbers; `low|high` from low up to, but without, high, either end of
 * which may be left open. `unknown` names fields that can't be asked for. Texts compare without case. Nothing is escaped.
 */
export function parseQuery(
    query: string,
    unknown: readonly string[] = [],
): (customer: FusebillCustomer) => boolean {
    const tests = query
        .split(';')
        .filter((part) => part !== '')
        .map((part) => parseFilter(part, unknown));
    return (customer) => tests.every((test) => test(customer));
}

function parseFilter(
    part: string,
    unknown: readonly string[],
): (customer: FusebillCustomer) => boolean {
    const colon = part.indexOf(':');
    if (colon < 0) throw new BadQuery(`Query '${part}' is not name:value.`);
    const name = part.slice(0, colon).trim();
    const value = part.slice(colon + 1);
    const isKnown = !unknown.includes(name.toLowerCase());
    const filter = isKnown ? FILTERS.get(name.toLowerCase()) : undefined;
    if (!filter) throw new BadQuery(`Query field '${name}' is not valid.`);
    if (value.toLowerCase() === '[empty]') return (one) => (filter.read(one) ?? '') === '';
    if (filter.kind === 'number' || filter.kind === 'time') {
        const isMatch = parseNumbers(value, filter.kind === 'number' ? parseNumber : parseTime);
        return (one) => isMatch(filter.read(one));
    }
    const patterns = filter.kind === 'choice' ? value.split(',') : [value];
    return (one) => patterns.some((pattern) => matchesWildcard(filter.read(one) ?? '', pattern));
}

type Parse = (text: string) => number;

function parseNumbers(value: string, parse: Parse): (candidate: number | null) => boolean {
    if (value.includes('|')) {
        const [low = '', high = '', ...rest] = value.split('|');
        const from = low === '' ? -Infinity : parse(low);
        const to = high === '' ? Infinity : parse(high);
        if (rest.length > 0) throw new BadQuery(`'${value}' is not a range.`);
        return (candidate) => candidate !== null && candidate >= from && candidate < to;
    }
    const wanted = value.split(',').map(parse);
    return (candidate) => candidate !== null && wanted.includes(candidate);
}

function parseNumber(text: string): number {
    if (!/^-?\d+(\.\d+)?$/.test(text.trim())) throw new BadQuery(`'${text}' is not a number.`);
    return Number(text);
}

function parseTime(text: string): number {
    const time = toTime(text);
    if (time === null) throw new BadQuery(`'${text}' is not a date.`);
    return time;
}

/** Milliseconds since 1970; a time without a zone is UTC. */
function toTime(text: string | undefined): number | null {
    if (text === undefined) return null;
    const isZoneless = /T[\d:.]+$/.test(text);
    const time = Date.parse(isZoneless ? `${text}Z` : text);
    return Number.isNaN(time) ? null : time;
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
