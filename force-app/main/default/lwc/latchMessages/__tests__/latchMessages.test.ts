import { fill, nextStepOf } from 'c/latchMessages';

describe('nextStepOf', () => {
    it.each(['FUNCTION_CRASHED', 'OUTCOME_UNKNOWN', 'TIMED_OUT', 'UNEXPECTED', 'VERSION_MISMATCH'])(
        'lets the user look before a retry where the latch may have been made: %s',
        (code) => {
            expect(nextStepOf(code)).toBe('check');
        },
    );

    it.each(['FUSEBILL_UNAVAILABLE', 'KEY_MISSING', 'RATE_LIMITED', 'THROTTLED'])(
        'offers a retry where nothing was written: %s',
        (code) => {
            expect(nextStepOf(code)).toBe('retry');
        },
    );

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
