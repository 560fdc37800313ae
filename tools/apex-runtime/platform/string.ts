/** String. */
import { STRING } from '../interpret/types';
import { textOf } from '../value-text';
import { AList, lower } from '../values';
import { objectType } from './describe';
import { anything, id, integer, items, list, text } from './kinds';
import { regex, replacement } from './regular-expression';
import {
    method,
    methodTable,
    nullable,
    optional,
    pure,
    pureStatic,
    type StaticMethods,
} from './signature';

const filler = (width: number, s: string, fill = ' '): string =>
    fill.repeat(Math.max(0, width - s.length)).slice(0, Math.max(0, width - s.length));

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The part before or after a separator; `otherwise` if there is none. */
function cut(s: string, separator: string, at: number, side: 'before' | 'after'): string {
    if (at < 0) return side === 'before' ? s : '';
    return side === 'before' ? s.slice(0, at) : s.slice(at + separator.length);
}

/** Splits as Java does: without empty parts at the end, unless there is a limit. */
function split(s: string, pattern: string, limit = 0): AList {
    const parts: string[] = [];
    let last = 0;
    for (const match of s.matchAll(regex(pattern, 'g'))) {
        if (limit > 0 && parts.length === limit - 1) break;
        if (match[0] === '' && (match.index === 0 || match.index === s.length)) continue;
        parts.push(s.slice(last, match.index));
        last = match.index + match[0].length;
    }
    parts.push(s.slice(last));
    if (limit === 0) while (parts.length > 1 && parts.at(-1) === '') parts.pop();
    return new AList(parts, STRING);
}

function between(s: string, open: string, close: string): string | null {
    const from = s.indexOf(open);
    const to = from < 0 ? -1 : s.indexOf(close, from + open.length);
    return to < 0 ? null : s.slice(from + open.length, to);
}

export const stringMethods = methodTable(text, {
    length: pure([], (s) => s.length),
    contains: pure([text], (s, x) => s.includes(x)),
    containsignorecase: pure([text], (s, x) => lower(s).includes(lower(x))),
    startswith: pure([text], (s, x) => s.startsWith(x)),
    startswithignorecase: pure([text], (s, x) => lower(s).startsWith(lower(x))),
    endswith: pure([text], (s, x) => s.endsWith(x)),
    endswithignorecase: pure([text], (s, x) => lower(s).endsWith(lower(x))),
    equals: pure([anything], (s, x) => s === x),
    equalsignorecase: pure([nullable(text)], (s, x) => x !== null && lower(s) === lower(x)),
    compareto: pure([text], compareTexts),
    indexof: pure([text, optional(integer)], (s, x, from) => s.indexOf(x, from)),
    indexofignorecase: pure([text], (s, x) => lower(s).indexOf(lower(x))),
    lastindexof: pure([text], (s, x) => s.lastIndexOf(x)),
    substring: method([integer, optional(integer)], ({ vm }, s, from, to = s.length) => {
        if (from >= 0 && to <= s.length && from <= to) return s.slice(from, to);
        const index = to > s.length ? to : from > to ? to - from : from;
        return vm.raise('StringException', `String index out of range: ${index}`);
    }),
    substringafter: pure([text], (s, x) => cut(s, x, s.indexOf(x), 'after')),
    substringafterlast: pure([text], (s, x) => cut(s, x, s.lastIndexOf(x), 'after')),
    substringbefore: pure([text], (s, x) => cut(s, x, s.indexOf(x), 'before')),
    substringbeforelast: pure([text], (s, x) => cut(s, x, s.lastIndexOf(x), 'before')),
    substringbetween: pure([text, optional(text)], (s, open, close) =>
        between(s, open, close ?? open),
    ),
    trim: pure([], (s) => s.trim()),
    normalizespace: pure([], (s) => s.trim().replace(/\s+/g, ' ')),
    deletewhitespace: pure([], (s) => s.replace(/\s/g, '')),
    tolowercase: pure([], (s) => s.toLowerCase()),
    touppercase: pure([], (s) => s.toUpperCase()),
    capitalize: pure([], (s) => s.charAt(0).toUpperCase() + s.slice(1)),
    uncapitalize: pure([], (s) => s.charAt(0).toLowerCase() + s.slice(1)),
    replace: pure([text, text], (s, a, b) => s.split(a).join(b)),
    replaceall: pure([text, text], (s, pattern, by) =>
        s.replace(regex(pattern, 'g'), replacement(by)),
    ),
    replacefirst: pure([text, text], (s, pattern, by) =>
        s.replace(regex(pattern), replacement(by)),
    ),
    remove: pure([text], (s, x) => s.split(x).join('')),
    removestart: pure([text], (s, x) => (s.startsWith(x) ? s.slice(x.length) : s)),
    removeend: pure([text], (s, x) => (s.endsWith(x) ? s.slice(0, s.length - x.length) : s)),
    split: pure([text, optional(integer)], split),
    left: pure([integer], (s, n) => s.slice(0, Math.max(0, n))),
    right: pure([integer], (s, n) => (n <= 0 ? '' : s.slice(-n))),
    mid: pure([integer, integer], (s, from, n) =>
        s.slice(Math.max(0, from), Math.max(0, from) + n),
    ),
    leftpad: pure([integer, optional(text)], (s, width, fill) => filler(width, s, fill) + s),
    rightpad: pure([integer, optional(text)], (s, width, fill) => s + filler(width, s, fill)),
    repeat: pure([integer], (s, n) => s.repeat(Math.max(0, n))),
    reverse: pure([], (s) => Array.from(s).reverse().join('')),
    abbreviate: method([integer], ({ vm }, s, width) => {
        if (width < 4) vm.raise('IllegalArgumentException', 'Minimum abbreviation width is 4');
        return s.length <= width ? s : s.slice(0, width - 3) + '...';
    }),
    countmatches: pure([text], (s, x) => (x ? s.split(x).length - 1 : 0)),
    charat: pure([integer], (s, i) => s.charCodeAt(i)),
    getchars: pure([], (s) => new AList(s.split('').map((c) => c.charCodeAt(0)))),
    isnumeric: pure([], (s) => /^\d+$/.test(s)),
    isalpha: pure([], (s) => /^\p{L}+$/u.test(s)),
    isalphanumeric: pure([], (s) => /^[\p{L}\p{N}]+$/u.test(s)),
    iswhitespace: pure([], (s) => /^\s*$/.test(s)),
    hashcode: pure([], (s) =>
        s.split('').reduce((hash, c) => (Math.imul(31, hash) + c.charCodeAt(0)) | 0, 0),
    ),
    tostring: pure([], (s) => s),
    getsobjecttype: method([], ({ vm }, s) => objectType(vm.schema.objectOfId(vm.toId(s)).name)),
    to15: method([], ({ vm }, s) => vm.toId(s).slice(0, 15)),
});

/** Fills the placeholders of a pattern as java.text.MessageFormat does. */
function fill(pattern: string, values: AList): string {
    return pattern.replace(
        /'([^']*)(?:'|$)|\{(\d+)\}/g,
        (all, quoted: string | undefined, index: string | undefined) => {
            if (index === undefined) return all === "''" ? "'" : (quoted ?? '');
            const value = values.items[Number(index)];
            return value === undefined ? all : textOf(value);
        },
    );
}

export const stringStatics: StaticMethods = {
    valueof: pureStatic([anything], textOf),
    isblank: pureStatic([nullable(text)], (s) => s === null || s.trim() === ''),
    isnotblank: pureStatic([nullable(text)], (s) => s !== null && s.trim() !== ''),
    isempty: pureStatic([nullable(text)], (s) => s === null || s === ''),
    isnotempty: pureStatic([nullable(text)], (s) => s !== null && s !== ''),
    join: pureStatic([items, text], (values, separator) => values.map(textOf).join(separator)),
    format: pureStatic([text, list], fill),
    escapesinglequotes: pureStatic([text], (s) => s.replace(/(['\\])/g, '\\$1')),
    fromchararray: pureStatic([list], ({ items: codes }) =>
        String.fromCharCode(...codes.map(Number)),
    ),
};

export const idStatics: StaticMethods = {
    valueof: pureStatic([id], (value) => value),
};
