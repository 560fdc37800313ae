/** Where time comes from, and how it passes. */
export type Clock = {
    /** Milliseconds that only go forward; deadlines are measured by it. */
    now: () => number;
    /** Milliseconds since 1970; for times that Fusebill states, and for what outlasts an event. */
    wallNow: () => number;
    /** Resolves after this time, or as soon as the signal aborts. */
    sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
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
    sleep: (ms, signal) =>
        new Promise((resolve) => {
            const timer = setTimeout(resolve, ms);
            signal?.addEventListener('abort', () => {
                clearTimeout(timer);
                resolve();
            });
        }),
};

const BASE_MS = 200;
const CAP_MS = 2000;

/** Milliseconds before the attempt that follows this one: full jitter, doubled each time. Source: 'Exponential Backoff And Jitter', AWS Architecture Blog. */
export function backoffMs(attempt: number, { random }: Pick<Clock, 'random'>): number {
    return random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1));
}

/** The result of the work, or of `late` when the deadline comes first. The work itself continues. */
export async function withinTime<T>(
    work: Promise<T>,
    { clock, deadline }: Timed,
    late: () => T,
): Promise<T> {
    const finished = new AbortController();
    const timeUp = clock.sleep(Math.max(0, deadline - clock.now()), finished.signal).then(late);
    timeUp.catch(() => undefined); // it may lose the race
    return Promise.race([work, timeUp]).finally(() => finished.abort());
}
