import type { RateLimit } from '../../../contract/reply';

const MINUTE_MS = 60_000;
const FIRST_REFUSAL_MS = 1000;
const LONGEST_REFUSAL_MS = 8000;

/**
 * Says how long to wait before the next requests, so that neither Fusebill's minute nor its day is overdrawn. Each answer's
 * headers fill it; from then on it refills evenly, as Fusebill does not publish when its minute begins.
 */
export class TokenBucket {
    private tokens = Infinity;
    private perMinute = Infinity;
    private today = Infinity;
    private filledAt = 0;
    private underWay = 0;
    private closedUntil = 0;
    private refusals = 0;
    private last: RateLimit | null = null;

    /** Takes over what the headers of the newest answer say, less what is under way and not yet counted in them. */
    feed(limit: RateLimit | null, now: number): void {
        if (limit === null || limit === this.last) return;
        this.last = limit;
        const { remainingMinute, limitMinute, remainingDay } = limit;
        if (remainingDay !== null) this.today = remainingDay - this.underWay;
        if (remainingMinute === null) return;
        this.tokens = remainingMinute - this.underWay;
        this.perMinute = Math.max(1, limitMinute ?? remainingMinute);
        this.filledAt = now;
        if (remainingMinute > 0) this.refusals = 0;
    }

    /** Takes this many tokens; milliseconds to wait, without taking any, when there are too few. Infinity when the day is used up. */
    take(count: number, now: number): number {
        if (this.today < count) return Infinity;
        if (now < this.closedUntil) return this.closedUntil - now;
        if (this.tokens !== Infinity) {
            const perMs = this.perMinute / MINUTE_MS;
            const grown = this.tokens + (now - this.filledAt) * perMs;
            this.tokens = Math.min(Math.max(count, this.perMinute), grown);
            this.filledAt = now;
            if (this.tokens < count) return Math.ceil((count - this.tokens) / perMs);
        }
        this.tokens -= count;
        this.today -= count;
        this.underWay += count;
        return 0;
    }

    /** The requests that these tokens were taken for are over. */
    release(count: number): void {
        this.underWay -= count;
    }

    /** Fusebill has just refused a request: closes for as long as it asked, else for twice as long each time. */
    refuse(now: number, askedMs = 0): void {
        const backoff = Math.min(LONGEST_REFUSAL_MS, FIRST_REFUSAL_MS * 2 ** this.refusals);
        this.refusals += 1;
        this.closedUntil = Math.max(this.closedUntil, now + Math.max(askedMs, backoff));
    }
}
