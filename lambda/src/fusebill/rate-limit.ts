import type { IncomingHttpHeaders } from 'node:http';
import type { RateLimit } from '../../../contract/reply';

const LONGEST_WAIT_MS = 3_600_000;

/** What Fusebill's `X-Rate-Limit-*` headers say; null when they are not there. */
export function readRateLimit(headers: IncomingHttpHeaders): RateLimit | null {
    const limit = {
        limitMinute: whole(headers['x-rate-limit-limit-minute']),
        remainingMinute: whole(headers['x-rate-limit-remaining-minute']),
        limitDay: whole(headers['x-rate-limit-limit-day']),
        remainingDay: whole(headers['x-rate-limit-remaining-day']),
    };
    return Object.values(limit).every((value) => value === null) ? null : limit;
}

/** What `Retry-After` asks for, in seconds or as a date; undefined when it is missing or unreadable. */
export function retryAfterMs(value: string | undefined, now = Date.now()): number | undefined {
    if (value === undefined) return undefined;
    const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
    return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), LONGEST_WAIT_MS);
}

function whole(value: string | string[] | undefined): number | null {
    return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
