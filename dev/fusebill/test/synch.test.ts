import { ACCOUNTS, CUSTOMERS } from '../../demo-ids';
import type { FusebillEmulator } from '../emulator';
import { call, errorBody, type Called } from './call';
import { start } from './start';

const bakery = ACCOUNTS.bakery;

let fusebill: FusebillEmulator;

beforeEach(async () => {
    fusebill = await start();
});

const post = (path: string, body?: object): Promise<Called> =>
    call(fusebill, {
        method: 'POST',
        path: `/Salesforce/${path}`,
        ...(body && { body: JSON.stringify(body) }),
    });

test.each([
    [`DisableSynch/${CUSTOMERS.bakery}`, 'Disabled', 'disable'],
    [`disablesynch/${CUSTOMERS.bakery}/`, 'Disabled', 'disable'],
    [`EnableSynch/${CUSTOMERS.bakery}`, 'Enabled', 'enable'],
])('answers %s with the customer, whose status is then %s', async (path, status, operation) => {
    const answer = await post(path);

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({
        id: CUSTOMERS.bakery,
        salesforceSynchStatus: status,
    });
    expect(fusebill.customer(CUSTOMERS.bakery)?.salesforceSynchStatus).toBe(status);
    expect(fusebill.synchs).toEqual([{ customerId: CUSTOMERS.bakery, operation }]);
    expect(fusebill.writes).toEqual([]);
});

test.each([
    { fusebillId: CUSTOMERS.bakery },
    { salesforceId: bakery },
    { SalesforceID: bakery.slice(0, 15) },
])('resynchronizes the customer in %j, without a visible change', async (body) => {
    const before = fusebill.customer(CUSTOMERS.bakery);

    const answer = await post('Resynch', body);

    expect(JSON.parse(answer.text)).toMatchObject({ id: CUSTOMERS.bakery });
    expect(fusebill.customer(CUSTOMERS.bakery)).toEqual(before);
    expect(fusebill.synchs).toEqual([{ customerId: CUSTOMERS.bakery, operation: 'resynch' }]);
});

test.each([
    {},
    { fusebillId: CUSTOMERS.bakery, salesforceId: bakery },
    { fusebillId: `${CUSTOMERS.bakery}` },
])('refuses to resynchronize %j', async (body) => {
    const answer = await post('Resynch', body);

    expect(answer.status).toBe(400);
    expect(fusebill.synchs).toEqual([]);
});

test('refuses to resynchronize a customer that no Account holds', async () => {
    const answer = await post('Resynch', { fusebillId: CUSTOMERS.stolenBikes });

    expect(answer.text).toBe(
        errorBody(409, 'This customer is not associated with a Salesforce account.'),
    );
});

test.each([
    ['EnableSynch/999999', undefined],
    ['DisableSynch/999999', undefined],
    ['Resynch', { fusebillId: 999999 }],
    ['Resynch', { salesforceId: ACCOUNTS.blueAnchor }],
])('does not find a customer: %s %j', async (path, body) => {
    const answer = await post(path, body);

    expect(answer.status).toBe(404);
    expect(fusebill.synchs).toEqual([]);
});

test('applies planned faults before and after the change', async () => {
    fusebill.plan(
        { kind: 'status', status: 500, path: '/v1/Salesforce/DisableSynch' },
        { kind: 'status', status: 500, path: '/v1/Salesforce/DisableSynch', when: 'afterWrite' },
    );

    const first = await post(`DisableSynch/${CUSTOMERS.bakery}`);
    const unwritten = fusebill.customer(CUSTOMERS.bakery)?.salesforceSynchStatus;
    const second = await post(`DisableSynch/${CUSTOMERS.bakery}`);

    expect([first.status, second.status]).toEqual([500, 500]);
    expect(unwritten).toBe('Enabled');
    expect(fusebill.customer(CUSTOMERS.bakery)?.salesforceSynchStatus).toBe('Disabled');
});

test('shows a change of the status, and of the latch, to reads only after the lag', async () => {
    let now = Date.UTC(2026, 0, 1);
    const lagging = await start({ readLagMs: 3000, now: () => now });
    const read = async (): Promise<unknown> =>
        JSON.parse((await call(lagging, { path: `/customers/${CUSTOMERS.bakery}` })).text);
    const holdings = ACCOUNTS.holdings;

    await call(lagging, { method: 'POST', path: `/Salesforce/DisableSynch/${CUSTOMERS.bakery}` });
    now += 2000;
    const latch = { fusebillId: CUSTOMERS.bakery, salesforceId: holdings, forceLatch: true };
    const body = JSON.stringify(latch);
    await call(lagging, { method: 'POST', path: '/Salesforce/Latch', body });

    const seen = [await read()];
    for (const ms of [1500, 2000]) {
        now += ms;
        seen.push(await read());
    }
    expect(seen).toMatchObject([
        { salesforceSynchStatus: 'Enabled', salesforceId: bakery },
        { salesforceSynchStatus: 'Disabled', salesforceId: bakery },
        { salesforceSynchStatus: 'Disabled', salesforceId: holdings },
    ]);
});

test('lists the changes of the synchronization in its state', async () => {
    await post(`DisableSynch/${CUSTOMERS.bakery}`);

    const state = await fetch(fusebill.url.replace('/v1', '/control/state'));

    expect(await state.json()).toMatchObject({
        synchs: [{ customerId: CUSTOMERS.bakery, operation: 'disable' }],
    });
});
