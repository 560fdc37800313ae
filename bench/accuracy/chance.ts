/** Random numbers that are the same in every run. */
export class Chance {
    private state: number;

    constructor(seed: number) {
        this.state = seed >>> 0;
    }

    /** From 0 to less than 1. Source: mulberry32. */
    next(): number {
        this.state = (this.state + 0x6d2b79f5) >>> 0;
        let mixed = this.state;
        mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    }

    /** True with this probability. */
    is(share: number): boolean {
        return this.next() < share;
    }

    below(limit: number): number {
        return Math.floor(this.next() * limit);
    }

    pick<T>(values: readonly T[]): T {
        const value = values[this.below(values.length)];
        if (value === undefined) throw new Error('The list is empty.');
        return value;
    }
}
