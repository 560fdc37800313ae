import { countText, moneyText, sumText } from 'c/latchMoney';

describe('c-latch-money', () => {
    it.each([
        [1600.8, 'CAD', 'CA$1,600.80'],
        [1600, 'JPY', '¥1,600'],
        [0.1, null, '0.10'],
        [12.5, 'dollars', '12.50'],
        [0, undefined, '0.00'],
    ])('writes %d in %s as %s', (amount, currency, text) => {
        expect(moneyText(amount, currency)).toBe(text);
    });

    it('says when a sum or a number may lack something', () => {
        expect(sumText(10, 'USD', true)).toBe('$10.00');
        expect(sumText(10, 'USD', false)).toBe('at least $10.00');
        expect(countText({ count: 3, isComplete: true })).toBe('3');
        expect(countText({ count: 100, isComplete: false })).toBe('100 or more');
    });
});
