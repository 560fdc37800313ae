/** Apex values as text. */
import { isDate, type Inst, type Native, type Value } from './values';

const pad = (number: number, width = 2): string => String(number).padStart(width, '0');

/** A date as `2031-12-24`. */
export const dateText = (date: Date): string =>
    `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;

/** A time of day as `23:59:59`. */
export const timeText = (date: Date): string =>
    `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;

/** Converts a value as `String.valueOf` and concatenation do. */
export function textOf(value: Value | undefined): string {
    if (value === null || value === undefined) return 'null';
    if (typeof value !== 'object') return String(value);
    switch (value.tag) {
        case 'list':
            return `(${value.items.map(textOf).join(', ')})`;
        case 'set':
            return `{${value.items.map(textOf).join(', ')}}`;
        case 'map': {
            const pairs = [...value.entries.values()].map(([k, v]) => `${textOf(k)}=${textOf(v)}`);
            return `{${pairs.join(', ')}}`;
        }
        case 'record': {
            const pairs = [...value.fields.values()].map((f) => `${f.name}=${textOf(f.value)}`);
            return `${value.type}:{${pairs.join(', ')}}`;
        }
        case 'constant':
        case 'type':
            return value.name;
        case 'instance':
            return instanceText(value);
        case 'native':
            return nativeText(value);
        case 'decimal':
            return value.toString();
    }
}

function instanceText(value: Inst): string {
    const own = value.cls.hooks?.toString(value);
    if (own !== undefined) return textOf(own);
    if (value.cls.isException) return `${value.cls.full}: ${textOf(value.fields.get('message'))}`;
    const pairs = [...value.fields].map(([name, v]) => `${name}=${textOf(v)}`);
    return `${value.cls.name}:[${pairs.join(', ')}]`;
}

function nativeText(value: Native): string {
    if (isDate(value)) {
        const date = dateText(value.state);
        return value.type === 'Date' ? date : `${date} ${timeText(value.state)}`;
    }
    return typeof value.state === 'string' ? value.state : `${value.type}[]`;
}
