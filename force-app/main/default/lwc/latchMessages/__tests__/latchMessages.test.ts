import { FUNCTION_CODES, HOP_CODES } from '../../../../../../contract/codes';
import { fill, wordsOf } from 'c/latchMessages';

const CODES = [...FUNCTION_CODES, ...HOP_CODES];

describe('wordsOf', () => {
    it.each(CODES)('says in one sentence what %s means, and what to do', (code) => {
        const { sentence, action } = wordsOf(code);

        expect(sentence).toMatch(/^[A-Z].+\.$/);
        expect(action).toMatch(/^[A-Z].+\.$/);
        expect(sentence + action).not.toContain('c.Latch_');
    });

    it('has words of its own for each code', () => {
        const sentences = new Set(CODES.map((code) => wordsOf(code).sentence));

        expect(sentences.size).toBe(CODES.length);
    });

    it('lets the user look before a retry wherever the latch may have been made', () => {
        const looked = CODES.filter((code) => wordsOf(code).step === 'check');

        expect(looked.sort()).toEqual([
            'FUNCTION_CRASHED',
            'OUTCOME_UNKNOWN',
            'TIMED_OUT',
            'UNEXPECTED',
            'VERSION_MISMATCH',
        ]);
    });

    it.each(['BRAND_NEW', 'toString', ''])('reads the unknown code "%s" as unexpected', (code) => {
        expect(wordsOf(code)).toBe(wordsOf('UNEXPECTED'));
    });
});

describe('fill', () => {
    it('puts each value in its place, in any order', () => {
        expect(fill('{1} of {0}, {1}', 'ten', 3)).toBe('3 of ten, 3');
    });

    it('takes a value literally, and leaves a place without a value', () => {
        expect(fill('{0} {1}', '$& {1}')).toBe('$& {1} {1}');
    });
});
