import type { LatchRequest } from '../../../contract/event';
import type { LatchedMany } from '../../../contract/reply';
import { makeCustomer } from '../../../dev/fusebill/seed/make-customer';
import { toId18 } from '../../src/latch/account-id';
import { LatchError } from '../../src/latch-error';
import { FUNCTION_MS, Simulation, type SimulationOptions } from '../simulated-fusebill';

const accountOf = (index: number): string =>
    toId18(`001Hs0000${String(index).padStart(6, '0')}`) ?? '';

const rows = (count: number): LatchRequest[] =>
    Array.from({ length: count }, (_, index) => ({
        fusebillId: 1000 + index,
        salesforceId: accountOf(index),
    }));

function simulate(options: SimulationOptions): Simulation {
    return new Simulation({
        customers: rows(1000).map(({ fusebillId }) =>
            makeCustomer({ id: fusebillId, companyName: `Invented ${fusebillId}` }),
        ),
        accounts: rows(1000).map(({ salesforceId }) => salesforceId),
        ...options,
    });
}

async function latchMany(
    simulation: Simulation,
    items: LatchRequest[],
    timeMs = FUNCTION_MS,
): Promise<LatchedMany> {
    const result = await simulation.answer({ action: 'latchMany', items }, timeMs);
    if (result.ok && 'results' in result.data) return result.data;
    throw new Error(JSON.stringify(result));
}

const codesOf = ({ results }: LatchedMany): string[] =>
    results.map((verdict) => (verdict.ok ? 'OK' : verdict.error.code));

const count = (batch: LatchedMany, wanted: string): number =>
    codesOf(batch).filter((code) => code === wanted).length;

const refusedBy = ({ sent }: Simulation): number =>
    sent.filter(({ status }) => status === 429).length;

test("latches a hundred rows before Apex times out, within a live account's limit", async () => {
    const simulation = simulate({ latencyMs: 1000 });

    const batch = await latchMany(simulation, rows(100));

    expect(count(batch, 'OK')).toBe(100);
    expect(simulation.clock.now()).toBeLessThan(FUNCTION_MS);
    expect(simulation.mostUnderWay).toBe(8);
    expect(batch).toMatchObject({
        rateLimit: { limitMinute: 1000, remainingMinute: 900 },
        retryAfterSeconds: null,
        usedUp: null,
    });
});

describe.each([
    [10, 500, 9],
    [50, 5000, 46],
])('under a limit of %i a minute', (minute, day, done) => {
    test.each(['timestamp', 'epochSeconds', 'epochMs', 'secondsLeft'] as const)(
        'uses all but the reserved requests of a minute, is never refused, and says when to come back (%s)',
        async (resetFormat) => {
            const simulation = simulate({
                limits: { minute, day },
                latencyMs: 300,
                resetFormat,
            });

            const batch = await latchMany(simulation, rows(100));

            expect(count(batch, 'OK')).toBe(done);
            expect(count(batch, 'NOT_ATTEMPTED')).toBe(100 - done);
            expect(refusedBy(simulation)).toBe(0);
            expect(batch.usedUp).toBe('minute');
            expect(batch.retryAfterSeconds).toBeGreaterThan(50);
            expect(batch.retryAfterSeconds).toBeLessThanOrEqual(60);
            expect(batch.results.at(-1)).toMatchObject({
                error: { retryAfterSeconds: expect.any(Number) as number, usedUp: 'minute' },
            });
        },
    );

    test('finishes two hundred rows in calls that wait as told, with nothing refused', async () => {
        const simulation = simulate({ limits: { minute, day: 100_000 }, latencyMs: 300 });
        const left = rows(200);
        const done = new Set<number>();

        while (done.size < 200) {
            const items = left.filter(({ fusebillId }) => !done.has(fusebillId)).slice(0, 100);
            const batch = await latchMany(simulation, items);
            batch.results.forEach(({ ok }, index) => {
                if (ok) done.add(items[index]?.fusebillId ?? 0);
            });
            await simulation.clock.run(
                simulation.clock.sleep((batch.retryAfterSeconds ?? 0) * 1000),
            );
        }

        expect(refusedBy(simulation)).toBe(0);
        expect(simulation.sent).toHaveLength(200);
    });

    test('is refused rarely, and never twice, when others have used up the minute', async () => {
        const simulation = simulate({ limits: { minute, day }, latencyMs: 300 });
        for (let used = 0; used < minute; used++) simulation.spend();

        const batch = await latchMany(simulation, rows(100));

        expect(refusedBy(simulation)).toBe(1);
        expect(simulation.sent).toHaveLength(1);
        expect(count(batch, 'RATE_LIMITED')).toBe(1);
        expect(count(batch, 'NOT_ATTEMPTED')).toBe(99);
        expect(batch).toMatchObject({ retryAfterSeconds: 60, usedUp: 'minute' });
    });

    test('sends nothing in a later call before the reset', async () => {
        const simulation = simulate({ limits: { minute, day } });
        await latchMany(simulation, rows(100));
        const sent = simulation.sent.length;

        const batch = await latchMany(simulation, rows(100));
        const single = await simulation.answer({
            action: 'latch',
            fusebillId: 1000,
            salesforceId: accountOf(0),
        });

        expect(simulation.sent).toHaveLength(sent);
        expect(count(batch, 'NOT_ATTEMPTED')).toBe(100);
        expect(single).toMatchObject({ error: { code: 'RATE_LIMITED', usedUp: 'minute' } });
    });
});

test('waits for the next minute rather than fail rows', async () => {
    const simulation = simulate({ limits: { minute: 50, day: 5000 } });
    for (let used = 0; used < 40; used++) simulation.spend();
    await simulation.clock.run(simulation.clock.sleep(50_000));

    const batch = await latchMany(simulation, rows(12));

    expect(count(batch, 'OK')).toBe(12);
    expect(refusedBy(simulation)).toBe(0);
});

test('sends nothing when the daily limit is used up, and says so', async () => {
    const simulation = simulate({ limits: { minute: 1000, day: 30 }, latencyMs: 300 });

    const batch = await latchMany(simulation, rows(100));

    expect(count(batch, 'OK')).toBe(30);
    expect(count(batch, 'NOT_ATTEMPTED')).toBe(70);
    expect(refusedBy(simulation)).toBe(0);
    expect(batch.usedUp).toBe('day');
    expect(batch.retryAfterSeconds).toBeGreaterThan(86_000);
});

test('uses reserved requests to read an outcome when the minute is used up', async () => {
    const simulation = simulate({
        limits: { minute: 10, day: 500 },
        harm: ({ method }, sent) =>
            method === 'POST' && sent === 9
                ? { kind: 'answer', status: 500, body: '', isWritten: true }
                : undefined,
    });

    const batch = await latchMany(simulation, rows(20));

    expect(count(batch, 'OK')).toBe(9);
    expect(count(batch, 'OUTCOME_UNKNOWN')).toBe(0);
});

test('ends in time when each latch is slow, and sends nothing for the rest', async () => {
    const simulation = simulate({ latencyMs: 3000 });

    const batch = await latchMany(simulation, rows(100));

    const done = count(batch, 'OK');
    expect(done).toBeGreaterThan(30);
    expect(count(batch, 'NOT_ATTEMPTED')).toBe(100 - done);
    expect(simulation.sent).toHaveLength(done);
    expect(simulation.clock.now()).toBeLessThan(FUNCTION_MS);
    expect(batch.retryAfterSeconds).toBeNull();
});

test.each([
    ['customer', (index: number) => ({ fusebillId: 1000, salesforceId: accountOf(index) })],
    ['Account', (index: number) => ({ fusebillId: 1000 + index, salesforceId: accountOf(0) })],
])('handles one row of the same %s at a time', async (_, rowOf) => {
    const simulation = simulate({ latencyMs: 300 });

    await latchMany(simulation, [0, 1, 2, 3, 4].map(rowOf));

    expect(simulation.mostUnderWay).toBe(1);
});

test('attempts no row after an earlier one of its customer was not attempted', async () => {
    const simulation = simulate({ limits: { minute: 3, day: 5000 } });
    const [first, second, third] = [0, 1, 2].map((index) => ({
        fusebillId: 1000,
        salesforceId: accountOf(index),
    }));
    // A move takes two requests; one is left.
    const move = { ...second, forceLatch: true, expectedHolder: accountOf(0) };

    const batch = await latchMany(simulation, [first, move, third] as LatchRequest[]);

    expect(codesOf(batch)).toEqual(['OK', 'NOT_ATTEMPTED', 'NOT_ATTEMPTED']);
    expect(simulation.writes).toHaveLength(1);
});

test('sends no other row once the key is rejected', async () => {
    const simulation = simulate({});
    let asked = 0;
    simulation.environment.keys.current = () => {
        asked++;
        return Promise.reject(new LatchError('KEY_REJECTED', 'invented'));
    };

    const batch = await latchMany(simulation, rows(100));

    expect(count(batch, 'KEY_REJECTED')).toBe(100);
    expect(asked).toBeLessThanOrEqual(8);
});
