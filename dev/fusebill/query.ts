/** A field that a query may name, and how it is compared. */
export type Filter<T> =
    | { kind: 'text' | 'choice'; read: (row: T) => string | null }
    | { kind: 'number'; read: (row: T) => number | null }
    | { kind: 'time'; read: (row: T) => string | null | undefined };

/** The fields by their lowercase names. */
export type Filters<T> = ReadonlyMap<string, Filter<T>>;

/** A query that Fusebill refuses; the message is its answer. */
export class BadQuery extends Error {}

/**
 * The rows that a query selects: `name:value`, joined by `;` (AND); `*` any characters; `[empty]` null or empty; `,`
 * OR on choices and numbers; `low|high` from low to below high, and either end may be open. Text ignores case. There
 * is no escaping.
 */
export function parseQuery<T>(query: string, filters: Filters<T>): (row: T) => boolean {
    const tests = query
        .split(';')
        .filter((part) => part !== '')
        .map((part) => parseFilter(part, filters));
    return (row) => tests.every((test) => test(row));
}

function parseFilter<T>(part: string, filters: Filters<T>): (row: T) => boolean {
    const colon = part.indexOf(':');
    if (colon < 0) throw new BadQuery(`Query '${part}' is not name:value.`);
    const name = part.slice(0, colon).trim();
    const value = part.slice(colon + 1);
    const filter = filters.get(name.toLowerCase());
    if (!filter) throw new BadQuery(`Query field '${name}' is not valid.`);
    if (value.toLowerCase() === '[empty]') return (row) => (filter.read(row) ?? '') === '';
    if (filter.kind === 'number') {
        const isMatch = parseNumbers(value, parseNumber);
        return (row) => isMatch(filter.read(row));
    }
    if (filter.kind === 'time') {
        const isMatch = parseNumbers(value, parseTime);
        return (row) => isMatch(toTime(filter.read(row)));
    }
    const patterns = filter.kind === 'choice' ? value.split(',') : [value];
    return (row) => patterns.some((pattern) => matchesWildcard(filter.read(row) ?? '', pattern));
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
function toTime(text: string | null | undefined): number | null {
    if (typeof text !== 'string') return null;
    const isZoneless = /T[\d:.]+$/.test(text);
    const time = Date.parse(isZoneless ? `${text}Z` : text);
    return Number.isNaN(time) ? null : time;
}

/** Takes linear time for any number of `*`. */
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
