import type { FusebillEmulator } from '../emulator';
import { call, errorBody, latch } from './call';
import { start } from './start';

const bakery = '001Hs00001BaKeRIAV';
const juniper = '001Hs00003JuNipIAF';
const holdings = '001Hs00004JuHoLIAV';
const heldElsewhere = 'This customer is already associated with a Salesforce account.';

let fusebill: FusebillEmulator;

beforeEach(async () => {
    fusebill = await start();
});

describe('what a latch does', () => {
    test.each(['001Hs00001BaKeRIAV', '001Hs00001BaKeR'])(
        'stores the Account id as it was sent, %s',
        async (salesforceId) => {
            const answer = await latch(fusebill, { fusebillId: 172677, salesforceId });

            expect(JSON.parse(answer.text)).toMatchObject({ id: 172677, salesforceId });
            expect(fusebill.customer(172677)?.salesforceId).toBe(salesforceId);
        },
    );

    test.each([undefined, false, null])(
        'refuses a customer that another Account holds when forceLatch is %s',
        async (forceLatch) => {
            const answer = await latch(fusebill, {
                ...{ fusebillId: 172704, salesforceId: juniper, forceLatch },
            });

            expect(answer.status).toBe(409);
            expect(answer.text).toBe(errorBody(409, heldElsewhere));
            expect(fusebill.customer(172704)?.salesforceId).toBe(holdings);
            expect(fusebill.writes).toEqual([]);
        },
    );

    test('moves a customer that another Account holds when forced', async () => {
        const request = { fusebillId: 172704, salesforceId: juniper, forceLatch: true };

        const answer = await latch(fusebill, request);

        expect(JSON.parse(answer.text)).toMatchObject({ salesforceId: juniper });
        expect(fusebill.writes).toEqual([{ customerId: 172704, from: holdings, to: juniper }]);
    });

    test.each([bakery, bakery.slice(0, 15)])(
        'answers with the customer that this Account already holds, sent as %s, and writes nothing',
        async (salesforceId) => {
            const answer = await latch(fusebill, { fusebillId: 172690, salesforceId });

            expect(answer.status).toBe(200);
            expect(JSON.parse(answer.text)).toMatchObject({ salesforceId: bakery });
            expect(fusebill.writes).toEqual([]);
        },
    );

    test('refuses an Account whose id differs in case only', async () => {
        const salesforceId = '001HS00001BAKER';

        const answer = await latch(fusebill, { fusebillId: 172677, salesforceId });

        expect(answer.text).toBe(
            errorBody(400, `Salesforce Account ${salesforceId} does not exist.`),
        );
    });

    test('refuses an Account that the connected org does not have', async () => {
        const salesforceId = '001Hs00008NoSyNIAV';

        const answer = await latch(fusebill, { fusebillId: 172730, salesforceId });

        expect(answer.status).toBe(400);
        expect(answer.text).toBe(
            errorBody(400, `Salesforce Account ${salesforceId} does not exist.`),
        );
    });

    test('finds no customer 999999', async () => {
        const answer = await latch(fusebill, { fusebillId: 999999, salesforceId: bakery });

        expect(answer.status).toBe(404);
        expect(answer.text).toBe('{"Message":"Customer 999999 was not found."}');
    });
});

describe('the options', () => {
    test('another status for a customer held elsewhere', async () => {
        const other = await start({ heldElsewhereStatus: 400 });

        const answer = await latch(other, { fusebillId: 172704, salesforceId: juniper });

        expect(answer.text).toBe(errorBody(400, heldElsewhere));
    });

    test('an error for a customer that this Account holds already', async () => {
        const other = await start({ heldHereAnswer: 'error' });

        const answer = await latch(other, { fusebillId: 172690, salesforceId: bakery });

        expect(answer.status).toBe(409);
    });

    test('the Accounts of the connected org', async () => {
        const salesforceId = '001Hs00008NoSyNIAV';
        const other = await start({ accounts: [salesforceId] });

        const answer = await latch(other, { fusebillId: 172730, salesforceId });

        expect(answer.status).toBe(200);
    });
});

describe('the request body', () => {
    test.each([
        `{"fusebillId":172677,"salesforceId":"${bakery}"}`,
        `{fusebillId:172677,salesforceID:'${bakery}'}`,
        `{FUSEBILLID: 172677, 'salesforceid': "${bakery}", ForceLatch: false}`,
    ])('understands %s', async (body) => {
        const answer = await call(fusebill, { method: 'POST', path: '/Salesforce/Latch', body });

        expect(answer.status).toBe(200);
    });

    test.each(['/salesforce/latch', '/Salesforce/Latch/', '/SALESFORCE/LATCH/'])(
        'listens on %s',
        async (path) => {
            const body = `{fusebillId:172677,salesforceId:'${bakery}'}`;

            const answer = await call(fusebill, { method: 'POST', path, body });

            expect(answer.status).toBe(200);
        },
    );

    test.each([
        ['', 'The request body could not be read.'],
        ['{fusebillId:', 'The request body could not be read.'],
        ['['.repeat(100_000), 'The request body could not be read.'],
        ['[]', 'The request body must be an object.'],
        ['null', 'The request body must be an object.'],
        [`{"salesforceId":"${bakery}"}`, 'fusebillId must be a positive integer.'],
        [`{"fusebillId":"172677"}`, 'fusebillId must be a positive integer.'],
        [`{"fusebillId":0}`, 'fusebillId must be a positive integer.'],
        [`{"fusebillId":1.5}`, 'fusebillId must be a positive integer.'],
        [`{"fusebillId":172677}`, 'salesforceId is required.'],
        [`{"fusebillId":172677,"salesforceId":null}`, 'salesforceId is required.'],
        [
            `{"fusebillId":172677,"salesforceId":"${bakery}","forceLatch":"yes"}`,
            'forceLatch must be a boolean.',
        ],
    ])('refuses %.40s', async (body, words) => {
        const answer = await call(fusebill, { method: 'POST', path: '/Salesforce/Latch', body });

        expect(answer.status).toBe(400);
        expect(answer.text).toBe(errorBody(400, words));
        expect(fusebill.writes).toEqual([]);
    });

    test('refuses a body that is not sent as JSON', async () => {
        const answer = await call(fusebill, {
            method: 'POST',
            path: '/Salesforce/Latch',
            body: `{"fusebillId":172677,"salesforceId":"${bakery}"}`,
            contentType: 'text/plain',
        });

        expect(answer.status).toBe(415);
        expect(fusebill.writes).toEqual([]);
    });
});

test('shows a latch to reads, lists included, only after the lag', async () => {
    let now = 0;
    const lagging = await start({ readLagMs: 3000, now: () => now });
    const shown = async (): Promise<unknown[]> => {
        const one = await call(lagging, { path: '/customers/172677' });
        const list = await call(lagging, { path: '/customers?query=Id:172677' });
        return [JSON.parse(one.text), (JSON.parse(list.text) as unknown[])[0]].map(
            (customer) => (customer as { salesforceId: string | null }).salesforceId,
        );
    };
    await latch(lagging, { fusebillId: 172677, salesforceId: '001Hs00001BaKeRIAV' });

    now = 2999;
    const before = await shown();
    now = 3000;
    const after = await shown();

    expect(before).toEqual([null, null]);
    expect(after).toEqual(['001Hs00001BaKeRIAV', '001Hs00001BaKeRIAV']);
    expect(lagging.customer(172677)?.salesforceId).toBe('001Hs00001BaKeRIAV');
});
