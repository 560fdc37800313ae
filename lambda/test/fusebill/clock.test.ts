import { systemClock } from '../../src/fusebill/clock';

test('measures deadlines by the monotonic clock, so that setting the time moves none', () => {
    const before = performance.now();

    const now = systemClock.now();

    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(performance.now());
});

test('dates what outlasts an event by the wall clock', () => {
    const before = Date.now();

    const now = systemClock.wallNow();

    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
});
