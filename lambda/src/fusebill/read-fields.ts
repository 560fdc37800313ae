import type { FieldKind, Fields } from '../../../contract/customer';

/** The length of the longest documented field. */
const LONGEST = 255;

/** A JSON object with unknown fields. */
export type Unread = Readonly<Record<string, unknown>>;

/** How each kind of field is read. */
const READERS = { text: textIn, number: numberIn, id: idIn };

/** Whether the value is a JSON object and not a list. */
export function isObject(value: unknown): value is Unread {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads the listed fields; one that is missing or of another type is null. */
export function readFields<List extends Record<string, FieldKind>>(
    list: List,
    from: Unread,
): Fields<List> {
    const fields = Object.entries(list).map(([name, kind]) => [name, READERS[kind](from[name])]);
    return Object.fromEntries(fields) as Fields<List>;
}

/** A whole number above 0; null for anything else. */
export function idIn(value: unknown): number | null {
    return Number.isSafeInteger(value) && Number(value) >= 1 ? Number(value) : null;
}

/** A number; null for anything else, including one that is too large for JSON. */
export function numberIn(value: unknown): number | null {
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function textIn(value: unknown): string | null {
    return typeof value === 'string' ? shorten(value) : null;
}

/** Removes control characters and lone surrogates, which take six characters in JSON, and truncates a long text. */
function shorten(value: string): string {
    const plain = value.replace(/[\u0000-\u001f\u007f\ud800-\udfff]/gu, ' ');
    return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1)}…`;
}
