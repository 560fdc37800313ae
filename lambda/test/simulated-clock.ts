import type { Clock } from '../src/fusebill/clock';

type Timer = { at: number; wake: () => void };

const START = Date.UTC(2026, 0, 1);

/** A clock that jumps ahead when all work waits for it. */
export class SimulatedClock implements Clock {
    private time = 0;
    private timers: Timer[] = [];
    readonly random: () => number;

    constructor(random: () => number = () => 0.5) {
        this.random = random;
    }

    readonly now = (): number => this.time;

    readonly wallNow = (): number => START + this.time;

    readonly sleep = (ms: number): Promise<void> =>
        new Promise((resolve) => void this.after(ms, resolve));

    readonly after = (ms: number, act: () => void): (() => void) => {
        const timer = { at: this.time + Math.max(0, ms), wake: act };
        this.timers.push(timer);
        return () => (this.timers = this.timers.filter((other) => other !== timer));
    };

    /** Runs the work in simulated time. */
    async run<T>(work: Promise<T>): Promise<T> {
        const state = { isSettled: false };
        const settle = (): void => void (state.isSettled = true);
        work.then(settle, settle);
        for (;;) {
            await new Promise(setImmediate);
            if (state.isSettled) return work;
            this.wakeNext();
        }
    }

    private wakeNext(): void {
        const next = this.timers.reduce<Timer | null>(
            (first, timer) => (first === null || timer.at < first.at ? timer : first),
            null,
        );
        if (next === null) throw new Error('The work is not finished, but no timer is pending.');
        this.timers = this.timers.filter((timer) => timer !== next);
        this.time = Math.max(this.time, next.at);
        next.wake();
    }
}
