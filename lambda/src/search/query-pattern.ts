import { weightOf, wordsOf } from './name-words';
import { safeTerm } from './safe-term';

/** Consonants that a pattern needs to pick few names though its vowels are left open. */
const ENOUGH_CONSONANTS = 3;

/**
 * A pattern in Fusebill's query language for names that hold this word, however it is accented: Fusebill may not look past
 * accents, so vowels are left open in a long word, and cut off the ends of a short one. Extra matches are filtered
 * in code.
 */
export function wordPattern(word: string): string {
    const safe = safeTerm(word).toLowerCase();
    const open = safe.replace(/[^\p{L}\p{N}]|[^\p{ASCII}]/gu, (sign) =>
        isLatin(sign) ? '*' : sign,
    );
    const collapsed = open.replace(/([b-df-hj-np-tv-xz])\1/g, '$1*');
    const consonants = open.replace(/[aeiouy*\s]/g, '').length;
    const pattern =
        consonants >= ENOUGH_CONSONANTS
            ? collapsed.replace(/[aeiouy]/g, '*')
            : open.replace(/^[aeiouy]+(?=.{2})|(?<=.{2})[aeiouy]+$/g, '*');
    return `*${pattern}*`.replace(/\*+/g, '*');
}

/** The same for all words of a name in their order. */
export function namePattern(name: string): string {
    return `*${safeWords(name).map(wordPattern).join('*')}*`.replace(/\*+/g, '*');
}

/** The word of a name that says most of whose name it is; null when there is none. */
export function tellingWord(name: string): string | null {
    const words = safeWords(name).filter((word) => wordsOf(word).length > 0);
    const [best] = words.sort((a, b) => tellingness(b) - tellingness(a));
    return best ?? null;
}

/** A pattern for phone numbers that end in these four digits, ignoring punctuation. */
export function phonePattern(digits: string): string {
    return `*${digits.slice(-4).split('').join('*')}*`;
}

function safeWords(name: string): string[] {
    return safeTerm(name)
        .split(/[\s&/+,!()#-]+/)
        .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function tellingness(word: string): number {
    const [normal = ''] = wordsOf(word);
    return weightOf(normal) * Math.min(7, normal.replace(/[aeiouy]/g, '').length + 1);
}

/** Letters of other scripts stay as they are; those of ours may be written with or without an accent. */
function isLatin(sign: string): boolean {
    return !/\p{L}/u.test(sign) || /\p{Script=Latin}/u.test(sign);
}
