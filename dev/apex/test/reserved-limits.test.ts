import { join } from 'node:path';
import { ApexOrg } from '../../../tools/apex-runtime/apex-org';
import { readProject } from '../../../tools/apex-runtime/metadata';
import { CUSTOMERS } from '../../demo-ids';
import { SAM } from '../../org/people';
import { seedUser } from '../../org/seed';
import { readClasses } from '../read-classes';
import { callApex } from './call-apex';

const ROWS = 'Fusebill_Latch__c';
const DISMISSALS = 'Fusebill_Mismatch__c';
const OBJECTS = ['Account', ROWS, DISMISSALS];
const CUSTOMER = String(CUSTOMERS.stolenBikes);
const ALWAYS = 1000;

const org = new ApexOrg(readProject(join(__dirname, '../../../force-app')));
const userId = seedUser(org, SAM);

/** How many `LatchLimits` keeps free of this kind before anything is sent. */
function reserved(name: string): number {
    const [, value] =
        new RegExp(`${name} = (\\d+)`).exec(readClasses().get('LatchLimits') ?? '') ?? [];
    return Number(value);
}

/** An Account that won two merges, with as many rows as its history shows, and the customer dismissed. */
function accountWithHistory(): { account: string; loser: string } {
    const account = org.put('Account', { Name: 'Stolen Bikes', OwnerId: userId });
    const between = org.put('Account', { Name: 'Stolen Bicycles', OwnerId: userId });
    const loser = org.put('Account', { Name: 'Bikes, Stolen', OwnerId: userId });
    org.merge(between, loser);
    org.merge(account, between);
    for (let i = 0; i < 20; i++) {
        org.put(ROWS, { Account__c: account, Customer_Id__c: '1', Outcome__c: 'failed' });
    }
    org.put(DISMISSALS, { Account__c: account, Customer_Id__c: CUSTOMER, Pair__c: 'pair' });
    return { account, loser };
}

/** Has somebody else latch the customer before each insert, and locks the dismissal for good. */
function obstruct(account: string): void {
    const other = org.put('Account', { Name: 'Paper Lantern Studio', OwnerId: userId });
    const current = { Account__c: other, Customer_Id__c: CUSTOMER, Current_For__c: CUSTOMER };
    org.before({ operation: 'insert', object: ROWS, times: ALWAYS }, (others) =>
        others.put(ROWS, { ...current, Outcome__c: 'latched' }),
    );
    org.lock(DISMISSALS, ALWAYS, 'delete');
    org.put(ROWS, { Account__c: account, Customer_Id__c: CUSTOMER, Unlatch_For__c: CUSTOMER });
}

/** A call that latches the customer to an Account. */
const latchOf = (account: string) => ({
    className: 'LatchController',
    methodName: 'latch',
    parameters: { accountId: account, fusebillId: Number(CUSTOMER) },
});

/** Counts the Apex statements on Accounts and our objects; none of them comes before the first callout. */
function countStatements(): { queries: number; dml: number } {
    const count = { queries: 0, dml: 0 };
    for (const object of OBJECTS) {
        for (const operation of ['query', 'insert', 'update', 'delete'] as const) {
            const add = () => (operation === 'query' ? count.queries++ : count.dml++);
            org.before({ operation, object, times: ALWAYS }, add);
        }
    }
    return count;
}

/** The last of many Accounts that were merged one into the next, and the first. */
function accountOfManyMerges(merges: number): { account: string; loser: string } {
    const loser = org.put('Account', { Name: 'Bikes 0', OwnerId: userId });
    let account = loser;
    for (let i = 1; i <= merges; i++) {
        const winner = org.put('Account', { Name: `Bikes ${i}`, OwnerId: userId });
        org.merge(winner, account);
        account = winner;
    }
    return { account, loser };
}

describe('a latch whose former holder was merged more often than a transaction can follow', () => {
    it('is recorded', async () => {
        const { account, loser } = accountOfManyMerges(110);
        const reply = { ok: true, data: { outcome: 'moved', previousHolder: loser } };

        const value = await callApex(org, userId, latchOf(account), reply);

        expect(value).toMatchObject({
            ok: true,
            warning: null,
            stored: { current: [{ outcome: 'moved' }] },
        });
    });
});

describe('a latch that needs every possible statement', () => {
    it('needs no more than are kept free before it is sent', async () => {
        const { account, loser } = accountWithHistory();
        obstruct(account);
        const count = countStatements();
        const held = { code: 'ALREADY_LATCHED', message: 'm', holder: loser };
        const replies = [
            { ok: false, error: held },
            { ok: true, data: { outcome: 'moved', previousHolder: loser } },
        ];

        const outcome = await org.call(latchOf(account), {
            userId,
            callOut: () => {
                const body = JSON.stringify(replies.shift());
                return Promise.resolve({ status: 200, headers: {}, body });
            },
        });

        expect(outcome).toMatchObject({ ok: true, value: { ok: true, warning: null } });
        expect(count.queries).toBeGreaterThan(15);
        expect(count.queries).toBeLessThanOrEqual(reserved('QUERIES'));
        expect(count.dml).toBeGreaterThan(5);
        expect(count.dml).toBeLessThanOrEqual(reserved('STATEMENTS'));
    });
});
