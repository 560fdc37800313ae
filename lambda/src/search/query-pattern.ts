import { weightOf, wordsOf } from './name-words';
import { safeTerm } from './safe-term';

/** How many consonants a pattern with wildcard vowels needs to match few names. */
const ENOUGH_CONSONANTS = 3;

/**
 * A pattern in Fusebill's query language for names that contain this word with any accents. Fusebill may not ignore
 * accents, so vowels are wildcards in a long word and cut off the ends of a short one. Code filters extra matches.
 */
export function wordPattern(word: string): string {
    const safe = safeTerm(word).toLowerCase();
    const open = safe.replace(new RegExp(String.raw`[^\p{L}\p{N}]|[^\p{ASCII}]`, 'gu'), (sign) =>
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

/** The same for all words of a name, in order. */
export function namePattern(name: string): string {
    return `*${safeWords(name).map(wordPattern).join('*')}*`.replace(/\*+/g, '*');
}

/** The most distinctive word of a name; null if there is none. */
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
        .filter((word) => new RegExp(String.raw`[\p{L}\p{N}]`, 'u').test(word));
}

function tellingness(word: string): number {
    const [normal = ''] = wordsOf(word);
    return weightOf(normal) * Math.min(7, normal.replace(/[aeiouy]/g, '').length + 1);
}

/** Letters of other scripts stay as they are; Latin ones may be written with or without an accent. */
function isLatin(sign: string): boolean {
    return new RegExp(String.raw`\P{L}|\p{Script=Latin}`, 'u').test(sign);
}
