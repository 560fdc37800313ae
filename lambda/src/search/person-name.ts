import { plainText, weightOf, wordsOf } from './name-words';

/**
 * Whether the name may be a person's, such as 'Sol Barrow' or 'Barrow, Sol', without anything that only companies
 * have.
 */
export function looksLikePerson(name: string): boolean {
    const all = plainText(name).split(' ');
    const distinctive = wordsOf(name);
    const isPlain =
        distinctive.length === all.length && distinctive.every((word) => weightOf(word) === 1);
    return (
        isPlain &&
        all.length >= 2 &&
        all.length <= 3 &&
        new RegExp(String.raw`^[\p{L}\p{M}\s,.'’-]+$`, 'u').test(name)
    );
}

/** The last name: the text before a comma, otherwise the last word. */
export function lastNameIn(name: string): string {
    const [before = name, after] = name.split(',');
    const words = (after === undefined ? name : before).trim().split(/\s+/);
    return words.at(-1) ?? name;
}
