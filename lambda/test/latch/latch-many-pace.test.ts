import type { LatchRequest } from '../../../contract/event';
import type { RowVerdict, RateLimit } from '../../../contract/reply';
import { RateMeter } from '../../../dev/fusebill/rate-meter';
import type { Exchange, Fusebill } from '../../src/fusebill/fusebill';
import { LatchError } from '../../src/latch-error';
import { latchMany } from '../../src/latch/latch-many';
import { readRateLimit } from '../../src/fusebill/rate-limit';

const FUNCTION_MS = 24_500;

/** A Fusebill in simulated time, that counts as the emulator does. */
class PacedFusebill implements Fusebill {
    readonly sentAt: number[] = [];
    readonly latched: LatchRequest[] = [];
    refused = 0;
    rateLimit: RateLimit | null = null;
    private underWay = 0;
    mostUnderWay = 0;
    private readonly meter: RateMeter;
    private readonly options: { latchMs: number; retryAfterMs?: number };

    constructor(options: {
        minute: number;
        day?: number;
        latchMs: number;
        retryAfterMs?: number;
        used?: number;
    }) {
        const { minute, day = 180_000, used = 0 } = options;
        this.options = options;
        this.meter = new RateMeter({ minute, day }, Date.now);
        for (let count = 0; count < used; count++) this.meter.count();
    }

    latch(body: LatchRequest): Promise<Exchange> {
        return this.answer('POST', body);
    }

    customer(fusebillId: number): Promise<Exchange> {
        return this.answer('GET', { fusebillId, salesforceId: '' });
    }

    customers(): Promise<Exchange> {
        return Promise.reject(new Error('No list was to be asked for.'));
    }

    private async answer(method: string, body: LatchRequest): Promise<Exchange> {
        this.sentAt.push(Date.now());
        this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
        const { exceeded, headers } = this.meter.count();
        await new Promise((resolve) => setTimeout(resolve, exceeded ? 50 : this.options.latchMs));
        this.underWay--;
        this.rateLimit = readRateLimit(
            Object.fromEntries(
                Object.entries(headers).map(([k, value]) => [k.toLowerCase(), value]),
            ),
        );
        if (exceeded) this.refused++;
        else if (method === 'POST') this.latched.push(body);
        return {
            kind: 'answer',
            request: method,
            status: exceeded ? 429 : 200,
            body: exceeded ? null : { id: body.fusebillId, salesforceId: body.salesforceId },
            retryAfterMs: exceeded ? this.options.retryAfterMs : undefined,
            keyVersion: 1,
        };
    }
}

beforeEach(() => jest.useFakeTimers());

afterEach(() => jest.useRealTimers());

const accountOf = (index: number): string => `001Hs0000${String(index).padStart(6, '0')}`;
const rows = (count: number): LatchRequest[] =>
    Array.from({ length: count }, (_, index) => ({
        fusebillId: 1000 + index,
        salesforceId: accountOf(index),
    }));

/** The verdicts' codes, and how long they took in simulated time. */
async function run(
    items: LatchRequest[],
    fusebill: PacedFusebill,
    timeMs = FUNCTION_MS,
): Promise<{ codes: string[]; ms: number }> {
    const started = Date.now();
    const clock = {
        now: Date.now,
        random: () => 0.5,
        sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    };
    let verdicts: RowVerdict[] | undefined;
    const means = { fusebill, clock, deadline: started + timeMs };
    const report = { rateLimit: () => fusebill.rateLimit, onUnexpected: jest.fn() };
    void latchMany(items, means, report).then(({ results }) => (verdicts = results));
    while (verdicts === undefined) await jest.advanceTimersByTimeAsync(10);
    const codes = verdicts.map((verdict) => (verdict.ok ? 'OK' : verdict.error.code));
    return { codes, ms: Date.now() - started };
}

const count = (codes: string[], wanted: string): number =>
    codes.filter((code) => code === wanted).length;

test('latches a hundred rows in the time that Apex waits, under the limit of a live account', async () => {
    const fusebill = new PacedFusebill({ minute: 1000, latchMs: 1000 });

    const { codes, ms } = await run(rows(100), fusebill);

    expect(count(codes, 'OK')).toBe(100);
    expect(ms).toBeLessThan(FUNCTION_MS);
    expect(fusebill.mostUnderWay).toBeLessThanOrEqual(8);
    expect(fusebill.refused).toBe(0);
});

test('spends what a minute has, and what does not fit is not attempted', async () => {
    const fusebill = new PacedFusebill({ minute: 50, latchMs: 300 });

    const { codes, ms } = await run(rows(100), fusebill);

    // The first rows go before Fusebill has said anything; then the headers rule.
    expect(count(codes, 'OK')).toBe(50);
    expect(count(codes, 'OK') + count(codes, 'NOT_ATTEMPTED') + count(codes, 'RATE_LIMITED')).toBe(
        100,
    );
    expect(fusebill.refused).toBeLessThan(40);
    expect(ms).toBeLessThan(FUNCTION_MS);
});

test('sends nothing for as long as Fusebill asks', async () => {
    const fusebill = new PacedFusebill({
        minute: 50,
        used: 50,
        latchMs: 300,
        retryAfterMs: 10_000,
    });

    await run(rows(4), fusebill);

    const pauses = fusebill.sentAt.map((at, index) => at - (fusebill.sentAt[index - 1] ?? at));
    expect(fusebill.sentAt.length).toBeGreaterThan(0);
    expect(pauses.filter((pause) => pause > 200).every((pause) => pause >= 9_900)).toBe(true);
});

test('waits rather than fail rows that the next minute can save', async () => {
    const fusebill = new PacedFusebill({ minute: 50, used: 48, latchMs: 300 });
    jest.setSystemTime(Date.now() + 55_000);

    const { codes, ms } = await run(rows(12), fusebill);

    expect(count(codes, 'OK')).toBe(12);
    expect(ms).toBeGreaterThan(4000);
});

test('does not spend a day that is used up', async () => {
    const fusebill = new PacedFusebill({ minute: 1000, day: 30, latchMs: 300 });

    const { codes } = await run(rows(100), fusebill);

    expect(count(codes, 'OK')).toBe(30);
    expect(fusebill.refused).toBe(0);
    expect(count(codes, 'NOT_ATTEMPTED')).toBe(70);
});

test('ends in time when each latch is slow, with the rest not attempted and nothing sent for it', async () => {
    const fusebill = new PacedFusebill({ minute: 1000, latchMs: 3000 });

    const { codes, ms } = await run(rows(100), fusebill);

    const done = count(codes, 'OK');
    expect(done).toBeGreaterThan(30);
    expect(count(codes, 'NOT_ATTEMPTED')).toBe(100 - done);
    expect(fusebill.sentAt).toHaveLength(done);
    expect(ms).toBeLessThan(FUNCTION_MS);
});

test.each([
    ['customer', (index: number) => ({ fusebillId: 1000, salesforceId: accountOf(index) })],
    ['Account', (index: number) => ({ fusebillId: 1000 + index, salesforceId: accountOf(0) })],
])('has one row of the same %s under way at a time, in their order', async (_, rowOf) => {
    const fusebill = new PacedFusebill({ minute: 1000, latchMs: 300 });
    const items = [0, 1, 2, 3, 4].map(rowOf);

    await run(items, fusebill);

    expect(fusebill.mostUnderWay).toBe(1);
    expect(
        fusebill.latched.map(({ fusebillId, salesforceId }) => ({
            fusebillId,
            salesforceId: salesforceId.slice(0, 15),
        })),
    ).toEqual(items);
});

test('lets no row overtake an earlier one of its customer that was not attempted', async () => {
    const fusebill = new PacedFusebill({ minute: 50, used: 48, latchMs: 300 });
    const [first, second, third] = [0, 1, 2].map((index) => ({
        fusebillId: 1000,
        salesforceId: accountOf(index),
    }));
    // A move takes two requests; one is left, and the time does not suffice for the other.
    const move = { ...second, forceLatch: true, expectedHolder: accountOf(0) };

    const { codes } = await run([first, move, third] as LatchRequest[], fusebill, 5000);

    expect(codes).toEqual(['OK', 'NOT_ATTEMPTED', 'NOT_ATTEMPTED']);
    expect(fusebill.latched).toHaveLength(1);
});

test('sends no other row once the key is rejected', async () => {
    const fusebill = new PacedFusebill({ minute: 1000, latchMs: 300 });
    const sent = jest
        .spyOn(fusebill, 'latch')
        .mockImplementation(() => Promise.reject(new LatchError('KEY_REJECTED', 'invented')));

    const { codes } = await run(rows(100), fusebill);

    expect(count(codes, 'KEY_REJECTED')).toBe(100);
    expect(sent.mock.calls.length).toBeLessThanOrEqual(8);
});
