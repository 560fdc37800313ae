/** Where time comes from, and how it passes. */
export type Clock = {
    /** Milliseconds that only go forward; deadlines are measured by it. */
    now: () => number;
    /** Milliseconds since 1970; for times that Fusebill states, and for what outlasts an event. */
    wallNow: () => number;
    /** Resolves after this time. */
    sleep: (ms: number) => Promise<void>;
    /** Acts after this time, unless what it returns is called before. An `AbortSignal` would do, but costs a first call a millisecond. */
    after: (ms: number, act: () => void) => () => void;
    /** From 0 to 1, as `Math.random`. */
    random: () => number;
};

/** A clock, and the time by which the work must be finished. */
export type Timed = { clock: Clock; deadline: number };

/** The time of this machine. */
export const systemClock: Clock = {
    now: () => performance.now(),
    wallNow: Date.now,
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
    after: (ms, act) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
    },
};

const BASE_MS = 200;
const CAP_MS = 2000;

/** Milliseconds before the attempt that follows this one: full jitter, doubled each time. Source: 'Exponential Backoff And Jitter', AWS Architecture Blog. */
export function backoffMs(attempt: number, { random }: Pick<Clock, 'random'>): number {
    return random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1));
}

/** The result of the work, or of `late` when the deadline comes first. The work itself continues. */
export function withinTime<T>(
    work: Promise<T>,
    { clock, deadline }: Timed,
    late: () => T,
): Promise<T> {
    return new Promise((resolve, reject) => {
        const cancel = clock.after(Math.max(0, deadline - clock.now()), () =>
            resolve(new Promise((settle) => settle(late()))),
        );
        work.finally(cancel).then(resolve, reject);
    });
}
