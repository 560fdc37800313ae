import type { Component } from '../metadata/component';
import { sourceOf } from './catalog';
import type { Reference } from './reference';

/** Comments and string literals, removed after the references in literals are collected. */
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*/g;
const TEXT = /'(?:[^'\\\n]|\\.)*'/g;

const PATTERNS: readonly { readonly type: string; readonly pattern: RegExp }[] = [
    { type: 'CustomLabel', pattern: /\bLabel\.(?!get\b|translationExists\b)(\w+)/g },
    { type: 'ApexName', pattern: /\b(\w+__[cr])\b/g },
];

const IN_TEXTS: readonly { readonly type: string; readonly pattern: RegExp }[] = [
    { type: 'CustomPermission', pattern: /\bcheckPermission\(\s*'(\w+)'/g },
    { type: 'NamedCredential', pattern: /'callout:(\w+)/g },
];

/** A class's references to labels, custom permissions, credentials, custom fields and objects. */
export function apexReferences({ file }: Component): Reference[] {
    const code = blank(sourceOf(file), COMMENT);
    return [...found(code, IN_TEXTS, file), ...found(blank(code, TEXT), PATTERNS, file)];
}

function found(code: string, patterns: typeof PATTERNS, file: string): Reference[] {
    return patterns.flatMap(({ type, pattern }) =>
        [...code.matchAll(pattern)].map((match) => ({
            type,
            fullName: match[1] ?? '',
            file: file.replace(/-meta\.xml$/, ''),
            line: code.slice(0, match.index).split('\n').length,
        })),
    );
}

/** Blanks out matches, keeping line numbers. */
function blank(text: string, pattern: RegExp): string {
    return text.replace(pattern, (match) => match.replace(/[^\n]/g, ' '));
}
