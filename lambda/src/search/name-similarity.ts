import { distance } from 'fastest-levenshtein';
import { weightOf, wordsOf } from './name-words';

/** Words less similar than this count as different. */
const LEAST_ALIKE = 0.7;
/** The similarity of a word that begins with the other, such as 'harb' and 'harbour'. */
const BEGINNING = 0.8;
const SHORTEST_BEGINNING = 4;
/** The similarity of initials, such as 'HLB' for 'Harbour Light Bakery'. */
const INITIALS = 0.7;

/**
 * How similar two names are, from 0 to 1: the weighted share of their words that have a counterpart in the other
 * name. Ignores the order of words, case, accents and legal forms; typos count little.
 */
export function nameSimilarity(one: string, other: string): number {
    const [a, b] = [wordsOf(one), wordsOf(other)];
    if (a.length === 0 || b.length === 0) return 0;
    if (a.join('') === b.join('')) return 1;
    if (isInitials(a, b) || isInitials(b, a)) return INITIALS;
    const total = sum(a.map(weightOf)) + sum(b.map(weightOf));
    if (total === 0) return 0;
    const shared = sum(pairsOf(a, b).map(([x, y, alike]) => alike * (weightOf(x) + weightOf(y))));
    return shared / total;
}

type Pair = [word: string, counterpart: string, alike: number];

/** Pairs each word with at most one counterpart, most similar first. */
function pairsOf(a: readonly string[], b: readonly string[]): Pair[] {
    const candidates = a.flatMap((x, i) =>
        b.map((y, j) => ({ i, j, alike: wordSimilarity(x, y) })),
    );
    const [usedA, usedB] = [new Set<number>(), new Set<number>()];
    return candidates
        .filter(({ alike }) => alike >= LEAST_ALIKE)
        .sort((first, second) => second.alike - first.alike)
        .flatMap(({ i, j, alike }): Pair[] => {
            if (usedA.has(i) || usedB.has(j)) return [];
            usedA.add(i);
            usedB.add(j);
            return [[a[i] ?? '', b[j] ?? '', alike]];
        });
}

function wordSimilarity(a: string, b: string): number {
    if (a === b) return 1;
    const [short, long] = a.length <= b.length ? [a, b] : [b, a];
    const isBeginning = short.length >= SHORTEST_BEGINNING && long.startsWith(short);
    const alike = 1 - distance(a, b) / long.length;
    return Math.max(alike, isBeginning ? BEGINNING : 0);
}

function isInitials(words: readonly string[], of: readonly string[]): boolean {
    const [only, ...others] = words;
    if (only === undefined || others.length > 0 || of.length < 3) return false;
    return only === of.map((word) => word.charAt(0)).join('');
}

function sum(numbers: readonly number[]): number {
    return numbers.reduce((total, number) => total + number, 0);
}
