import { CUSTOMERS } from '../../../dev/demo-ids';
import {
    BAKERY,
    HOLDINGS,
    INTERIORS,
    latch,
    move,
    seize,
    SHORT_ATTEMPT_MS,
    startHarness,
    STOLEN_BIKES,
    type Harness,
} from '../harness';

let harness: Harness;

beforeEach(async () => {
    harness = await startHarness({ attemptMs: SHORT_ATTEMPT_MS });
});

afterEach(() => harness.fusebill.close());

const posts = (): number =>
    harness.fusebill.requests.filter(({ method }) => method === 'POST').length;

const BUSY_FOR_5_S = {
    kind: 'rateLimited',
    headers: { 'X-Rate-Limit-Reset-Minute': '5' },
} as const;

const WRITTEN_UNHEARD = { kind: 'reset', method: 'POST', when: 'afterWrite' } as const;

describe('a latch that was written without an answer', () => {
    test('is unknown, not failed, when Fusebill rejects the key at the read', async () => {
        harness.fusebill.plan(WRITTEN_UNHEARD);
        harness.fusebill.plan({ kind: 'status', status: 401, method: 'GET', times: 'always' });

        const result = await harness.answer(latch());

        expect(result).toMatchObject({ ok: false, error: { code: 'OUTCOME_UNKNOWN' } });
        expect(harness.fusebill.writes).toHaveLength(1);
    });

    test('is unknown when the secret no longer holds the key', async () => {
        harness.fusebill.plan(WRITTEN_UNHEARD);
        harness.fusebill.plan({ kind: 'status', status: 401, method: 'GET' });
        const pending = harness.answer(latch());
        while (harness.fusebill.writes.length === 0) await new Promise(setImmediate);
        harness.secret.value = undefined;

        const result = await pending;

        expect(result).toMatchObject({ ok: false, error: { code: 'OUTCOME_UNKNOWN' } });
    });

    test('is read again when a proxy says 404 in between', async () => {
        harness.fusebill.plan(WRITTEN_UNHEARD, { kind: 'html', status: 404, method: 'GET' });

        const result = await harness.answer(latch());

        expect(result).toMatchObject({ ok: true, data: { outcome: 'latched' } });
    });

    test('is found even late, because time is reserved for the read', async () => {
        const patient = await startHarness({ attemptMs: 60_000 });
        patient.fusebill.plan({ ...WRITTEN_UNHEARD, kind: 'hang' });

        const result = await patient.answer(latch(), { timeMs: 3000 });

        expect(result).toMatchObject({ ok: true, data: { outcome: 'latched' } });
        await patient.fusebill.close();
    });

    test('stays unknown when a later attempt is refused and nothing can be read', async () => {
        harness.fusebill.plan({ kind: 'reset', method: 'POST' });
        harness.fusebill.plan({ kind: 'rateLimited', method: 'POST', times: 'always' });
        const pending = harness.answer(latch());
        while (posts() < 2) await new Promise(setImmediate);
        harness.fusebill.plan({ kind: 'rateLimited', method: 'GET', times: 'always' });

        const result = await pending;

        expect(result).toMatchObject({ ok: false, error: { code: 'OUTCOME_UNKNOWN' } });
    });

    test('ends as requested when it is carried out after it was abandoned', async () => {
        harness.fusebill.plan({
            kind: 'delay',
            ms: SHORT_ATTEMPT_MS * 2,
            method: 'POST',
            when: 'beforeWrite',
        });

        const result = await harness.answer(move());
        await new Promise((resolve) => setTimeout(resolve, SHORT_ATTEMPT_MS * 2));

        expect(result).toMatchObject({ ok: true, data: { outcome: 'moved' } });
        expect(harness.fusebill.customer(CUSTOMERS.interiors)?.salesforceId).toBe(INTERIORS);
        expect(harness.fusebill.writes).toHaveLength(1);
    });
});

test.each([
    ['nobody holds', { id: CUSTOMERS.stolenBikes, salesforceId: null }],
    ['another Account holds', { id: CUSTOMERS.stolenBikes, salesforceId: BAKERY }],
    ['was not requested', { id: CUSTOMERS.bakery, salesforceId: STOLEN_BIKES }],
])('does not treat a success as one when it shows a customer that %s', async (_, body) => {
    harness.fusebill.plan({
        kind: 'status',
        status: 200,
        body: JSON.stringify(body),
        method: 'POST',
        times: 'always',
    });

    const result = await harness.answer(latch());

    expect(result).toMatchObject({ ok: false, error: { code: 'FUSEBILL_UNAVAILABLE' } });
    expect(harness.fusebill.writes).toEqual([]);
    expect(posts()).toBe(3);
});

describe('a move', () => {
    test('is refused when the holder changes while it waits to try again', async () => {
        harness.fusebill.plan({ ...BUSY_FOR_5_S, method: 'POST' });

        const result = await harness.answer(move(), {
            onPause: () => seize(harness, CUSTOMERS.interiors, BAKERY),
        });

        expect(result).toMatchObject({
            ok: false,
            error: { code: 'HOLDER_CHANGED', holder: BAKERY },
        });
        expect(harness.fusebill.customer(CUSTOMERS.interiors)?.salesforceId).toBe(BAKERY);
    });

    test('is not retried when the holder cannot be read first', async () => {
        harness.fusebill.plan({ ...BUSY_FOR_5_S, method: 'POST', times: 'always' });
        const pending = harness.answer(move(), {
            onPause: () => {
                harness.fusebill.plan({ kind: 'status', status: 503, times: 'always' });
                return Promise.resolve();
            },
        });

        const result = await pending;

        expect(result).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
        expect(posts()).toBe(1);
        expect(harness.fusebill.writes).toEqual([]);
    });

    test('that the second read shows is reported as moved, not as already latched', async () => {
        harness.fusebill.plan({ kind: 'status', status: 409, method: 'POST', when: 'afterWrite' });

        const result = await harness.answer(move());

        expect(result).toMatchObject({
            ok: true,
            data: { outcome: 'moved', previousHolder: HOLDINGS },
        });
    });
});
