import { join } from 'node:path';
import { CUSTOMERS } from '../../demo-ids';
import { ApexOrg } from '../../../tools/apex-runtime/apex-org';
import { readProject } from '../../../tools/apex-runtime/metadata';
import { ROBIN } from '../../org/people';
import { seedUser } from '../../org/seed';
import { callApex } from './call-apex';

const ROWS = 'Fusebill_Latch__c';
const CUSTOMER = CUSTOMERS.stolenBikes;

const org = new ApexOrg(readProject(join(__dirname, '../../../force-app')));
const userId = seedUser(org, ROBIN);
const account = org.put('Account', { Name: 'Stolen Bikes', OwnerId: userId });
const written = { Account__c: account, OwnerId: userId, CreatedById: userId };
const current = {
    ...written,
    Customer_Id__c: String(CUSTOMER),
    Current_For__c: String(CUSTOMER),
    Outcome__c: 'latched',
};
const request = {
    ...written,
    Customer_Id__c: String(CUSTOMER),
    Unlatch_For__c: String(CUSTOMER),
    Outcome__c: 'unlatchRequested',
    Reason__c: 'Wrong branch',
};
const start = org.snapshot();

afterEach(() => org.restore(start));

type Reply = { ok: boolean; data?: { outcome: string }; error?: { code: string } };

/** Calls a method of the controller while Fusebill shows this holder. */
function call(methodName: string, holder: string | null): Promise<Reply> {
    const reply = { ok: true, data: { customer: { id: CUSTOMER, salesforceId: holder } } };
    const reason = methodName === 'request' ? { reason: 'Mine' } : {};
    const parameters = { accountId: account, fusebillId: CUSTOMER, ...reason };
    const call = { className: 'LatchUnlatchController', methodName, parameters };
    return callApex(org, userId, call, reply);
}

/** All rows, oldest first: the outcome, and whether it is the current latch or an open request. */
function rows(): unknown[] {
    return org
        .query(
            userId,
            `SELECT Outcome__c, Current_For__c, Unlatch_For__c FROM ${ROWS} ORDER BY Name`,
        )
        .map(({ Outcome__c, Current_For__c, Unlatch_For__c }) => [
            Outcome__c,
            Boolean(Current_For__c ?? Unlatch_For__c),
        ]);
}

describe('two people who request an unlatch at once', () => {
    it('leave one request', async () => {
        org.before({ operation: 'insert', object: ROWS }, (others) => others.put(ROWS, request));

        const { data } = await call('request', account);

        expect(data?.outcome).toBe('alreadyRequested');
        expect(rows()).toEqual([['unlatchRequested', true]]);
    });
});

describe('a request that somebody else closes meanwhile', () => {
    it.each(['check', 'withdraw'])('is closed once: %s', async (method) => {
        org.put(ROWS, current);
        const open = org.put(ROWS, request);
        org.lock(open);

        const busy = await call(method, null);

        expect(busy.error?.code).toBe('UNEXPECTED');
        expect(rows()).toEqual([
            ['latched', true],
            ['unlatchRequested', true],
        ]);
    });
});

describe('rows that are refused', () => {
    it('leave the request open and the latch current', async () => {
        org.put(ROWS, current);
        org.put(ROWS, request);
        const allow = org.addValidationRule(ROWS, { formula: 'ISNEW()', message: 'No new rows.' });

        const { error } = await call('check', null);

        allow();
        expect(error?.code).toBe('UNEXPECTED');
        expect(rows()).toEqual([
            ['latched', true],
            ['unlatchRequested', true],
        ]);
    });

    it('undo the closing row when the request is locked', async () => {
        org.put(ROWS, current);
        org.put(ROWS, request);
        org.lock(ROWS, 1, 'update');

        const { error } = await call('check', null);

        expect(error?.code).toBe('UNEXPECTED');
        expect(rows()).toEqual([
            ['latched', true],
            ['unlatchRequested', true],
        ]);
    });

    it('report that a request was not stored', async () => {
        const allow = org.addValidationRule(ROWS, { formula: 'ISNEW()', message: 'No new rows.' });

        const { error } = await call('request', account);

        allow();
        expect(error?.code).toBe('UNEXPECTED');
        expect(rows()).toEqual([]);
    });
});
