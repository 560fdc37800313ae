import type { RateLimit } from '../../../contract/reply';
import { RateGate } from '../../src/fusebill/rate-gate';

const limit = (
    remainingMinute: number | null,
    { resetMinuteSeconds = 30, ...rest }: Partial<RateLimit> = {},
): RateLimit => ({
    limitMinute: 50,
    remainingMinute,
    resetMinuteSeconds,
    limitDay: null,
    remainingDay: null,
    resetDaySeconds: null,
    ...rest,
});

let gate: RateGate;

beforeEach(() => {
    gate = new RateGate();
});

function answer(said: RateLimit | null, now: number): void {
    gate.take(now);
    gate.release(said, now);
}

test('is open until Fusebill states a limit', () => {
    for (let sent = 0; sent < 100; sent++) gate.take(0);

    expect(gate.state(0)).toEqual({ waitMs: 0, usedUp: null });
    expect(gate.isInformed).toBe(false);
});

test('closes until the reset when nothing is left, and says which limit is used up', () => {
    answer(limit(0), 1000);

    expect(gate.state(1000)).toEqual({ waitMs: 30_000, usedUp: 'minute' });
    expect(gate.state(30_999).waitMs).toBe(1);
    expect(gate.state(31_000)).toEqual({ waitMs: 0, usedUp: null });
});

test('counts requests sent since the last answer', () => {
    answer(limit(2), 0);

    gate.take(0);
    const afterOne = gate.state(0).waitMs;
    gate.take(0);
    const afterTwo = gate.state(0).waitMs;
    gate.release(null, 0);
    gate.release(null, 0);

    expect(afterOne).toBe(0);
    expect(afterTwo).toBeGreaterThan(0);
    expect(gate.state(0)).toEqual({ waitMs: 30_000, usedUp: 'minute' });
});

test('asks to come back soon while a pending answer may say that more is left', () => {
    answer(limit(1), 0);
    gate.take(0);

    expect(gate.state(0).waitMs).toBeLessThan(1000);
});

test('has the whole limit again after the reset', () => {
    answer(limit(0), 0);

    const sent = [];
    for (let count = 0; count < 60 && gate.state(30_000).waitMs === 0; count++) {
        gate.take(30_000);
        sent.push(count);
    }

    expect(sent).toHaveLength(50);
});

test.each([
    [10, 1],
    [50, 4],
    [1000, 8],
])('of %i a minute, %i are kept for reads of outcomes', (limitMinute, kept) => {
    answer(limit(kept, { limitMinute }), 0);
    const closed = gate.state(0, 'outcomeReads').waitMs;
    answer(limit(kept + 1, { limitMinute }), 0);

    expect(closed).toBe(30_000);
    expect(gate.state(0, 'outcomeReads').waitMs).toBe(0);
    expect(gate.state(0).waitMs).toBe(0);
});

test.each([
    [10, 3],
    [50, 12],
    [1000, 24],
])('of %i a minute, %i are kept for a move', (limitMinute, kept) => {
    answer(limit(kept, { limitMinute }), 0);
    const closed = gate.state(0, 'moves').waitMs;
    answer(limit(kept + 1, { limitMinute }), 0);

    expect(closed).toBe(30_000);
    expect(gate.state(0, 'moves').waitMs).toBe(0);
});

test('closes for the rest of the day when the daily limit is used up', () => {
    answer(limit(40, { limitDay: 500, remainingDay: 0, resetDaySeconds: 7200 }), 0);

    expect(gate.state(60_000)).toEqual({ waitMs: 7_140_000, usedUp: 'day' });
});

test('waits a whole minute if no reset is stated, without extending it with each answer', () => {
    answer({ ...limit(0), resetMinuteSeconds: null }, 0);
    answer({ ...limit(0), resetMinuteSeconds: null }, 10_000);

    expect(gate.state(10_000).waitMs).toBe(50_000);
});

describe('after a 429', () => {
    test('closes until the reset of the limit that is used up', () => {
        answer(limit(0), 0);

        gate.refuse({ retryAfterMs: undefined, window: null }, 0);

        expect(gate.state(0)).toEqual({ waitMs: 30_000, usedUp: 'minute' });
    });

    test('closes for as long as it asks', () => {
        gate.refuse({ retryAfterMs: 7000, window: null }, 0);

        expect(gate.state(0)).toEqual({ waitMs: 7000, usedUp: null });
        expect(gate.state(7000).waitMs).toBe(0);
    });

    test('uses the limit named in the body if the headers say nothing', () => {
        gate.refuse({ window: 'day' }, 0);

        expect(gate.state(0)).toEqual({ waitMs: 900_000, usedUp: 'day' });
    });

    test('closes for longer each time if no duration is stated, until requests succeed again', () => {
        const waits = [0, 10_000, 20_000, 30_000, 40_000].map((now) => {
            gate.refuse({ window: null }, now);
            return gate.state(now).waitMs;
        });
        answer(limit(5), 50_000);
        gate.refuse({ window: null }, 50_000);

        expect(waits).toEqual([1000, 2000, 4000, 8000, 8000]);
        expect(gate.state(50_000).waitMs).toBe(1000);
    });
});
