/**
 * Sources: "Record Locks" and "Locking Statements"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_locking_statements.htm,
 * "DuplicateRuleHeader Class"
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_DMLOptions_DuplicateRuleHeader.htm,
 * "Duplicate Management in Salesforce" (no duplicate rules on merges)
 * https://www.infallibletechie.com/2015/05/duplicate-management-in-salesforce.html,
 * "Transaction Control"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_transaction_control.htm
 */
import type { ChangeOptions } from '../../data/dml/results';
import { TestOrg, idOf, list, record } from './org';

const invoice = (
    Open_Key__c: string | null = null,
    Account__c: string | null = null,
): ReturnType<typeof record> => record('Invoice__c', { Number__c: '1', Open_Key__c, Account__c });

function codeOf(org: TestOrg, made = invoice(), options: ChangeOptions = {}): string {
    const [result] = org.database.change('insert', made, { ...options, allOrNone: false });
    return result?.error?.code ?? 'inserted';
}

describe('A row of another user', () => {
    it('arrives between a query and an insert, and stays when the insert is rolled back', () => {
        const org = new TestOrg();
        org.database.onBefore({ operation: 'insert', object: 'Invoice__c' }, (database) =>
            database.put('Invoice__c', { Number__c: '9', Open_Key__c: 'a' }),
        );

        const before = org.query("SELECT COUNT() FROM Invoice__c WHERE Open_Key__c = 'a'");
        const start = org.database.savepoint();
        const codes = [codeOf(org, invoice('a')), codeOf(org, invoice('b'))];
        org.database.rollback(start);

        expect([before, ...codes]).toEqual([0, 'DUPLICATE_VALUE', 'inserted']);
        expect(org.query('SELECT Number__c FROM Invoice__c')).toEqual(['Number__c=9']);
    });

    it('can be deleted between two statements', () => {
        const org = new TestOrg();
        const made = invoice();
        org.database.change('insert', made);
        org.database.onBefore({ object: 'Invoice__c' }, (database) => database.remove(idOf(made)));

        expect(() => org.database.change('update', made)).toThrow('ENTITY_IS_DELETED');
    });

    it('can arrive before a later query, and several times', () => {
        const org = new TestOrg();
        const end = org.database.onBefore(
            { operation: 'query', object: 'Account', times: 9, skip: 1 },
            (database) => database.put('Account', { Name: 'Theirs' }),
        );
        const count = (): unknown => org.query('SELECT COUNT() FROM Account');

        const counts = [count(), count(), count()];
        end();

        expect([...counts, count()]).toEqual([0, 1, 2, 2]);
    });
});

describe('A locked record', () => {
    it('fails as often as it is locked, then can be written', () => {
        const org = new TestOrg();
        const account = record('Account', { Name: 'Bikes' });
        org.database.change('insert', account);
        org.database.lockRow(idOf(account), 2);

        const codes = Array.from({ length: 3 }, () => codeOf(org, invoice(null, idOf(account))));

        expect(codes).toEqual(['UNABLE_TO_LOCK_ROW', 'UNABLE_TO_LOCK_ROW', 'inserted']);
    });

    it('fails every record of one statement', () => {
        const org = new TestOrg();
        org.database.lockRow('Invoice__c');

        const write = (): (string | undefined)[] =>
            org.database
                .change('insert', list(invoice(), invoice()), { allOrNone: false })
                .map((result) => result.error?.code);

        expect(write()).toEqual(['UNABLE_TO_LOCK_ROW', 'UNABLE_TO_LOCK_ROW']);
        expect(write()).toEqual([undefined, undefined]);
    });

    it('can be locked for updates only', () => {
        const org = new TestOrg();
        org.database.lockRow('Invoice__c', 1, 'update');
        const made = invoice();

        expect(codeOf(org, made)).toBe('inserted');
        expect(() => org.database.change('update', made)).toThrow(
            `UNABLE_TO_LOCK_ROW, unable to obtain exclusive access to this record or 1 records: ${idOf(made)}`,
        );
    });

    it('can be refused for another reason', () => {
        const org = new TestOrg();
        org.database.refuseRow('Invoice__c', 'INVALID_CROSS_REFERENCE_KEY');

        const codes = [codeOf(org), codeOf(org)];

        expect(codes).toEqual(['INVALID_CROSS_REFERENCE_KEY', 'inserted']);
    });

    it('fails a query FOR UPDATE', () => {
        const org = new TestOrg();
        org.database.lockRow('Account');

        expect(() => org.query('SELECT Id FROM Account FOR UPDATE')).toThrow(
            'QueryException: Record Currently Unavailable',
        );
        expect(org.query('SELECT Id FROM Account FOR UPDATE')).toEqual([]);
    });
});

describe('A duplicate rule', () => {
    const account = (): ReturnType<typeof record> => record('Account', { Name: 'Bikes' });

    it('refuses a duplicate unless the caller allows it', () => {
        const org = new TestOrg();
        org.database.addDuplicateRule({ object: 'Account' });

        expect([
            codeOf(org, account()),
            codeOf(org, account()),
            codeOf(org, account(), { allowDuplicates: true }),
        ]).toEqual(['inserted', 'DUPLICATES_DETECTED', 'inserted']);
    });

    it('does not apply to a merge', () => {
        const org = new TestOrg();
        const [master = '', loser = ''] = [1, 2, 3].map(() =>
            org.database.put('Account', { Name: 'Bikes' }),
        );
        org.database.addDuplicateRule({ object: 'Account' });

        const [result] = org.database.merge(master, loser);

        expect(result?.success).toBe(true);
    });

    it('can block regardless of the caller, and define what a duplicate is', () => {
        const org = new TestOrg();
        org.database.addDuplicateRule({
            object: 'Account',
            isAlert: false,
            matches: (row, other) => row.get('name') === other.get('name'),
        });

        expect([
            codeOf(org, account()),
            codeOf(org, record('Account', { Name: 'Boats' })),
            codeOf(org, account(), { allowDuplicates: true }),
        ]).toEqual(['inserted', 'inserted', 'DUPLICATES_DETECTED']);
    });
});

describe('Going back', () => {
    it('rolls back to a savepoint any number of times, but not to a later one', () => {
        const org = new TestOrg();
        codeOf(org);
        const first = org.database.savepoint();
        codeOf(org);
        const second = org.database.savepoint();
        codeOf(org);

        const counts = [first, first].map((point) => {
            org.database.rollback(point);
            return org.query('SELECT COUNT() FROM Invoice__c');
        });

        expect(counts).toEqual([1, 1]);
        codeOf(org);
        codeOf(org);
        expect(() => org.database.rollback(second)).toThrow('not valid');
    });

    it('undoes updates, deletes and their side effects', () => {
        const org = new TestOrg();
        const Account__c = org.database.put('Account', { Name: 'Bikes' });
        const made = invoice('a', Account__c);
        org.database.change('insert', made);
        const point = org.database.savepoint();

        org.database.change('update', record('Invoice__c', { Id: idOf(made), Open_Key__c: 'b' }));
        org.database.change('delete', Account__c);
        org.database.rollback(point);

        expect(org.query('SELECT Open_Key__c, Account__r.Name FROM Invoice__c')).toEqual([
            'Open_Key__c=a, Account__r={Name=Bikes}',
        ]);
        expect(codeOf(org, invoice('b'))).toBe('inserted');
        expect(codeOf(org, invoice('a'))).toBe('DUPLICATE_VALUE');
    });

    it('does not reuse ids or numbers after a rollback', () => {
        const org = new TestOrg();
        const point = org.database.savepoint();
        const [first, second] = [invoice(), invoice()];
        org.database.change('insert', first);
        org.database.rollback(point);
        org.database.change('insert', second);

        expect(idOf(second)).not.toBe(idOf(first));
        expect(org.query('SELECT Name FROM Invoice__c')).toEqual(['Name=I-0002']);
    });

    it("restores a snapshot with its ids, and undoes others' writes too", () => {
        const org = new TestOrg();
        const fresh = org.database.snapshot();
        const ids = [1, 2].map(() => {
            org.database.restore(fresh);
            org.database.put('Account', { Name: 'Theirs' });
            const made = invoice();
            org.database.change('insert', made);
            return idOf(made);
        });

        org.database.restore(fresh);

        expect(ids[0]).toBe(ids[1]);
        expect(org.query('SELECT COUNT() FROM Account')).toBe(0);
    });
});
