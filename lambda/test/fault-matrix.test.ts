import type { Fault } from '../../dev/fusebill/fault';
import {
    latch,
    move,
    startHarness,
    STOLEN_BIKES,
    INTERIORS,
    ATTEMPT_MS,
    type Harness,
} from './harness';

let harness: Harness;

beforeAll(async () => {
    harness = await startHarness();
});

beforeEach(() => {
    harness.fusebill.reset();
    harness.secret.value = harness.fusebill.key;
});

afterAll(() => harness.fusebill.close());

/** `OK` or the code, and how many requests Fusebill got. */
type Expected = [code: string, requests: number];

/** The fault of the latch request alone, what a latch and a move then come to. A move reads the holder first. */
const ON_THE_LATCH: [name: string, fault: Fault, latch: Expected, move: Expected][] = [
    ['400', { kind: 'status', status: 400 }, ['ACCOUNT_NOT_FOUND', 2], ['ACCOUNT_NOT_FOUND', 3]],
    ['401', { kind: 'status', status: 401 }, ['KEY_REJECTED', 1], ['KEY_REJECTED', 2]],
    ['404', { kind: 'status', status: 404 }, ['ACCOUNT_NOT_FOUND', 2], ['ACCOUNT_NOT_FOUND', 3]],
    ['409', { kind: 'status', status: 409 }, ['LATCH_REFUSED', 2], ['LATCH_REFUSED', 3]],
    ['integration off', { kind: 'integrationOff' }, ['LATCH_REFUSED', 2], ['LATCH_REFUSED', 3]],
    ['429', { kind: 'rateLimited' }, ['OK', 3], ['OK', 4]],
    ['500', { kind: 'status', status: 500 }, ['OK', 3], ['OK', 4]],
    ['502 HTML', { kind: 'html' }, ['OK', 3], ['OK', 4]],
    ['503', { kind: 'status', status: 503 }, ['OK', 3], ['OK', 4]],
    [
        '500 after the write',
        { kind: 'status', status: 500, when: 'afterWrite' },
        ['OK', 2],
        ['OK', 3],
    ],
    [
        '409 after the write',
        { kind: 'status', status: 409, when: 'afterWrite' },
        ['OK', 2],
        ['OK', 3],
    ],
    ['200 empty', { kind: 'empty' }, ['OK', 2], ['OK', 3]],
    ['200 null', { kind: 'null' }, ['OK', 2], ['OK', 3]],
    ['200 null, not written', { kind: 'null', when: 'beforeWrite' }, ['OK', 3], ['OK', 4]],
    ['200 truncated', { kind: 'truncated' }, ['OK', 2], ['OK', 3]],
    ['5 MB', { kind: 'huge' }, ['OK', 1], ['OK', 2]],
    ['20 MB', { kind: 'huge', bytes: 20_000_000 }, ['OK', 2], ['OK', 3]],
    ['slow headers', { kind: 'delay', ms: ATTEMPT_MS * 3 }, ['OK', 2], ['OK', 3]],
    ['slow body', { kind: 'slowBody', ms: ATTEMPT_MS * 3 }, ['OK', 2], ['OK', 3]],
    ['hang before the write', { kind: 'hang' }, ['OK', 3], ['OK', 4]],
    ['hang after the write', { kind: 'hang', when: 'afterWrite' }, ['OK', 2], ['OK', 3]],
    ['reset before the write', { kind: 'reset' }, ['OK', 3], ['OK', 4]],
    ['reset after the write', { kind: 'reset', when: 'afterWrite' }, ['OK', 2], ['OK', 3]],
];

describe.each(ON_THE_LATCH)('%s', (_, fault, forLatch, forMove) => {
    test.each([
        ['a latch', latch(), 172677, STOLEN_BIKES, forLatch],
        ['a move', move(), 172704, INTERIORS, forMove],
    ])('of %s', async (_name, event, id, account, [code, requests]) => {
        harness.fusebill.plan({ ...fault, method: 'POST' });
        const before = harness.fusebill.customer(id)?.salesforceId;

        const result = await harness.answer(event);

        const now = harness.fusebill.customer(id)?.salesforceId;
        expect(result.ok ? 'OK' : result.error.code).toBe(code);
        expect(harness.fusebill.requests).toHaveLength(requests);
        expect(now).toBe(code === 'OK' ? account : before);
        expect(harness.fusebill.writes).toHaveLength(code === 'OK' ? 1 : 0);
    });
});

/** The fault of every request, and what each action then comes to. */
const ON_EVERYTHING: [name: string, fault: Fault, latch: string, read: string][] = [
    ['400', { kind: 'status', status: 400 }, 'KEY_REJECTED', 'KEY_REJECTED'],
    ['401', { kind: 'status', status: 401 }, 'KEY_REJECTED', 'KEY_REJECTED'],
    ['404', { kind: 'status', status: 404 }, 'CUSTOMER_NOT_FOUND', 'CUSTOMER_NOT_FOUND'],
    ['409', { kind: 'status', status: 409 }, 'OUTCOME_UNKNOWN', 'FUSEBILL_UNAVAILABLE'],
    [
        '429',
        { kind: 'rateLimited', headers: { 'Retry-After': '1' } },
        'RATE_LIMITED',
        'RATE_LIMITED',
    ],
    ['500', { kind: 'status', status: 500 }, 'OUTCOME_UNKNOWN', 'FUSEBILL_UNAVAILABLE'],
    ['502 HTML', { kind: 'html' }, 'OUTCOME_UNKNOWN', 'FUSEBILL_UNAVAILABLE'],
    [
        '200 empty',
        { kind: 'empty', when: 'beforeWrite' },
        'OUTCOME_UNKNOWN',
        'FUSEBILL_UNAVAILABLE',
    ],
    ['200 null', { kind: 'null', when: 'afterWrite' }, 'OUTCOME_UNKNOWN', 'FUSEBILL_UNAVAILABLE'],
    ['200 truncated', { kind: 'truncated' }, 'OUTCOME_UNKNOWN', 'FUSEBILL_UNAVAILABLE'],
    ['hang before the write', { kind: 'hang' }, 'OUTCOME_UNKNOWN', 'FUSEBILL_UNAVAILABLE'],
    [
        'hang after the write',
        { kind: 'hang', when: 'afterWrite' },
        'OUTCOME_UNKNOWN',
        'FUSEBILL_UNAVAILABLE',
    ],
    ['reset before the write', { kind: 'reset' }, 'OUTCOME_UNKNOWN', 'FUSEBILL_UNAVAILABLE'],
    [
        'reset after the write',
        { kind: 'reset', when: 'afterWrite' },
        'OUTCOME_UNKNOWN',
        'FUSEBILL_UNAVAILABLE',
    ],
];

describe.each(ON_EVERYTHING)('%s to every request', (_, fault, forLatch, forRead) => {
    test('of a latch', async () => {
        harness.fusebill.plan({ ...fault, times: 'always' });

        const result = await harness.answer(latch());

        expect(result).toMatchObject({ ok: false, error: { code: forLatch } });
        const isKnown = forLatch !== 'OUTCOME_UNKNOWN';
        if (isKnown) expect(harness.fusebill.writes).toEqual([]);
        expect(harness.fusebill.requests.length).toBeLessThanOrEqual(6);
    });

    test('of a move, which writes nothing when it can not read the holder', async () => {
        harness.fusebill.plan({ ...fault, times: 'always' });

        const result = await harness.answer(move());

        expect(result).toMatchObject({ ok: false, error: { code: forRead } });
        expect(harness.fusebill.writes).toEqual([]);
        expect(harness.fusebill.requests.every(({ method }) => method === 'GET')).toBe(true);
    });

    test('of many latches', async () => {
        harness.fusebill.plan({ ...fault, times: 'always' });
        const items = [{ fusebillId: 172677, salesforceId: STOLEN_BIKES, forceLatch: false }];

        const result = await harness.answer({ action: 'latchMany', items });

        expect(result).toMatchObject({
            ok: true,
            data: { results: [{ ok: false, error: { code: forLatch } }] },
        });
    });

    test('of a read', async () => {
        harness.fusebill.plan({ ...fault, times: 'always' });

        const result = await harness.answer({ action: 'customer', fusebillId: 172677 });

        expect(result).toMatchObject({ ok: false, error: { code: forRead } });
        expect(harness.fusebill.requests.length).toBeLessThanOrEqual(3);
    });

    test('of a search and of an Account', async () => {
        harness.fusebill.plan({ ...fault, times: 'always' });

        const search = await harness.answer({ action: 'search', term: 'juniper' });
        const account = await harness.answer({ action: 'account', salesforceId: STOLEN_BIKES });

        const codes = ['KEY_REJECTED', 'RATE_LIMITED', 'FUSEBILL_UNAVAILABLE'];
        expect(codes).toContain(search.ok ? 'OK' : search.error.code);
        expect(codes).toContain(account.ok ? 'OK' : account.error.code);
    });

    test('of a health check', async () => {
        harness.fusebill.plan({ ...fault, times: 'always' });

        const result = await harness.answer({ action: 'health' });

        const errors = (result.ok && 'checks' in result.data ? result.data.checks : []).filter(
            ({ status }) => status === 'error',
        );
        // 404 is what Fusebill says of a customer that it has not, and its body does not matter.
        const isHealthy = fault.kind === 'truncated' || ('status' in fault && fault.status === 404);
        expect(errors.length > 0).toBe(!isHealthy);
        expect(errors.every(({ fix }) => fix !== null)).toBe(true);
        expect(harness.fusebill.writes).toEqual([]);
    });
});

test('says that Fusebill is unavailable when no connection can be made', async () => {
    harness.fusebill.plan({ kind: 'refuse', ms: 700 });
    await harness.answer({ action: 'health' });

    const result = await harness.answer(latch(), { timeMs: 600 });

    expect(result).toMatchObject({ ok: false, error: { code: 'FUSEBILL_UNAVAILABLE' } });
    expect(harness.fusebill.writes).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 700));
});
