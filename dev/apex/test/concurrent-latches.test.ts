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
const otherAccount = org.put('Account', { Name: 'Paper Lantern Studio', OwnerId: userId });
const start = org.snapshot();

afterEach(() => org.restore(start));

const current = {
    Customer_Id__c: String(CUSTOMER),
    Current_For__c: String(CUSTOMER),
    Account__c: otherAccount,
    Outcome__c: 'latched',
    OwnerId: userId,
    CreatedById: userId,
};

/** Latches the customer, with a Fusebill that accepts. */
function latch(): Promise<{ ok: boolean; warning?: string | null }> {
    const reply = { ok: true, data: { outcome: 'latched', customer: { id: CUSTOMER } } };
    const call = {
        className: 'LatchController',
        methodName: 'latch',
        parameters: { accountId: account, fusebillId: CUSTOMER },
    };
    return callApex(org, userId, call, reply);
}

/** All rows, oldest first: the Account, and whether the row is current. */
function rows(): unknown[] {
    return org
        .query(userId, `SELECT Account__c, Is_Current__c FROM ${ROWS} ORDER BY Name`)
        .map(({ Account__c = null, Is_Current__c }) => [Account__c, Is_Current__c]);
}

describe('two latches of one customer at the same time', () => {
    it('leave one current row when another is inserted between clearing and inserting', async () => {
        org.before({ operation: 'insert', object: ROWS }, (others) => others.put(ROWS, current));

        const { ok, warning } = await latch();

        expect({ ok, warning }).toEqual({ ok: true, warning: null });
        expect(rows()).toEqual([
            [otherAccount, false],
            [account, true],
        ]);
    });

    it('store a repeatedly overtaken row as a past one', async () => {
        org.before({ operation: 'insert', object: ROWS, times: 2 }, (others) =>
            others.put(ROWS, current),
        );

        const { warning } = await latch();

        expect(warning).toBeNull();
        expect(rows()).toEqual([
            [otherAccount, false],
            [otherAccount, true],
            [account, false],
        ]);
    });

    it('store that row as a past one after locks too, with no attempt left', async () => {
        let tries = 0;
        org.before({ operation: 'insert', object: ROWS, times: 3 }, (others) => {
            tries += 1;
            if (tries < 3) org.lock(ROWS, 1, 'insert');
            else others.put(ROWS, current);
        });

        const { warning } = await latch();

        expect(warning).toBeNull();
        expect(rows()).toEqual([
            [otherAccount, true],
            [account, false],
        ]);
    });
});

describe('a latch while rows are locked', () => {
    it('writes its row on the second attempt', async () => {
        org.lock(ROWS, 1, 'insert');

        const { warning } = await latch();

        expect(warning).toBeNull();
        expect(rows()).toEqual([[account, true]]);
    });

    it('clears the outdated row on the second attempt', async () => {
        const outdated = org.put(ROWS, current);
        org.lock(outdated, 1, 'update');

        const { warning } = await latch();

        expect(warning).toBeNull();
        expect(rows()).toEqual([
            [otherAccount, false],
            [account, true],
        ]);
    });

    it('says that the record is missing if the lock stays', async () => {
        const unlock = org.lock(ROWS, 10, 'insert');

        const { ok, warning } = await latch();

        unlock();
        expect({ ok, warning }).toEqual({ ok: true, warning: 'RECORD_MISSING' });
        expect(rows()).toEqual([]);
    });
});

describe('a latch to an Account that is deleted meanwhile', () => {
    it('keeps its row, without the Account', async () => {
        org.before({ operation: 'insert', object: ROWS }, (others) => others.delete(account));

        const { ok, warning } = await latch();

        expect({ ok, warning }).toEqual({ ok: true, warning: null });
        expect(rows()).toEqual([[null, true]]);
    });
});

describe('a latch whose row may not name an Account', () => {
    it.each([
        'ENTITY_IS_DELETED',
        'INVALID_CROSS_REFERENCE_KEY',
        'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    ] as const)('keeps its row, without the Account: %s', async (code) => {
        org.refuse(ROWS, code);

        const { ok, warning } = await latch();

        expect({ ok, warning }).toEqual({ ok: true, warning: null });
        expect(rows()).toEqual([[null, true]]);
    });

    it('is not retried forever when the row is still refused', async () => {
        const end = [1, 2].map(() => org.refuse(ROWS, 'INVALID_CROSS_REFERENCE_KEY'));

        const { warning } = await latch();

        end.forEach((each) => each());
        expect(warning).toBe('RECORD_MISSING');
        expect(rows()).toEqual([]);
    });
});

describe('a latch whose row is refused', () => {
    it('leaves the outdated row cleared, because Fusebill has moved the customer', async () => {
        org.put(ROWS, current);
        const allow = org.addValidationRule(ROWS, { formula: 'ISNEW()', message: 'No new rows.' });

        const { ok, warning } = await latch();

        allow();
        expect({ ok, warning }).toEqual({ ok: true, warning: 'RECORD_MISSING' });
        expect(rows()).toEqual([[otherAccount, false]]);
    });
});
