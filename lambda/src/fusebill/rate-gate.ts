import type { LimitWindow, RateLimit } from '../../../contract/reply';

/** How long to wait before a request may be sent; 0 for no wait. */
export type GateState = { waitMs: number; usedUp: LimitWindow | null };

/** What a 429 says about when to continue. */
export type Refusal = { retryAfterMs?: number | undefined; window: LimitWindow | null };

/** How much of a minute's requests to reserve: nothing, the reads that an outcome needs, or those and a move. */
export type Reserve = 'none' | 'outcomeReads' | 'moves';

const SHARES: Record<Reserve, number> = { none: 0, outcomeReads: 1, moves: 3 };
const OPEN: GateState = { waitMs: 0, usedUp: null };
const LENGTH_MS = { minute: 60_000, day: 86_400_000 };
const FIRST_BACKOFF_MS = 1000;
const LONGEST_BACKOFF_MS = 8000;
/** For a day limit without a stated reset. */
const DAY_BACKOFF_MS = 900_000;
/** Until a pending request says what is really left. */
const RECOUNT_MS = 50;

type Window = { limit: number; remaining: number; resetAt: number };

/**
 * Holds requests back while Fusebill's limit of the minute or day is used up. Lives as long as the environment, so an
 * event knows what the previous one used. All times are in milliseconds since 1970.
 */
export class RateGate {
    private readonly windows: Record<LimitWindow, Window> = {
        minute: { limit: Infinity, remaining: Infinity, resetAt: 0 },
        day: { limit: Infinity, remaining: Infinity, resetAt: 0 },
    };
    private closedUntil = 0;
    private closedBy: LimitWindow | null = null;
    private refusals = 0;
    private underWay = 0;
    private hasHeaders = false;

    /** Whether any answer has stated what is left. */
    get isInformed(): boolean {
        return this.hasHeaders;
    }

    /** How long to wait before a request that must leave `reserve` requests. */
    state(now: number, reserve: Reserve = 'none'): GateState {
        if (now < this.closedUntil) {
            return { waitMs: this.closedUntil - now, usedUp: this.closedBy };
        }
        for (const name of ['day', 'minute'] as const) {
            const { limit, remaining, resetAt } = this.renewed(name, now);
            const kept = name === 'day' ? 0 : SHARES[reserve] * reserveOf(limit);
            if (remaining > kept) continue;
            const isCertain = this.underWay === 0;
            return { waitMs: isCertain ? resetAt - now : RECOUNT_MS, usedUp: name };
        }
        return OPEN;
    }

    /** Counts a request that is sent now. */
    take(now: number): void {
        for (const name of ['minute', 'day'] as const) {
            const window = this.renewed(name, now);
            window.remaining -= 1;
            if (window.resetAt === 0) window.resetAt = now + LENGTH_MS[name];
        }
        this.underWay += 1;
    }

    /** Records what an answer says is left, if there was one. */
    release(limit: RateLimit | null, now: number): void {
        this.underWay -= 1;
        if (limit === null) return;
        this.hasHeaders = true;
        const { limitMinute, remainingMinute, resetMinuteSeconds } = limit;
        this.feed('minute', [limitMinute, remainingMinute, resetMinuteSeconds], now);
        this.feed('day', [limit.limitDay, limit.remainingDay, limit.resetDaySeconds], now);
        if (remainingMinute !== null && remainingMinute > 0) this.refusals = 0;
    }

    /**
     * Closes after a 429 until the reset, or for as long as it says; if it says neither, for twice as long each time.
     */
    refuse({ retryAfterMs, window }: Refusal, now: number): void {
        const usedUp = this.usedUp(now) ?? window;
        const backoff =
            usedUp === 'day'
                ? DAY_BACKOFF_MS
                : Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** this.refusals);
        this.refusals += 1;
        const reset = usedUp === null ? 0 : this.windows[usedUp].resetAt - now;
        const waitMs = Math.max(retryAfterMs ?? 0, reset) || backoff;
        this.closedUntil = Math.max(this.closedUntil, now + waitMs);
        this.closedBy = usedUp;
    }

    private usedUp(now: number): LimitWindow | null {
        const names = ['day', 'minute'] as const;
        return names.find((name) => this.renewed(name, now).remaining <= 0) ?? null;
    }

    private feed(
        name: LimitWindow,
        [limit, remaining, resetSeconds]: readonly (number | null)[],
        now: number,
    ): void {
        const window = this.windows[name];
        if (typeof limit === 'number') window.limit = limit;
        if (typeof remaining !== 'number') return;
        window.remaining = remaining - this.underWay;
        if (typeof resetSeconds === 'number') window.resetAt = now + resetSeconds * 1000;
        else if (window.resetAt <= now) window.resetAt = now + LENGTH_MS[name];
    }

    /** The window, restarted if its reset has passed. */
    private renewed(name: LimitWindow, now: number): Window {
        const window = this.windows[name];
        if (window.resetAt !== 0 && now >= window.resetAt) {
            window.remaining = window.limit - this.underWay;
            window.resetAt = 0;
        }
        return window;
    }
}

/** Requests of a minute reserved for reading the outcome of a latch. */
function reserveOf(limit: number): number {
    return limit === Infinity ? 0 : Math.min(8, Math.max(1, Math.floor(limit * 0.08)));
}
