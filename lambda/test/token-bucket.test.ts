import { TokenBucket } from '../src/token-bucket';

const limit = (remainingMinute: number): Parameters<TokenBucket['feed']>[0] => ({
    limitMinute: 60,
    remainingMinute,
    limitDay: null,
    remainingDay: null,
});

test('lets everything pass as long as Fusebill has said nothing', () => {
    const bucket = new TokenBucket();

    expect([1, 2, 3].map(() => bucket.take(0))).toEqual([0, 0, 0]);
});

test('holds back what the headers leave no room for, until a token has grown', () => {
    const bucket = new TokenBucket();
    bucket.feed(limit(2), 0);

    expect([bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([0, 0, 1000]);
    expect(bucket.take(1000)).toBe(0);
});

test('does not count the same headers twice', () => {
    const bucket = new TokenBucket();
    const same = limit(1);
    bucket.feed(same, 0);
    bucket.take(0);

    bucket.feed(same, 0);

    expect(bucket.take(0)).toBe(1000);
});

test('is empty after a refusal', () => {
    const bucket = new TokenBucket();
    bucket.feed(limit(50), 0);

    bucket.empty(0);

    expect(bucket.take(0)).toBe(1000);
});
