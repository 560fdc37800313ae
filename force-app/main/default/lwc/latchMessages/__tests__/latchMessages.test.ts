import { FUNCTION_CODES, HOP_CODES } from '../../../../../../contract/codes';
import { fill, nextStepOf } from 'c/latchMessages';

const CODES = [...FUNCTION_CODES, ...HOP_CODES];

describe('nextStepOf', () => {
    it('lets the user look before a retry wherever the latch may have been made', () => {
        const looked = CODES.filter((code) => nextStepOf(code) === 'check');

        expect(looked.sort()).toEqual([
            'FUNCTION_CRASHED',
            'OUTCOME_UNKNOWN',
            'TIMED_OUT',
            'UNEXPECTED',
            'VERSION_MISMATCH',
        ]);
    });

    it.each(['BRAND_NEW', 'toString', ''])('treats the unknown code "%s" as unexpected', (code) => {
        expect(nextStepOf(code)).toBe('check');
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
