import type { IncomingHttpHeaders } from 'node:http';
import type { RateLimit } from '../../../contract/reply';

const LONGEST_WAIT_MS = 3_600_000;
const MINUTE_SECONDS = 60;
const DAY_SECONDS = 86_400;
/** Smaller numbers are seconds left, larger ones seconds since 1970, and from the next constant on milliseconds. */
const SMALLEST_EPOCH_SECONDS = 1e9;
const SMALLEST_EPOCH_MS = 1e12;

/** Reads Fusebill's `X-Rate-Limit-*` headers; null if there are none. `now` is in milliseconds since 1970. */
export function readRateLimit(headers: IncomingHttpHeaders, now = Date.now()): RateLimit | null {
    const server = Date.parse(headers.date ?? '');
    const there = Number.isNaN(server) ? now : server;
    const limit = {
        limitMinute: whole(headers['x-rate-limit-limit-minute']),
        remainingMinute: whole(headers['x-rate-limit-remaining-minute']),
        resetMinuteSeconds: secondsLeft(
            headers['x-rate-limit-reset-minute'],
            there,
            MINUTE_SECONDS,
        ),
        limitDay: whole(headers['x-rate-limit-limit-day']),
        remainingDay: whole(headers['x-rate-limit-remaining-day']),
        resetDaySeconds: secondsLeft(headers['x-rate-limit-reset-day'], there, DAY_SECONDS),
    };
    return Object.values(limit).every((value) => value === null) ? null : limit;
}

/** Reads `Retry-After`, in seconds or as a date; undefined if it is missing or unreadable. */
export function retryAfterMs(value: string | undefined, now = Date.now()): number | undefined {
    if (value === undefined) return undefined;
    const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
    return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), LONGEST_WAIT_MS);
}

function whole(value: string | string[] | undefined): number | null {
    return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
}

/** Seconds until a reset, given in ISO 8601, as seconds or milliseconds since 1970, or as seconds left. */
function secondsLeft(
    value: string | string[] | undefined,
    now: number,
    most: number,
): number | null {
    if (typeof value !== 'string') return null;
    const ms = resetAt(value.trim(), now) - now;
    return Number.isNaN(ms) ? null : Math.min(most, Math.max(0, Math.ceil(ms / 1000)));
}

function resetAt(value: string, now: number): number {
    if (/^\d+(\.\d+)?$/.test(value)) {
        const number = Number(value);
        if (number >= SMALLEST_EPOCH_MS) return number;
        return number >= SMALLEST_EPOCH_SECONDS ? number * 1000 : now + number * 1000;
    }
    // Some of Fusebill's timestamps have no zone; all are UTC.
    const isZoneless = /^\d{4}-\d\d-\d\d[T ][\d:.]+$/.test(value);
    return Date.parse(isZoneless ? `${value.replace(' ', 'T')}Z` : value);
}
