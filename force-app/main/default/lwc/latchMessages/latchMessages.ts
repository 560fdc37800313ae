import type { Code } from '../../../../../contract/codes';
import { WORDS, type Words } from './words';

export type { NextStep, Words } from './words';

/** What a person reads for the code; a code from a newer function reads as `UNEXPECTED`. */
export function wordsOf(code: string): Words {
    return WORDS[isCode(code) ? code : 'UNEXPECTED'];
}

/** The text with `{0}`, `{1}`, … replaced by the values; a place without a value stays as it is. */
export function fill(text: string, ...values: (string | number)[]): string {
    return text.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
}

function isCode(code: string): code is Code {
    return Object.hasOwn(WORDS, code);
}
