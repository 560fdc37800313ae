export type RateLimits = { minute: number; day: number };

/** The format of the time in a Reset header. */
export type ResetFormat = 'timestamp' | 'epochSeconds' | 'epochMs' | 'secondsLeft';

export type MeterOptions = {
    /** By default, 1,000 per minute and 180,000 per day. */
    limits?: RateLimits;
    resetFormat?: ResetFormat;
    countsRefused?: boolean;
    now: () => number;
};

/** The effect of one request on the limits. */
export type Tally = { exceeded: Name | null; headers: Record<string, string> };

type Name = 'Minute' | 'Day';

type Window = { name: Name; limit: number; ms: number; used: number; endsAt: number };

/** Counts requests in windows of a minute and a day, each starting with its first request. */
export class RateMeter {
    readonly #options: MeterOptions;
    readonly #windows: Window[];

    constructor(options: MeterOptions) {
        const { minute, day } = options.limits ?? { minute: 1000, day: 180_000 };
        this.#options = options;
        this.#windows = [
            { name: 'Minute', limit: minute, ms: 60_000, used: 0, endsAt: 0 },
            { name: 'Day', limit: day, ms: 86_400_000, used: 0, endsAt: 0 },
        ];
    }

    /** Counts a request, unless it is refused and refused ones don't count. Returns the headers of every answer. */
    count(): Tally {
        const now = this.#options.now();
        for (const window of this.#windows) {
            if (now >= window.endsAt) Object.assign(window, { used: 0, endsAt: now + window.ms });
        }
        const exceeded = this.#windows.find(({ used, limit }) => used >= limit)?.name ?? null;
        if (exceeded === null || (this.#options.countsRefused ?? true)) {
            for (const window of this.#windows) window.used += 1;
        }
        const said = this.#windows.flatMap((window) => Object.entries(this.#say(window)));
        return { exceeded, headers: Object.fromEntries(said) };
    }

    #say({ name, limit, used, endsAt }: Window): Record<string, string> {
        return {
            [`X-Rate-Limit-Limit-${name}`]: String(limit),
            [`X-Rate-Limit-Remaining-${name}`]: String(Math.max(0, limit - used)),
            [`X-Rate-Limit-Reset-${name}`]: this.#resetOf(endsAt),
        };
    }

    #resetOf(endsAt: number): string {
        switch (this.#options.resetFormat ?? 'timestamp') {
            case 'timestamp':
                return new Date(endsAt).toISOString();
            case 'epochSeconds':
                return String(Math.ceil(endsAt / 1000));
            case 'epochMs':
                return String(endsAt);
            case 'secondsLeft':
                return String(Math.ceil((endsAt - this.#options.now()) / 1000));
        }
    }
}
