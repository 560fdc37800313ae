import { ACCOUNTS, CUSTOMERS } from '../../demo-ids';
import type { FusebillEmulator } from '../emulator';
import { call, errorBody, latch } from './call';
import { start } from './start';

const bakery = ACCOUNTS.bakery;
const juniper = ACCOUNTS.interiors;
const holdings = ACCOUNTS.holdings;
const heldElsewhere = 'This customer is already associated with a Salesforce account.';

let fusebill: FusebillEmulator;

beforeEach(async () => {
    fusebill = await start();
});

describe('what a latch does', () => {
    test.each([ACCOUNTS.bakery, ACCOUNTS.bakery.slice(0, 15)])(
        'stores the Account id as it was sent, %s',
        async (salesforceId) => {
            const answer = await latch(fusebill, {
                fusebillId: CUSTOMERS.stolenBikes,
                salesforceId,
            });

            expect(JSON.parse(answer.text)).toMatchObject({
                id: CUSTOMERS.stolenBikes,
                salesforceId,
            });
            expect(fusebill.customer(CUSTOMERS.stolenBikes)?.salesforceId).toBe(salesforceId);
        },
    );

    test.each([undefined, false, null])(
        'refuses a customer that another Account holds when forceLatch is %s',
        async (forceLatch) => {
            const answer = await latch(fusebill, {
                ...{ fusebillId: CUSTOMERS.interiors, salesforceId: juniper, forceLatch },
            });

            expect(answer.status).toBe(409);
            expect(answer.text).toBe(errorBody(409, heldElsewhere));
            expect(fusebill.customer(CUSTOMERS.interiors)?.salesforceId).toBe(holdings);
            expect(fusebill.writes).toEqual([]);
        },
    );

    test('moves a customer that another Account holds when forced', async () => {
        const request = {
            fusebillId: CUSTOMERS.interiors,
            salesforceId: juniper,
            forceLatch: true,
        };

        const answer = await latch(fusebill, request);

        expect(JSON.parse(answer.text)).toMatchObject({ salesforceId: juniper });
        expect(fusebill.writes).toEqual([
            { customerId: CUSTOMERS.interiors, from: holdings, to: juniper },
        ]);
    });

    test.each([bakery, bakery.slice(0, 15)])(
        'answers with the customer that this Account already holds, sent as %s, and writes nothing',
        async (salesforceId) => {
            const answer = await latch(fusebill, { fusebillId: CUSTOMERS.bakery, salesforceId });

            expect(answer.status).toBe(200);
            expect(JSON.parse(answer.text)).toMatchObject({ salesforceId: bakery });
            expect(fusebill.writes).toEqual([]);
        },
    );

    test('refuses an Account whose id differs in case only', async () => {
        const salesforceId = '001HS00001BAKER';

        const answer = await latch(fusebill, { fusebillId: CUSTOMERS.stolenBikes, salesforceId });

        expect(answer.text).toBe(
            errorBody(400, `Salesforce Account ${salesforceId} does not exist.`),
        );
    });

    test('refuses an Account that the connected org does not have', async () => {
        const salesforceId = ACCOUNTS.paperLantern;

        const answer = await latch(fusebill, { fusebillId: CUSTOMERS.paperLantern, salesforceId });

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

        const answer = await latch(other, {
            fusebillId: CUSTOMERS.interiors,
            salesforceId: juniper,
        });

        expect(answer.text).toBe(errorBody(400, heldElsewhere));
    });

    test('an error for a customer that this Account holds already', async () => {
        const other = await start({ heldHereAnswer: 'error' });

        const answer = await latch(other, { fusebillId: CUSTOMERS.bakery, salesforceId: bakery });

        expect(answer.status).toBe(409);
    });

    test('the Accounts of the connected org', async () => {
        const salesforceId = ACCOUNTS.paperLantern;
        const other = await start({ accounts: [salesforceId] });

        const answer = await latch(other, { fusebillId: CUSTOMERS.paperLantern, salesforceId });

        expect(answer.status).toBe(200);
    });
});

describe('the request body', () => {
    test.each([
        `{"fusebillId":${CUSTOMERS.stolenBikes},"salesforceId":"${bakery}"}`,
        `{fusebillId:${CUSTOMERS.stolenBikes},salesforceID:'${bakery}'}`,
        `{FUSEBILLID: ${CUSTOMERS.stolenBikes}, 'salesforceid': "${bakery}", ForceLatch: false}`,
    ])('understands %s', async (body) => {
        const answer = await call(fusebill, { method: 'POST', path: '/Salesforce/Latch', body });

        expect(answer.status).toBe(200);
    });

    test.each(['/salesforce/latch', '/Salesforce/Latch/', '/SALESFORCE/LATCH/'])(
        'listens on %s',
        async (path) => {
            const body = `{fusebillId:${CUSTOMERS.stolenBikes},salesforceId:'${bakery}'}`;

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
        [`{"fusebillId":"${CUSTOMERS.stolenBikes}"}`, 'fusebillId must be a positive integer.'],
        [`{"fusebillId":0}`, 'fusebillId must be a positive integer.'],
        [`{"fusebillId":1.5}`, 'fusebillId must be a positive integer.'],
        [`{"fusebillId":${CUSTOMERS.stolenBikes}}`, 'salesforceId is required.'],
        [
            `{"fusebillId":${CUSTOMERS.stolenBikes},"salesforceId":null}`,
            'salesforceId is required.',
        ],
        [
            `{"fusebillId":${CUSTOMERS.stolenBikes},"salesforceId":"${bakery}","forceLatch":"yes"}`,
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
            body: `{"fusebillId":${CUSTOMERS.stolenBikes},"salesforceId":"${bakery}"}`,
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
        const one = await call(lagging, { path: `/customers/${CUSTOMERS.stolenBikes}` });
        const list = await call(lagging, { path: `/customers?query=Id:${CUSTOMERS.stolenBikes}` });
        return [JSON.parse(one.text), (JSON.parse(list.text) as unknown[])[0]].map(
            (customer) => (customer as { salesforceId: string | null }).salesforceId,
        );
    };
    await latch(lagging, { fusebillId: CUSTOMERS.stolenBikes, salesforceId: ACCOUNTS.bakery });

    now = 2999;
    const before = await shown();
    now = 3000;
    const after = await shown();

    expect(before).toEqual([null, null]);
    expect(after).toEqual([ACCOUNTS.bakery, ACCOUNTS.bakery]);
    expect(lagging.customer(CUSTOMERS.stolenBikes)?.salesforceId).toBe(ACCOUNTS.bakery);
});
