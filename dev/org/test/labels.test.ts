import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTION_CODES, HOP_CODES } from '../../../contract/codes';
import { LANGUAGES, readLabels, readTranslation } from '../labels';

const ROOT = join(__dirname, '../../..');
const PLACES = /\{\d+\}/g;

/** Words and names that are the same in both languages. */
const SAME_ON_PURPOSE =
    /^(MRR|Name|Medium|Person|Status|Website|Source|Contact|E-?mail|OK|https:.*)$/;

/** Fusebill's name of a column in a file. */
const IMPORT_COLUMN = 'Latch_Unlatch_Id_Column';

describe.each(LANGUAGES)('the translation %s', (language) => {
    const labels = readLabels(ROOT);
    const translation = readTranslation(ROOT, language);

    test("has exactly the package's labels", () => {
        expect([...translation.keys()].sort()).toEqual([...labels.keys()].sort());
    });

    test('is not English', () => {
        const untouched = [...labels].filter(
            ([name, text]) =>
                translation.get(name) === text &&
                !SAME_ON_PURPOSE.test(text) &&
                name !== IMPORT_COLUMN,
        );

        expect(untouched).toEqual([]);
    });

    test.each([...labels])('uses the same placeholders: %s', (name, text) => {
        const translated = translation.get(name) ?? '';

        expect(new Set(translated.match(PLACES))).toEqual(new Set(text.match(PLACES)));
        expect(translated.trim()).toBe(translated);
        expect(translated.length).toBeGreaterThan(0);
    });
});

describe('the typography of labels', () => {
    const wordsOf = (texts: Map<string, string>) =>
        [...texts.values()].filter((text) => !text.startsWith('https:'));

    test.each(LANGUAGES)('has curly quotes and apostrophes in %s', (language) => {
        const straight = wordsOf(readTranslation(ROOT, language)).filter((text) =>
            /['"]/.test(text),
        );

        expect(straight).toEqual([]);
    });

    test('has no-break spaces before French punctuation and inside guillemets', () => {
        const breakable = wordsOf(readTranslation(ROOT, 'fr')).filter((text) =>
            /[^\u00a0][:;?!»]|«[^\u00a0]/.test(text),
        );

        expect(breakable).toEqual([]);
    });

    test('has German quotes', () => {
        const foreign = wordsOf(readTranslation(ROOT, 'de')).filter((text) =>
            /[«»”]|“(?![^„]*$)/.test(text.replace(/„[^„“]*“/g, '')),
        );

        expect(foreign).toEqual([]);
    });
});

describe('the words for a code', () => {
    const texts = new Map([
        ['en', readLabels(ROOT)],
        ...LANGUAGES.map((language) => [language, readTranslation(ROOT, language)] as const),
    ]);

    test.each([...texts])('say for every code what happened and what to do: %s', (_, labels) => {
        const wordless = [...FUNCTION_CODES, ...HOP_CODES].filter(
            (code) => !labels.get(`Latch_Code_${code}`) || !labels.get(`Latch_Code_${code}_Next`),
        );

        expect(wordless).toEqual([]);
    });

    test.each([...texts])('are different for each code: %s', (_, labels) => {
        const codes = [...FUNCTION_CODES, ...HOP_CODES];
        const sentences = new Set(codes.map((code) => labels.get(`Latch_Code_${code}`)));

        expect(sentences.size).toBe(codes.length);
    });
});

describe('the documentation of the contract', () => {
    const contract = readFileSync(join(ROOT, 'docs/contract.md'), 'utf8');
    const rows = contract.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));

    test.each([...FUNCTION_CODES, ...HOP_CODES])('explains %s', (code) => {
        const [, , meaning = '', advice = ''] =
            rows.find(([, cell]) => cell === `\`${code}\``) ?? [];

        expect(meaning).not.toBe('');
        expect(advice).not.toBe('');
    });
});
