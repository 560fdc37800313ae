import { ACCOUNTS, CUSTOMERS } from '../../demo-ids';
import type { FusebillEmulator } from '../emulator';
import { freshKey } from '../key';
import { call, latch } from './call';
import { start } from './start';

let fusebill: FusebillEmulator;

beforeEach(async () => {
    fusebill = await start();
});

async function control(method: string, path: string, body?: unknown) {
    const response = await fetch(fusebill.url.replace('/v1', path), {
        method,
        body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** The Account's id in its 15-character form. */
const ACCOUNT_15 = ACCOUNTS.stolenBikes.slice(0, 15);

const read = () =>
    call(fusebill, { path: `/customers/${CUSTOMERS.stolenBikes}` }).then(({ status }) => status);

describe('the control endpoint', () => {
    test('plans one or more faults', async () => {
        const one = await control('POST', '/control/faults', { kind: 'status', status: 503 });
        const two = await control('POST', '/control/faults', [
            { kind: 'html' },
            { kind: 'status', status: 500, method: 'GET', times: 'always' },
        ]);

        expect([one.body, two.body]).toEqual([{ planned: 1 }, { planned: 2 }]);
        expect([await read(), await read(), await read(), await read()]).toEqual([
            503, 502, 500, 500,
        ]);
    });

    test.each([
        ['{', 'The body is not JSON.'],
        [{ kind: 'earthquake' }, /^fault 0\.kind: .*"earthquake"/],
        [[{ kind: 'hang' }, { kind: 'delay' }], /^fault 1\.ms: /],
        [{ kind: 'delay', ms: -1 }, /^fault 0\.ms: /],
        [{ kind: 'hang', tiems: 2 }, /^fault 0\.tiems: /],
        [{ kind: 'hang', times: 0 }, /^fault 0\.times: /],
        [{ kind: 'status', status: 99 }, /^fault 0\.status: /],
        [{ kind: 'reset', when: 'later' }, /^fault 0\.when: /],
        [{ kind: 'html', path: '^(' }, 'fault 0.path: Invalid regular expression'],
        [null, /^fault 0: /],
    ])('refuses %j and plans nothing', async (plan, words) => {
        const answer = await control('POST', '/control/faults', plan);

        expect(answer.status).toBe(400);
        expect(answer.body['Message']).toMatch(words);
        expect(await read()).toBe(200);
    });

    test('rotates the key, optionally to a given one', async () => {
        const old = fusebill.key;
        const key = freshKey();

        const fresh = await control('POST', '/control/rotate-key');
        const given = await control('POST', '/control/rotate-key', { key });

        expect(fresh.body['key']).not.toBe(old);
        expect(given.body).toEqual({ key });
        expect(fusebill.key).toBe(key);
    });

    test.each(['{', { kee: 1 }, { key: 5 }, { key: 'secret' }])(
        'refuses the key %j',
        async (body) => {
            const key = fusebill.key;

            const answer = await control('POST', '/control/rotate-key', body);

            expect(answer.status).toBe(400);
            expect(fusebill.key).toBe(key);
        },
    );

    test('shows the state', async () => {
        await latch(fusebill, {
            fusebillId: CUSTOMERS.stolenBikes,
            salesforceId: ACCOUNT_15,
        });
        fusebill.plan({ kind: 'hang', times: 2 });

        const { body } = await control('GET', '/control/state');

        expect(body).toMatchObject({
            key: fusebill.key,
            requests: [{ method: 'POST', status: 200 }],
            writes: [{ customerId: CUSTOMERS.stolenBikes, from: null, to: ACCOUNT_15 }],
            faults: [{ kind: 'hang', times: 2 }],
        });
        expect(body['customers']).toContainEqual(fusebill.customer(CUSTOMERS.stolenBikes));
    });

    test('resets', async () => {
        await latch(fusebill, {
            fusebillId: CUSTOMERS.stolenBikes,
            salesforceId: ACCOUNT_15,
        });

        await control('POST', '/control/reset');

        expect(fusebill.customer(CUSTOMERS.stolenBikes)?.salesforceId).toBeNull();
        expect(fusebill.requests).toEqual([]);
    });

    test('answers 404 to anything else', async () => {
        const answer = await control('GET', '/control/faults');

        expect(answer.status).toBe(404);
    });

    test('neither counts as a request nor takes a fault', async () => {
        fusebill.plan({ kind: 'hang' });

        await control('GET', '/control/state');

        expect(fusebill.requests).toEqual([]);
    });
});
