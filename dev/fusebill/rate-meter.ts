export type RateLimits = { minute: number; day: number };

/** What one request does to the limits. */
export type Tally = { exceeded: boolean; headers: Record<string, string> };

type Window = { name: string; limit: number; ms: number; used: number; endsAt: number };

/** Counts requests in windows of a minute and a day, each from its first request on. */
export class RateMeter {
    readonly #now: () => number;
    readonly #windows: Window[];

    constructor(limits: RateLimits, now: () => number) {
        this.#now = now;
        this.#windows = [
            { name: 'Minute', limit: limits.minute, ms: 60_000, used: 0, endsAt: 0 },
            { name: 'Day', limit: limits.day, ms: 86_400_000, used: 0, endsAt: 0 },
        ];
    }

    /** Counts one request and gives the headers that every answer carries; Reset is in whole seconds (its format is unpublished). */
    count(): Tally {
        const now = this.#now();
        for (const window of this.#windows) {
            if (now >= window.endsAt) {
                window.used = 0;
                window.endsAt = now + window.ms;
            }
            window.used += 1;
        }
        return {
            exceeded: this.#windows.some(({ used, limit }) => used > limit),
            headers: Object.fromEntries(
                this.#windows.flatMap(({ name, limit, used, endsAt }) => [
                    [`X-Rate-Limit-Limit-${name}`, String(limit)],
                    [`X-Rate-Limit-Remaining-${name}`, String(Math.max(0, limit - used))],
                    [`X-Rate-Limit-Reset-${name}`, String(Math.ceil((endsAt - now) / 1000))],
                ]),
            ),
        };
    }
}
