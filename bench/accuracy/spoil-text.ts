import type { Chance } from './chance';
import { LEGAL_FORMS, SHORTENED } from './vocabulary';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The text with one typo: a letter missing, doubled or replaced, or two swapped. */
export function withTypo(text: string, chance: Chance): string {
    const at = 1 + chance.below(Math.max(1, text.length - 2));
    const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
    if (!/\p{L}/u.test(letter)) return text;
    switch (chance.below(4)) {
        case 0:
            return before + after;
        case 1:
            return before + letter + letter + after;
        case 2:
            return before + LETTERS.charAt(chance.below(26)) + after;
        default:
            return before + after.charAt(0) + letter + after.slice(1);
    }
}

/** The name as someone else might write it. */
export function rewritten(name: string, chance: Chance): string {
    let text = name;
    if (chance.is(0.25)) text = withTypo(text, chance);
    if (chance.is(0.3)) text = withoutLegalForm(text);
    else if (chance.is(0.3)) text = `${withoutLegalForm(text)} ${chance.pick(LEGAL_FORMS)}`;
    if (chance.is(0.15)) text = shortened(text);
    if (chance.is(0.15)) text = withoutAccents(text);
    if (chance.is(0.1)) text = text.toUpperCase();
    if (chance.is(0.1)) text = text.replace(' & ', ' and ');
    if (chance.is(0.06)) text = text.split(' ').slice(0, -1).join(' ') || text;
    if (chance.is(0.06)) text = `The ${text}`;
    return text;
}

/** The same for a person: 'Barrow, Sol' for 'Sol Barrow', with a typo, without accents or in capitals. */
export function rewrittenPerson(name: string, chance: Chance): string {
    const [first = '', last = ''] = name.split(' ');
    let text = chance.is(0.3) ? `${last}, ${first}` : name;
    if (chance.is(0.1)) text = withTypo(text, chance);
    if (chance.is(0.15)) text = withoutAccents(text);
    if (chance.is(0.1)) text = text.toUpperCase();
    if (chance.is(0.1)) text = text.replace("'", '’');
    return text;
}

/** The phone number in a common format. */
export function rewrittenPhone(digits: string, chance: Chance): string {
    const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
    return chance.pick([
        `(${area}) ${exchange}-${line}`,
        `${area}-${exchange}-${line}`,
        `+1 ${area} ${exchange} ${line}`,
        `${area}.${exchange}.${line}`,
        digits,
    ]);
}

function withoutLegalForm(name: string): string {
    const form = LEGAL_FORMS.find((each) => name.endsWith(` ${each}`));
    return form === undefined ? name : name.slice(0, -form.length - 1);
}

function shortened(name: string): string {
    return name
        .split(' ')
        .map((word) => (Object.hasOwn(SHORTENED, word) ? (SHORTENED[word] ?? word) : word))
        .join(' ');
}

function withoutAccents(text: string): string {
    return text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ø', 'o');
}
