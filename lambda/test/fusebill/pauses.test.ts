import { limitConcurrency } from '../../src/limit-concurrency';
import { readRateLimit, retryAfterMs } from '../../src/fusebill/rate-limit';
import { pauseBefore, type Clock } from '../../src/fusebill/retry-pause';

const clockOf = (random: number): Clock & { slept: number[] } => {
    const slept: number[] = [];
    return {
        slept,
        now: () => 0,
        random: () => random,
        sleep: (ms) => Promise.resolve(void slept.push(ms)),
    };
};

test.each([
    [1, 200],
    [2, 400],
    [3, 800],
    [9, 2000],
])('pauses before attempt %d for anything up to %d ms', async (attempt, most) => {
    const [none, half, all] = [clockOf(0), clockOf(0.5), clockOf(1)];

    for (const clock of [none, half, all]) await pauseBefore(attempt, 60_000, clock);

    expect([none, half, all].map(({ slept }) => slept)).toEqual([[0], [most / 2], [most]]);
});

test('pauses at least as long as Fusebill asks', async () => {
    const clock = clockOf(0.5);

    await expect(pauseBefore(1, 60_000, clock, 7000)).resolves.toBe(true);
    expect(clock.slept).toEqual([7000]);
});

test('does not pause where the time would not suffice for an attempt after it', async () => {
    const clock = clockOf(0);

    await expect(pauseBefore(1, 7200, clock, 7000)).resolves.toBe(false);
    expect(clock.slept).toEqual([]);
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

test('reads the limits that are there, and takes what is no number for missing', () => {
    expect(
        readRateLimit({ 'x-rate-limit-limit-minute': '50', 'x-rate-limit-remaining-day': 'x' }),
    ).toEqual({
        limitMinute: 50,
        remainingMinute: null,
        limitDay: null,
        remainingDay: null,
    });
    expect(readRateLimit({})).toBeNull();
});

test('runs a few tasks at once, and gives the results in the order of the tasks', async () => {
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
