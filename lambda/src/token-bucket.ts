import type { RateLimit } from '../../contract/reply';

const MINUTE_MS = 60_000;

/**
 * Says how long to wait before the next request, so that Fusebill's minute is not overdrawn. Each answer's headers fill it;
 * from then on it refills evenly, as Fusebill does not publish when its minute begins.
 */
export class TokenBucket {
    private tokens = Infinity;
    private capacity = Infinity;
    private filledAt = 0;
    private last: RateLimit | null = null;

    /** Takes over what the headers of the newest answer say. */
    feed(limit: RateLimit | null, now: number): void {
        if (limit === this.last || limit?.remainingMinute == null) return;
        this.last = limit;
        this.tokens = limit.remainingMinute;
        this.capacity = Math.max(1, limit.limitMinute ?? limit.remainingMinute);
        this.filledAt = now;
    }

    /** Takes one token; milliseconds to wait, without taking one, when there is none. */
    take(now: number): number {
        if (this.tokens === Infinity) return 0;
        const perMs = this.capacity / MINUTE_MS;
        this.tokens = Math.min(this.capacity, this.tokens + (now - this.filledAt) * perMs);
        this.filledAt = now;
        if (this.tokens < 1) return Math.ceil((1 - this.tokens) / perMs);
        this.tokens -= 1;
        return 0;
    }

    /** Forgets every token: Fusebill has just refused a request. */
    empty(now: number): void {
        this.tokens = 0;
        this.filledAt = now;
        if (this.capacity === Infinity) this.capacity = 60;
    }
}
