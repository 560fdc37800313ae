/** Formats dates as java.text.SimpleDateFormat does, in GMT and English. */
import { NotSupported } from '../errors';

const MONTHS =
    'January February March April May June July August September October November December'.split(
        ' ',
    );
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

const named = (names: string[], index: number, width: number): string => {
    const name = names[index] ?? '';
    return width > 3 ? name : name.slice(0, 3);
};

const LETTERS: Partial<Record<string, (d: Date, width: number) => string>> = {
    y: (d, n) => (n === 2 ? pad(d.getUTCFullYear() % 100, 2) : pad(d.getUTCFullYear(), n)),
    M: (d, n) => (n > 2 ? named(MONTHS, d.getUTCMonth(), n) : pad(d.getUTCMonth() + 1, n)),
    d: (d, n) => pad(d.getUTCDate(), n),
    E: (d, n) => named(DAYS, d.getUTCDay(), n),
    H: (d, n) => pad(d.getUTCHours(), n),
    h: (d, n) => pad(d.getUTCHours() % 12 || 12, n),
    m: (d, n) => pad(d.getUTCMinutes(), n),
    s: (d, n) => pad(d.getUTCSeconds(), n),
    S: (d, n) => pad(d.getUTCMilliseconds(), n),
    a: (d) => (d.getUTCHours() < 12 ? 'AM' : 'PM'),
    z: () => 'GMT',
    Z: () => '+0000',
    X: () => 'Z',
};

type Part = (date: Date) => string;

const formats = new Map<string, readonly Part[]>();

/** JavaScript's own format, for years of four digits. */
const ISO_8601 = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";

/** A date in the form that a pattern such as `yyyy-MM-dd'T'HH:mm:ss` describes. */
export function formatDate(date: Date, pattern: string): string {
    if (pattern === ISO_8601 && /^\d{4}-/.test(date.toISOString())) return date.toISOString();
    const parts = formats.get(pattern) ?? partsOf(pattern);
    formats.set(pattern, parts);
    return parts.map((part) => part(date)).join('');
}

const partsOf = (pattern: string): Part[] =>
    [...pattern.matchAll(/'([^']*)'|([A-Za-z])\2*|[^]/g)].map(([text, quoted, letter]) => {
        if (letter === undefined) return () => (quoted === undefined ? text : quoted || "'");
        const part = LETTERS[letter];
        if (!part) throw new NotSupported(`the date format ${pattern}`);
        return (date) => part(date, text.length);
    });

/** A date in US format. */
export const shortDate = (d: Date): string =>
    `${d.getUTCMonth() + 1}/${d.getUTCDate()}/${d.getUTCFullYear()}`;
