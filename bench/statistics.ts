/** The middle sample, or the mean of the two middle ones. */
export function median(samples: readonly number[]): number {
    const sorted = ascending(samples);
    const upper = Math.floor(sorted.length / 2);
    const lower = Math.floor((sorted.length - 1) / 2);
    return (at(sorted, lower) + at(sorted, upper)) / 2;
}

/** The smallest sample that `share` (0 to 1) of all samples do not exceed. */
export function percentile(samples: readonly number[], share: number): number {
    const sorted = ascending(samples);
    return at(sorted, Math.max(0, Math.ceil(sorted.length * share) - 1));
}

/** `value` divided by `base`. Throws if `base` is not positive, because the ratio would mean nothing. */
export function ratio(value: number, base: number): number {
    if (!(base > 0)) throw new RangeError(`There is no ratio to ${base}.`);
    return value / base;
}

function ascending(samples: readonly number[]): number[] {
    if (samples.length === 0) throw new RangeError('There are no samples.');
    return [...samples].sort((a, b) => a - b);
}

function at(sorted: readonly number[], index: number): number {
    const value = sorted[index];
    if (value === undefined) throw new RangeError(`There is no sample ${index}.`);
    return value;
}
