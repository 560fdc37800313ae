import { join } from 'node:path';
import { CUSTOMERS } from '../../demo-ids';
import { ApexOrg } from '../../../tools/apex-runtime/apex-org';
import { readProject } from '../../../tools/apex-runtime/metadata';
import { ROBIN, SAM } from '../../org/people';
import { seedUser } from '../../org/seed';

const ROWS = 'Fusebill_Mismatch__c';
const CUSTOMER = CUSTOMERS.mapleDraft;

const org = new ApexOrg(readProject(join(__dirname, '../../../force-app')));
const userId = seedUser(org, SAM);
const otherId = seedUser(org, ROBIN);
const account = org.put('Account', { Name: 'Maple Dental', OwnerId: userId });
const start = org.snapshot();

afterEach(() => org.restore(start));

const dismissed = {
    Account__c: account,
    Customer_Id__c: String(CUSTOMER),
    Pair__c: `${account}:${CUSTOMER}`,
    OwnerId: otherId,
    CreatedById: otherId,
};

type Reply = { ok: boolean; data?: { dismissed: { by: string }[] }; error?: { code: string } };

async function call(methodName: 'dismiss' | 'restore'): Promise<Reply> {
    const parameters = { accountId: account, fusebillId: CUSTOMER, customerName: 'Maple Road' };
    const outcome = await org.call(
        { className: 'LatchMismatchController', methodName, parameters },
        { userId, callOut: () => Promise.reject(new Error('Nothing calls out.')) },
    );
    if (outcome?.ok !== true) throw new Error(JSON.stringify(outcome));
    return outcome.value as Reply;
}

const rows = (): unknown[] => org.ids(ROWS);

describe('two people who dismiss the same suggestion at the same time', () => {
    it('leave one row, and both see who was first', async () => {
        org.before({ operation: 'insert', object: ROWS }, (others) => others.put(ROWS, dismissed));

        const { ok, data } = await call('dismiss');

        expect(ok).toBe(true);
        expect(data?.dismissed.map(({ by }) => by)).toEqual(['Robin Vale']);
        expect(rows()).toHaveLength(1);
    });
});

describe('a dismissal while rows are locked', () => {
    it('is written on the second attempt', async () => {
        org.lock(ROWS, 1, 'insert');

        expect((await call('dismiss')).ok).toBe(true);
        expect(rows()).toHaveLength(1);
    });

    it('fails if the lock stays', async () => {
        const unlock = org.lock(ROWS, 10, 'insert');

        const { error } = await call('dismiss');

        unlock();
        expect(error?.code).toBe('UNEXPECTED');
        expect(rows()).toEqual([]);
    });

    it('is undone on the second attempt', async () => {
        const id = org.put(ROWS, dismissed);
        org.lock(id, 1, 'delete');

        expect(await call('restore')).toMatchObject({ ok: true, data: { dismissed: [] } });
        expect(rows()).toEqual([]);
    });
});

describe('two people who restore the same suggestion at the same time', () => {
    it('both succeed', async () => {
        const id = org.put(ROWS, dismissed);
        org.before({ operation: 'delete', object: ROWS }, (others) => others.delete(id));

        expect(await call('restore')).toMatchObject({ ok: true, data: { dismissed: [] } });
    });
});
