/**
 * Sources: "Object Relationships Overview"
 * https://help.salesforce.com/s/articleView?id=platform.overview_of_custom_object_relationships.htm,
 * "Triggers and Merge Statements"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_merge_statements.htm,
 * "Querying All Records with a SOQL Statement"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_query_all_rows.htm
 */
import { TestOrg, list, record } from './org';

function orgWithAccount(): { org: TestOrg; accountId: string; invoiceId: string } {
    const org = new TestOrg();
    const accountId = org.database.put('Account', { Name: 'Bikes' });
    const invoiceId = org.database.put('Invoice__c', { Number__c: '1', Account__c: accountId });
    org.database.put('Contact', { LastName: 'Fox', AccountId: accountId });
    return { org, accountId, invoiceId };
}

describe('A delete', () => {
    it('clears lookups, and deletes the Contacts of an Account', () => {
        const { org, accountId, invoiceId } = orgWithAccount();

        org.database.change('delete', accountId);

        expect(org.stored(invoiceId, 'Account__c')).toBeNull();
        expect(org.query('SELECT COUNT() FROM Contact')).toBe(0);
    });

    it('deletes details with their master', () => {
        const { org, invoiceId } = orgWithAccount();
        org.database.put('Invoice_Line__c', { Name: 'a', Invoice__c: invoiceId });

        org.database.change('delete', invoiceId);

        expect(org.query('SELECT COUNT() FROM Invoice_Line__c')).toBe(0);
    });

    it('is refused while a lookup restricts it', () => {
        const { org, invoiceId } = orgWithAccount();
        org.database.put('Payment__c', { Name: 'a', Invoice__c: invoiceId });

        expect(() => org.database.change('delete', invoiceId)).toThrow('DELETE_FAILED');
        expect(org.query('SELECT COUNT() FROM Invoice__c')).toBe(1);
    });

    it('changes nothing when it is refused for one of the details', () => {
        const { org, accountId, invoiceId } = orgWithAccount();
        const [firstId, secondId] = ['a', 'b'].map((Name) =>
            org.database.put('Invoice_Line__c', { Name, Invoice__c: invoiceId }),
        );
        org.database.put('Payment__c', { Name: 'a', Line__c: secondId ?? null });

        const target = list(invoiceId, accountId);
        const results = org.database.change('delete', target, { allOrNone: false });

        expect(results.map(({ success }) => success)).toEqual([false, true]);
        expect(org.stored(firstId ?? '', 'Name')).toBe('a');
    });

    it('moves records to the recycle bin, where ALL ROWS finds them until they are purged', () => {
        const { org, accountId } = orgWithAccount();
        const all = 'SELECT Name, IsDeleted FROM Account WHERE IsDeleted = TRUE ALL ROWS';

        org.database.change('delete', accountId);
        const before = org.query(all);
        const [purged] = org.database.emptyRecycleBin(accountId);
        const [again] = org.database.emptyRecycleBin(accountId);

        expect(before).toEqual(['Name=Bikes, IsDeleted=true']);
        expect([purged?.success, again?.success]).toEqual([true, false]);
        expect(org.query(all)).toEqual([]);
    });
});

describe('A merge', () => {
    it('moves the children to the master, and stores the winner in the loser', () => {
        const { org, accountId, invoiceId } = orgWithAccount();
        const masterId = org.database.put('Account', { Name: 'Bikes Ltd' });

        const master = record('Account', { Id: masterId, Phone: '1' });
        const [result] = org.database.merge(master, record('Account', { Id: accountId }));

        expect(result).toMatchObject({ success: true, id: masterId, mergedIds: [accountId] });
        expect(result?.updatedRelatedIds).toContain(invoiceId);
        expect(org.stored(invoiceId, 'Account__c')).toBe(masterId);
        expect(org.stored(masterId, 'Phone')).toBe('1');
        expect(
            org.query('SELECT Name, MasterRecordId FROM Account WHERE IsDeleted = TRUE ALL ROWS'),
        ).toEqual([`Name=Bikes, MasterRecordId=${masterId}`]);
        expect(org.query("SELECT COUNT() FROM Contact WHERE Account.Name = 'Bikes Ltd'")).toBe(1);
    });

    it('rolls back when one of the records is gone', () => {
        const { org, accountId, invoiceId } = orgWithAccount();
        const masterId = org.database.put('Account', { Name: 'Bikes Ltd' });
        const goneId = org.database.put('Account', { Name: 'Gone' });
        org.database.change('delete', goneId);

        expect(() => org.database.merge(masterId, list(accountId, goneId))).toThrow(
            'Merge failed. First exception on row 0',
        );
        expect(org.stored(invoiceId, 'Account__c')).toBe(accountId);
    });

    it('needs permission to delete the loser', () => {
        const { org, accountId } = orgWithAccount();
        const userId = org.userWith('Standard User');
        const masterId = org.database.put('Account', { Name: 'Bikes Ltd', OwnerId: userId });
        org.runAs(userId);

        const [result] = org.database.merge(masterId, accountId, {
            sharing: true,
            allOrNone: false,
        });

        expect(result?.error?.code).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
    });
});
