import type { FusebillEmulator } from '../emulator';
import { call, errorBody, type Called } from './call';
import { start } from './start';

const bakery = '001Hs00001BaKeRIAV';

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
    ['DisableSynch/172690', 'Disabled', 'disable'],
    ['disablesynch/172690/', 'Disabled', 'disable'],
    ['EnableSynch/172690', 'Enabled', 'enable'],
])('answers %s with the customer, whose status is then %s', async (path, status, operation) => {
    const answer = await post(path);

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ id: 172690, salesforceSynchStatus: status });
    expect(fusebill.customer(172690)?.salesforceSynchStatus).toBe(status);
    expect(fusebill.synchs).toEqual([{ customerId: 172690, operation }]);
    expect(fusebill.writes).toEqual([]);
});

test.each([
    { fusebillId: 172690 },
    { salesforceId: bakery },
    { SalesforceID: bakery.slice(0, 15) },
])('resynchronizes the customer in %j, without a visible change', async (body) => {
    const before = fusebill.customer(172690);

    const answer = await post('Resynch', body);

    expect(JSON.parse(answer.text)).toMatchObject({ id: 172690 });
    expect(fusebill.customer(172690)).toEqual(before);
    expect(fusebill.synchs).toEqual([{ customerId: 172690, operation: 'resynch' }]);
});

test.each([{}, { fusebillId: 172690, salesforceId: bakery }, { fusebillId: '172690' }])(
    'refuses to resynchronize %j',
    async (body) => {
        const answer = await post('Resynch', body);

        expect(answer.status).toBe(400);
        expect(fusebill.synchs).toEqual([]);
    },
);

test('refuses to resynchronize a customer that no Account holds', async () => {
    const answer = await post('Resynch', { fusebillId: 172677 });

    expect(answer.text).toBe(
        errorBody(409, 'This customer is not associated with a Salesforce account.'),
    );
});

test.each([
    ['EnableSynch/999999', undefined],
    ['DisableSynch/999999', undefined],
    ['Resynch', { fusebillId: 999999 }],
    ['Resynch', { salesforceId: '001Hs00005AnChRIAV' }],
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

    const first = await post('DisableSynch/172690');
    const unwritten = fusebill.customer(172690)?.salesforceSynchStatus;
    const second = await post('DisableSynch/172690');

    expect([first.status, second.status]).toEqual([500, 500]);
    expect(unwritten).toBe('Enabled');
    expect(fusebill.customer(172690)?.salesforceSynchStatus).toBe('Disabled');
});

test('shows a change of the status, and of the latch, to reads only after the lag', async () => {
    let now = Date.UTC(2026, 0, 1);
    const lagging = await start({ readLagMs: 3000, now: () => now });
    const read = async (): Promise<unknown> =>
        JSON.parse((await call(lagging, { path: '/customers/172690' })).text);
    const holdings = '001Hs00004JuHoLIAV';

    await call(lagging, { method: 'POST', path: '/Salesforce/DisableSynch/172690' });
    now += 2000;
    const latch = { fusebillId: 172690, salesforceId: holdings, forceLatch: true };
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
    await post('DisableSynch/172690');

    const state = await fetch(fusebill.url.replace('/v1', '/control/state'));

    expect(await state.json()).toMatchObject({
        synchs: [{ customerId: 172690, operation: 'disable' }],
    });
});
