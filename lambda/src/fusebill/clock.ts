/** A source of time. */
export type Clock = {
    /** Monotonic milliseconds, for deadlines. */
    now: () => number;
    /** Milliseconds since 1970, for times from Fusebill and for state that outlives an event. */
    wallNow: () => number;
    /** Resolves after this time. */
    sleep: (ms: number) => Promise<void>;
    /**
     * Runs the action after this time, unless the returned function is called first. Unlike an `AbortSignal`, it
     * doesn't slow a first call by a millisecond.
     */
    after: (ms: number, act: () => void) => () => void;
    /** From 0 to 1, as `Math.random`. */
    random: () => number;
};

/** A clock and a deadline. */
export type Timed = { clock: Clock; deadline: number };

/** The clock of this machine. */
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

/**
 * The pause after this attempt, in milliseconds: full jitter, doubled each time. Source: 'Exponential Backoff And
 * Jitter', AWS Architecture Blog.
 */
export function backoffMs(attempt: number, { random }: Pick<Clock, 'random'>): number {
    return random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1));
}

/** The result of the work, or of `late` if the deadline comes first. The work itself continues. */
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
