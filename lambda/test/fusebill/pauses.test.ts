import { limitConcurrency } from '../../src/limit-concurrency';
import { readRateLimit, retryAfterMs } from '../../src/fusebill/rate-limit';
import { backoffMs } from '../../src/fusebill/clock';

test.each([
    [1, 200],
    [2, 400],
    [3, 800],
    [9, 2000],
])('pauses up to this long before attempt %d: %d ms', (attempt, most) => {
    const pauses = [0, 0.5, 1].map((chance) => backoffMs(attempt, { random: () => chance }));

    expect(pauses).toEqual([0, most / 2, most]);
});

test.each([
    ['3', 3000],
    [' 3 ', 3000],
    ['0', 0],
    ['999999', 3_600_000],
    ['Thu, 01 Jan 1970 00:00:05 GMT', 4000],
    ['Wed, 31 Dec 1969 00:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
])('reads Retry-After %j as %j ms', (value, ms) => {
    expect(retryAfterMs(value, 1000)).toBe(ms);
});

test('reads the limits in the headers, and ignores those that are not numbers', () => {
    expect(
        readRateLimit({ 'x-rate-limit-limit-minute': '50', 'x-rate-limit-remaining-day': 'x' }),
    ).toEqual({
        limitMinute: 50,
        remainingMinute: null,
        resetMinuteSeconds: null,
        limitDay: null,
        remainingDay: null,
        resetDaySeconds: null,
    });
    expect(readRateLimit({})).toBeNull();
});

test.each([
    ['30', 30],
    ['0', 0],
    ['1792756800', 30],
    ['1792756800000', 30],
    ['2026-10-23T12:00:00Z', 30],
    ['2026-10-23T12:00:00.0000000Z', 30],
    ['2026-10-23T12:00:00.000', 30],
    ['2026-10-23 12:00:00', 30],
    ['2026-10-23T14:00:00+02:00', 30],
    ['Fri, 23 Oct 2026 12:00:00 GMT', 30],
    ['2026-10-23T11:00:00Z', 0],
    ['2026-10-23T13:00:00Z', 60],
    ['soon', null],
])('reads a reset at %j as %j seconds from now', (value, seconds) => {
    const now = Date.UTC(2026, 9, 23, 11, 59, 30);

    expect(readRateLimit({ 'x-rate-limit-reset-minute': value }, now)).toEqual(
        seconds === null ? null : expect.objectContaining({ resetMinuteSeconds: seconds }),
    );
});

test("measures the time to a reset by Fusebill's own clock if known", () => {
    const headers = {
        date: 'Fri, 23 Oct 2026 11:59:50 GMT',
        'x-rate-limit-reset-minute': '2026-10-23T12:00:00Z',
    };

    expect(readRateLimit(headers, Date.UTC(2026, 9, 23, 9))?.resetMinuteSeconds).toBe(10);
});

test('runs a few tasks at once, and returns the results in order', async () => {
    let [running, most] = [0, 0];
    const tasks = [30, 10, 20, 5, 1].map((ms) => async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, ms));
        running--;
        return ms;
    });

    await expect(limitConcurrency(tasks, 2)).resolves.toEqual([30, 10, 20, 5, 1]);
    expect(most).toBe(2);
});
