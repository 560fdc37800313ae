import { median, percentile, ratio } from '../statistics';

test('the median is the sample in the middle, or the mean of the two there', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 2])).toBe(3.5);
    expect(median([7])).toBe(7);
});

test('one slow run moves no median', () => {
    expect(median([10, 11, 12, 11, 10, 5000])).toBe(11);
});

test('numbers are sorted as numbers, and the samples stay as they are', () => {
    const samples = [100, 20, 3];

    expect(median(samples)).toBe(20);
    expect(samples).toEqual([100, 20, 3]);
});

test.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
    [0, 1],
])('the percentile %p of 1 to 100 is %p', (share, expected) => {
    const samples = Array.from({ length: 100 }, (_, index) => 100 - index);

    expect(percentile(samples, share)).toBe(expected);
});

test('nothing is made of no samples', () => {
    expect(() => median([])).toThrow('no samples');
    expect(() => percentile([], 0.5)).toThrow('no samples');
});

test('a ratio has a base', () => {
    expect(ratio(230, 100)).toBe(2.3);
    expect(() => ratio(1, 0)).toThrow('no ratio');
    expect(() => ratio(1, NaN)).toThrow('no ratio');
});
