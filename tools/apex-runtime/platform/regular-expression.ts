/** Java's regular expressions. */
import { NotSupported } from '../errors';

/** Features that only Java has: possessive quantifiers and some escapes. */
const JAVA_ONLY = /[*+?}]\+|\\[zZAGQE]|\(\?[a-z]*\)/;

const known = new Map<string, RegExp>();

/** Converts a Java regular expression to JavaScript. */
export function regex(source: string, flags = ''): RegExp {
    const key = `${flags}/${source}`;
    const expression = known.get(key) ?? newRegex(source, flags);
    known.set(key, expression);
    return expression;
}

function newRegex(source: string, flags: string): RegExp {
    const [inline, letters] = /^\(\?([ims]+)\)/.exec(source) ?? [];
    if (inline !== undefined) return regex(source.slice(inline.length), flags + (letters ?? ''));
    if (JAVA_ONLY.test(source.replace(/\\\\/g, ''))) {
        throw new NotSupported(`the regular expression ${source}`);
    }
    const unicode = source.includes('\\p') ? 'u' : '';
    return new RegExp(source, [...new Set(flags + unicode)].join(''));
}

/** Whether a whole text matches. */
export const matchesWhole = (source: string, text: string): boolean =>
    regex(`^(?:${source})$`).test(text);

/** Converts a Java replacement text to JavaScript: `\$` is a dollar, `$1` a group. */
export const replacement = (text: string): string =>
    text.replace(/\\(.)|\$(?=\d)|\$/g, (all, escaped?: string) => {
        if (escaped !== undefined) return escaped === '$' ? '$$' : escaped;
        return all === '$' ? '$' : all;
    });
