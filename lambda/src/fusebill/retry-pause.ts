const BASE_MS = 200;
const CAP_MS = 2000;
/** What an attempt needs at least to be worth a start. */
const SHORTEST_ATTEMPT_MS = 250;

/** Where time comes from, and how it passes. */
export type Clock = {
    /** Milliseconds since 1970. */
    now: () => number;
    sleep: (ms: number) => Promise<void>;
    /** From 0 to 1, as `Math.random`. */
    random: () => number;
};

/**
 * Waits before the next attempt: full jitter, doubled each time, and at least as long as Fusebill asked for. False, at once,
 * when the deadline leaves no time for another attempt after it. Source: 'Exponential Backoff And Jitter', AWS Architecture Blog.
 */
export async function pauseBefore(
    attempt: number,
    deadline: number,
    clock: Clock,
    askedMs = 0,
): Promise<boolean> {
    const jitter = clock.random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1));
    const wait = Math.max(askedMs, jitter);
    if (clock.now() + wait + SHORTEST_ATTEMPT_MS > deadline) return false;
    await clock.sleep(wait);
    return true;
}
