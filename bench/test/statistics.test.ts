import { median, percentile, ratio } from '../statistics';

test('the median is the sample in the middle, or the mean of the two there', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 2])).toBe(3.5);
    expect(median([7])).toBe(7);
});

test('one slow run does not change the median', () => {
    expect(median([10, 11, 12, 11, 10, 5000])).toBe(11);
});

test('samples are sorted as numbers, without changing the input', () => {
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

test('no samples are an error', () => {
    expect(() => median([])).toThrow('no samples');
    expect(() => percentile([], 0.5)).toThrow('no samples');
});

test('a ratio needs a positive base', () => {
    expect(ratio(230, 100)).toBe(2.3);
    expect(() => ratio(1, 0)).toThrow('no ratio');
    expect(() => ratio(1, NaN)).toThrow('no ratio');
});
