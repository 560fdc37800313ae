import { join } from 'node:path';
import { CUSTOMERS } from '../../demo-ids';
import { ApexOrg } from '../../../tools/apex-runtime/apex-org';
import { readProject } from '../../../tools/apex-runtime/metadata';
import { SAM } from '../../org/people';
import { seedUser } from '../../org/seed';
import { callApex } from './call-apex';

const ROWS = 'Fusebill_Latch__c';
const CUSTOMER = CUSTOMERS.stolenBikes;

const org = new ApexOrg(readProject(join(__dirname, '../../../force-app')));
const userId = seedUser(org, SAM);
const account = org.put('Account', { Name: 'Stolen Bikes', OwnerId: userId });
const start = org.snapshot();

afterEach(() => org.restore(start));

/** Disables the synchronization, with a Fusebill that accepts. */
function disable(): Promise<{ ok: boolean; warning?: string | null }> {
    const reply = { ok: true, data: { customer: { id: CUSTOMER } } };
    const call = {
        className: 'LatchSynchController',
        methodName: 'change',
        parameters: { accountId: account, fusebillId: CUSTOMER, operation: 'disable' },
    };
    return callApex(org, userId, call, reply);
}

/** All rows: the Account and the outcome. */
function rows(): unknown[] {
    return org
        .query(userId, `SELECT Account__c, Outcome__c FROM ${ROWS} ORDER BY Name`)
        .map(({ Account__c = null, Outcome__c }) => [Account__c, Outcome__c]);
}

describe('a change of the synchronization', () => {
    it('is recorded on the second attempt while rows are locked', async () => {
        org.lock(ROWS, 1, 'insert');

        const { ok, warning } = await disable();

        expect({ ok, warning }).toEqual({ ok: true, warning: null });
        expect(rows()).toEqual([[account, 'synchDisabled']]);
    });

    it('says that the record is missing if the lock stays', async () => {
        const unlock = org.lock(ROWS, 10, 'insert');

        const { ok, warning } = await disable();

        unlock();
        expect({ ok, warning }).toEqual({ ok: true, warning: 'RECORD_MISSING' });
        expect(rows()).toEqual([]);
    });

    it('is recorded without the Account if that is deleted meanwhile', async () => {
        org.before({ operation: 'insert', object: ROWS }, (others) => others.delete(account));

        const { ok, warning } = await disable();

        expect({ ok, warning }).toEqual({ ok: true, warning: null });
        expect(rows()).toEqual([[null, 'synchDisabled']]);
    });
});
