import { CUSTOMERS } from '../../demo-ids';
import type { FusebillEmulator } from '../emulator';
import { freshKey } from '../key';
import { call, errorBody } from './call';
import { start } from './start';

const path = `/customers/${CUSTOMERS.stolenBikes}`;

let fusebill: FusebillEmulator;

beforeEach(async () => {
    fusebill = await start();
});

describe('the key', () => {
    test("has Fusebill's form: base64 of 0: and 64 characters", () => {
        expect(Buffer.from(fusebill.key, 'base64').toString()).toMatch(/^0:\w{64}$/);
    });

    test('is accepted as Fusebill shows it', async () => {
        const answer = await call(fusebill, { path, authorization: `Basic ${fusebill.key}` });

        expect(answer.status).toBe(200);
    });

    test.each([null, '', 'Bearer abc'])(
        'is reported as missing when the header is %j',
        async (authorization) => {
            const answer = await call(fusebill, { path, authorization });

            expect(answer.status).toBe(401);
            expect(answer.text).toBe(errorBody(401, 'Authorization key is missing.'));
        },
    );

    test('is refused when it is a different key', async () => {
        const answer = await call(fusebill, { path, authorization: `Basic ${freshKey()}` });

        expect(answer.status).toBe(401);
        expect(answer.text).toBe(errorBody(401, 'Authorization key is not valid.'));
    });

    test('is malformed when it is not base64, does not begin with 0:, or is encoded twice', async () => {
        const twice = Buffer.from(fusebill.key).toString('base64');
        const other = Buffer.from('user:password').toString('base64');

        for (const key of ['not-a-key!', twice, other]) {
            const answer = await call(fusebill, { path, authorization: `Basic ${key}` });

            expect(answer.status).toBe(400);
            expect(answer.text).toBe(
                errorBody(400, 'Authorization key is not in the correct format.'),
            );
        }
    });

    test('stops working as soon as it is rotated', async () => {
        const old = fusebill.key;

        const fresh = fusebill.rotateKey();

        const before = await call(fusebill, { path, authorization: `Basic ${old}` });
        const after = await call(fusebill, { path, authorization: `Basic ${fresh}` });
        expect([fusebill.key, before.status, after.status]).toEqual([fresh, 401, 200]);
    });

    test('can be set, and must have the form of a key', async () => {
        const key = freshKey();
        const given = await start({ key });

        expect(given.key).toBe(key);
        expect(() => given.rotateKey('secret')).toThrow(RangeError);
        await expect(start({ key: 'secret' })).rejects.toThrow(RangeError);
    });
});

describe('the paths', () => {
    test('answer 404 if nothing is there', async () => {
        const answer = await call(fusebill, { path: '/invoices' });

        expect(answer.status).toBe(404);
        expect(answer.text).toBe('{"Message":"No resource matches /v1/invoices."}');
    });

    test.each([
        ['GET', '/Salesforce/Latch', 'POST'],
        ['DELETE', path, 'GET'],
        ['POST', '/customers', 'GET'],
    ])('answer 405 to %s %s', async (method, wanted, allowed) => {
        const answer = await call(fusebill, { method, path: wanted });

        expect(answer.status).toBe(405);
        expect(answer.headers.get('allow')).toBe(allowed);
    });

    test('ignore case, and say that a customer does not exist', async () => {
        const found = await call(fusebill, { path: `/Customers/${CUSTOMERS.stolenBikes}` });
        const missing = await call(fusebill, { path: '/customers/999999' });

        expect(JSON.parse(found.text)).toMatchObject({ companyName: 'Stolen Bikes' });
        expect(missing.status).toBe(404);
        expect(missing.text).toBe('{"Message":"Customer 999999 was not found."}');
    });
});

describe('the rate limits', () => {
    const limitHeaders = (headers: Headers, name: string) =>
        ['Limit', 'Remaining', 'Reset'].map((what) => headers.get(`X-Rate-Limit-${what}-${name}`));

    test('are on every answer, including errors', async () => {
        const limited = await start({ now: () => Date.UTC(2026, 0, 1) });
        const first = await call(limited, { path });
        const second = await call(limited, { path, authorization: null });

        expect(limitHeaders(first.headers, 'Minute')).toEqual([
            '1000',
            '999',
            '2026-01-01T00:01:00.000Z',
        ]);
        expect(limitHeaders(first.headers, 'Day')).toEqual([
            '180000',
            '179999',
            '2026-01-02T00:00:00.000Z',
        ]);
        expect(limitHeaders(second.headers, 'Minute').slice(0, 2)).toEqual(['1000', '998']);
    });

    test.each([
        ['minute', { minute: 2, day: 100 }, 60_000],
        ['day', { minute: 100, day: 2 }, 86_400_000],
    ])('refuse requests beyond the %s limit until the window ends', async (_, limits, ms) => {
        let now = 1_000;
        const limited = await start({ limits, now: () => now });
        const statuses: number[] = [];

        for (const later of [0, 0, ms - 1, 1]) {
            now += later;
            statuses.push((await call(limited, { path })).status);
        }

        expect(statuses).toEqual([200, 200, 429, 200]);
    });

    test.each([
        [undefined, '1970-01-01T00:01:01.000Z'],
        ['epochSeconds', '61'],
        ['epochMs', '61000'],
        ['secondsLeft', '60'],
    ] as const)('state the reset as %s', async (resetFormat, reset) => {
        const limited = await start({ ...(resetFormat && { resetFormat }), now: () => 1000 });

        const { headers } = await call(limited, { path });

        expect(headers.get('X-Rate-Limit-Reset-Minute')).toBe(reset);
    });

    test.each([
        [true, [200, 429, 429]],
        [false, [200, 429, 200]],
    ])('count refused requests: %s', async (countsRefused, expected) => {
        let now = 1000;
        const limits = { minute: 1, day: 2 };
        const limited = await start({ limits, countsRefused, now: () => now });
        const statuses: number[] = [];

        for (const later of [0, 0, 60_000]) {
            now += later;
            statuses.push((await call(limited, { path })).status);
        }

        expect(statuses).toEqual(expected);
    });

    test.each([
        ['minute', { minute: 0, day: 100 }],
        ['day', { minute: 100, day: 0 }],
    ])('prevent writes beyond them, and name the %s', async (name, limits) => {
        const limited = await start({ limits });

        const answer = await call(limited, {
            ...{ method: 'POST', path: '/Salesforce/Latch' },
            body: `{fusebillId:172677,salesforceId:'001Hs00001BaKeRIAV'}`,
        });

        expect(answer.text).toBe(errorBody(429, `The rate limit per ${name} is exceeded.`));
        expect(limited.writes).toEqual([]);
    });
});

describe('the ledger', () => {
    test('lists each request, without the key', async () => {
        const before = Date.now();

        await call(fusebill, { path: '/customers?query=Reference:1337&pageSize=5' });

        const [record] = fusebill.requests;
        expect(record).toMatchObject({
            method: 'GET',
            path: '/v1/customers',
            query: { query: 'Reference:1337', pageSize: '5' },
            contentType: null,
            body: '',
            status: 200,
            fault: null,
        });
        expect(record?.remotePort).toBeGreaterThan(0);
        expect(record?.at).toBeGreaterThanOrEqual(before);
        expect(JSON.stringify(fusebill.requests)).not.toContain(fusebill.key);
    });
});
