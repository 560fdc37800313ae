import type { RateLimit } from '../../../contract/reply';
import { TokenBucket } from '../../src/latch/token-bucket';

const limit = (remainingMinute: number, remainingDay: number | null = null): RateLimit => ({
    limitMinute: 60,
    remainingMinute,
    resetMinuteSeconds: null,
    resetDaySeconds: null,
    limitDay: null,
    remainingDay,
});

let bucket: TokenBucket;

beforeEach(() => {
    bucket = new TokenBucket();
});

test('lets everything pass as long as Fusebill has said nothing', () => {
    expect([1, 2, 3].map(() => bucket.take(1, 0))).toEqual([0, 0, 0]);
});

test('holds back what the headers leave no room for, until a token has grown', () => {
    bucket.feed(limit(2), 0);

    expect([1, 2, 3].map(() => bucket.take(1, 0))).toEqual([0, 0, 1000]);
    expect(bucket.take(1, 999)).toBeGreaterThan(0);
    expect(bucket.take(1, 1000)).toBe(0);
});

test('takes as many tokens as a row has requests, or none', () => {
    bucket.feed(limit(3), 0);

    expect([bucket.take(2, 0), bucket.take(2, 0), bucket.take(1, 0)]).toEqual([0, 1000, 0]);
});

test('does not count the same headers twice', () => {
    const same = limit(1);
    bucket.feed(same, 0);
    bucket.take(1, 0);

    bucket.feed(same, 0);

    expect(bucket.take(1, 0)).toBe(1000);
});

test('keeps tokens for what is under way when new headers come', () => {
    bucket.take(1, 0);
    bucket.take(1, 0);

    bucket.feed(limit(3), 0);
    const whileUnderWay = [bucket.take(1, 0), bucket.take(1, 0)];
    bucket.release(3);
    bucket.feed(limit(3), 0);

    expect(whileUnderWay).toEqual([0, 1000]);
    expect([1, 2, 3].map(() => bucket.take(1, 0))).toEqual([0, 0, 0]);
});

test('lets nothing pass when the day is used up', () => {
    bucket.feed(limit(60, 1), 0);

    expect([bucket.take(1, 0), bucket.take(1, 0)]).toEqual([0, Infinity]);
    expect(bucket.take(1, 60_000)).toBe(Infinity);
});

test('closes for as long as Fusebill asks', () => {
    bucket.refuse(0, 7000);

    expect(bucket.take(1, 0)).toBe(7000);
    expect(bucket.take(1, 7000)).toBe(0);
});

test('closes for longer each time where Fusebill does not ask, until it answers again', () => {
    const waits = [0, 10_000, 20_000, 30_000, 40_000].map((now) => {
        bucket.refuse(now);
        return bucket.take(1, now);
    });
    bucket.feed(limit(5), 50_000);
    bucket.refuse(50_000);

    expect(waits).toEqual([1000, 2000, 4000, 8000, 8000]);
    expect(bucket.take(1, 50_000)).toBe(1000);
});
