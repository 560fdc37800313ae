// @ts-nocheck
/** String, Id, Pattern and Matcher. */
import { AList, Native, NotSupported, lower, textOf } from '../values';

/** A Java regular expression as one of this runtime. */
export function regex(source, flags = '') {
    const inline = /^\(\?([ims]+)\)/.exec(source);
    if (inline) return regex(source.slice(inline[0].length), flags + inline[1]);
    if (/[*+?}]\+|\\[zZAGQE]|\(\?[a-z]*\)/.test(source.replace(/\\\\/g, ''))) {
        throw new NotSupported(`the regular expression ${source}`);
    }
    return new RegExp(source, [...new Set(flags + (source.includes('\\p') ? 'u' : ''))].join(''));
}

const cut = (found, text, from, to) => (found < 0 ? null : text.slice(from, to));
const test = (pattern) => (s) => pattern.test(s);
const repeat = (s, n) => s.repeat(Math.max(0, n));
const padding = (s, width, fill = ' ') =>
    repeat(fill, Math.ceil(Math.max(0, width - s.length) / fill.length));

function split(s, pattern, limit = 0) {
    const parts = [];
    const matcher = regex(pattern, 'g');
    let last = 0;
    for (const match of s.matchAll(matcher)) {
        if (limit > 0 && parts.length === limit - 1) break;
        if (match[0] === '' && (match.index === 0 || match.index === s.length)) continue;
        if (match.index === 0 && match[0].length > 0 && s === '') continue;
        parts.push(s.slice(last, match.index));
        last = match.index + match[0].length;
    }
    parts.push(s.slice(last));
    if (limit === 0) while (parts.length > 1 && parts.at(-1) === '') parts.pop();
    return new AList(parts, { name: 'string', args: [], text: 'String' });
}

const HTML = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const strings = {
    length: (my, s) => s.length,
    contains: (my, s, x) => s.includes(x),
    containsignorecase: (my, s, x) => lower(s).includes(lower(x)),
    containsany: (my, s, x) => [...x].some((c) => s.includes(c)),
    containsnone: (my, s, x) => ![...x].some((c) => s.includes(c)),
    containsonly: (my, s, x) => [...s].every((c) => x.includes(c)),
    containswhitespace: (my, s) => /\s/.test(s),
    startswith: (my, s, x) => s.startsWith(x),
    startswithignorecase: (my, s, x) => lower(s).startsWith(lower(x)),
    endswith: (my, s, x) => s.endsWith(x),
    endswithignorecase: (my, s, x) => lower(s).endsWith(lower(x)),
    equals: (my, s, x) => s === x,
    equalsignorecase: (my, s, x) => x !== null && lower(s) === lower(x),
    compareto: (my, s, x) => (s < x ? -1 : s > x ? 1 : 0),
    indexof: (my, s, x, from = 0) => s.indexOf(x, from),
    indexofignorecase: (my, s, x, from = 0) => lower(s).indexOf(lower(x), from),
    lastindexof: (my, s, x) => s.lastIndexOf(x),
    substring(my, s, from, to = s.length) {
        if (from < 0 || to > s.length || from > to) {
            my.raise(
                'StringException',
                `String index out of range: ${to > s.length ? to : from > to ? to - from : from}`,
            );
        }
        return s.slice(from, to);
    },
    substringafter: (my, s, x) => cut(s.indexOf(x), s, s.indexOf(x) + x.length) ?? '',
    substringafterlast: (my, s, x) => cut(s.lastIndexOf(x), s, s.lastIndexOf(x) + x.length) ?? '',
    substringbefore: (my, s, x) => cut(s.indexOf(x), s, 0, s.indexOf(x)) ?? s,
    substringbeforelast: (my, s, x) => cut(s.lastIndexOf(x), s, 0, s.lastIndexOf(x)) ?? s,
    substringbetween(my, s, open, close = open) {
        const from = s.indexOf(open);
        const to = from < 0 ? -1 : s.indexOf(close, from + open.length);
        return to < 0 ? null : s.slice(from + open.length, to);
    },
    trim: (my, s) => s.trim(),
    normalizespace: (my, s) => s.trim().replace(/\s+/g, ' '),
    deletewhitespace: (my, s) => s.replace(/\s/g, ''),
    tolowercase: (my, s) => s.toLowerCase(),
    touppercase: (my, s) => s.toUpperCase(),
    capitalize: (my, s) => s.charAt(0).toUpperCase() + s.slice(1),
    uncapitalize: (my, s) => s.charAt(0).toLowerCase() + s.slice(1),
    replace: (my, s, a, b) => s.split(a).join(b),
    replaceall: (my, s, pattern, by) => s.replace(regex(pattern, 'g'), by),
    replacefirst: (my, s, pattern, by) => s.replace(regex(pattern), by),
    remove: (my, s, x) => s.split(x).join(''),
    removestart: (my, s, x) => (x && s.startsWith(x) ? s.slice(x.length) : s),
    removeend: (my, s, x) => (x && s.endsWith(x) ? s.slice(0, -x.length) : s),
    split: (my, s, pattern, limit) => split(s, pattern, limit),
    left: (my, s, n) => s.slice(0, Math.max(0, n)),
    right: (my, s, n) => (n <= 0 ? '' : s.slice(-n)),
    mid: (my, s, from, n) => s.slice(Math.max(0, from), Math.max(0, from) + n),
    leftpad: (my, s, width, fill) =>
        padding(s, width, fill).slice(0, Math.max(0, width - s.length)) + s,
    rightpad: (my, s, width, fill) =>
        s + padding(s, width, fill).slice(0, Math.max(0, width - s.length)),
    repeat: (my, s, n) => repeat(s, n),
    reverse: (my, s) => [...s].reverse().join(''),
    abbreviate(my, s, width) {
        if (width < 4) my.raise('IllegalArgumentException', 'Minimum abbreviation width is 4');
        return s.length <= width ? s : s.slice(0, width - 3) + '...';
    },
    countmatches: (my, s, x) => (x ? s.split(x).length - 1 : 0),
    charat: (my, s, i) => s.charCodeAt(i),
    getchars: (my, s) => new AList([...s].map((c) => c.charCodeAt(0))),
    isnumeric: (my, s) => /^\d+$/.test(s),
    isalpha: (my, s) => /^\p{L}+$/u.test(s),
    isalphanumeric: (my, s) => /^[\p{L}\p{N}]+$/u.test(s),
    isalphaspace: (my, s) => test(/^[\p{L} ]*$/u)(s),
    isalphanumericspace: (my, s) => test(/^[\p{L}\p{N} ]*$/u)(s),
    isnumericspace: (my, s) => test(/^[\d ]*$/)(s),
    iswhitespace: (my, s) => /^\s*$/.test(s),
    isalllowercase: (my, s) => /^\p{Ll}+$/u.test(s),
    isalluppercase: (my, s) => /^\p{Lu}+$/u.test(s),
    escapehtml4: (my, s) => s.replace(/[&<>"]/g, (c) => HTML[c]),
    escapexml: (my, s) => s.replace(/[&<>"']/g, (c) => HTML[c] ?? '&apos;'),
    escapejava: (my, s) => JSON.stringify(s).slice(1, -1),
    hashcode: (my, s) => [...s].reduce((h, c) => (Math.imul(31, h) + c.charCodeAt(0)) | 0, 0),
    tostring: (my, s) => s,
    getsobjecttype: (my, s) => objectType(my.schema.objectOfId(my.toId(s)).name),
    to15: (my, s) => my.toId(s).slice(0, 15),
};

export const objectType = (name) => new Native('SObjectType', name);

const need = (my, value) => value ?? my.raise('NullPointerException', 'Argument cannot be null.');

export const stringStatics = {
    'string.valueof': (my, v) => textOf(v),
    'string.isblank': (my, s) => s === null || s.trim() === '',
    'string.isnotblank': (my, s) => s !== null && s.trim() !== '',
    'string.isempty': (my, s) => s === null || s === '',
    'string.isnotempty': (my, s) => s !== null && s !== '',
    'string.join': (my, items, separator) => my.iterate(items).map(textOf).join(separator),
    'string.format'(my, pattern, values) {
        const filled = need(my, pattern).replace(/'([^']*)'|\{(\d+)\}/g, (all, quoted, index) => {
            if (index === undefined) return quoted === '' ? "'" : quoted;
            const value = values.items[index];
            return value === undefined ? all : textOf(value);
        });
        return filled;
    },
    'string.escapesinglequotes': (my, s) => need(my, s).replace(/(['\\])/g, '\\$1'),
    'string.fromchararray': (my, list) => String.fromCharCode(...list.items),
    'id.valueof': (my, s) => my.toId(need(my, s)),
    'pattern.compile': (my, source) => new Native('Pattern', { source }),
    'pattern.matches': (my, source, s) => regex(`^(?:${source})$`).test(s),
    'pattern.quote': (my, s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
};

const current = (my, m) => m.match ?? my.raise('StringException', 'No match found');

export const patternMethods = {
    pattern: {
        matcher: (my, o, text) =>
            new Native('Matcher', { source: o.source, text, at: 0, match: null }),
        pattern: (my, o) => o.source,
    },
    matcher: {
        find(my, o) {
            const matcher = regex(o.source, 'g');
            matcher.lastIndex = o.at;
            o.match = o.at > o.text.length ? null : matcher.exec(o.text);
            if (o.match) o.at = o.match.index + (o.match[0].length || 1);
            return o.match !== null;
        },
        matches(my, o) {
            o.match = regex(`^(?:${o.source})$`).exec(o.text);
            return o.match !== null;
        },
        lookingat(my, o) {
            o.match = regex(`^(?:${o.source})`).exec(o.text);
            return o.match !== null;
        },
        group: (my, o, i = 0) => current(my, o)[i] ?? null,
        groupcount: (my, o) => new RegExp(`${regex(o.source).source}|`).exec('').length - 1,
        start: (my, o) => current(my, o).index,
        end: (my, o) => current(my, o).index + current(my, o)[0].length,
        replaceall: (my, o, by) => o.text.replace(regex(o.source, 'g'), by),
        replacefirst: (my, o, by) => o.text.replace(regex(o.source), by),
    },
};
