/**
 * Sources: "Using the with sharing, without sharing, and inherited sharing Keywords"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_sharing.htm,
 * "Organization-Wide Sharing Defaults" https://help.salesforce.com/s/articleView?id=platform.security_sharing_owd.htm,
 * "UserRecordAccess"
 * https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-userrecordaccess.html
 */
import { PLAIN_ORG, PRIVATE_SHARING_ORG } from '../../data/shape';
import { TestOrg, idOf, list, record } from './org';

const STANDARD = 'Standard User';

/** An org with a private invoice of the admin, seen by a user with these permission sets. */
function orgSeenBy(...sets: string[]): { org: TestOrg; invoiceId: string; userId: string } {
    const org = new TestOrg();
    const invoiceId = org.database.put('Invoice__c', { Number__c: '1' });
    const userId = org.userWith(STANDARD, ...sets);
    org.runAs(userId);
    org.withSharing = true;
    return { org, invoiceId, userId };
}

describe('Row access', () => {
    it("hides others' rows of a private object in a class with sharing", () => {
        const { org, userId } = orgSeenBy('Invoice_Clerk');
        org.database.put('Invoice__c', { Number__c: '2', OwnerId: userId });

        expect(org.query('SELECT Number__c FROM Invoice__c')).toEqual(['Number__c=2']);
    });

    it('shows all rows in a class without sharing', () => {
        const { org } = orgSeenBy('Invoice_Clerk');
        org.withSharing = false;

        expect(org.query('SELECT COUNT() FROM Invoice__c')).toBe(1);
    });

    it('hides rows in user mode regardless of the class', () => {
        const { org } = orgSeenBy('Invoice_Clerk');
        org.withSharing = false;

        expect(org.query('SELECT COUNT() FROM Invoice__c WITH USER_MODE')).toBe(0);
    });

    it('shows all rows to users who may view all records', () => {
        const { org } = orgSeenBy('Invoice_Auditor');

        expect(org.query('SELECT COUNT() FROM Invoice__c')).toBe(1);
    });

    it('refuses to update a row that the user cannot see, without naming a field', () => {
        const { org, invoiceId } = orgSeenBy('Invoice_Clerk');

        const [result] = org.database.change(
            'update',
            record('Invoice__c', { Id: invoiceId, Amount__c: 1 }),
            { sharing: true, allOrNone: false },
        );

        expect(result?.error?.code).toBe('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
    });

    it('refuses to update a row that the user can only read', () => {
        const { org } = orgSeenBy();
        const paymentId = org.database.put('Payment__c', { Name: 'P' });
        const change = record('Payment__c', { Id: paymentId, Name: 'Q' });

        const [shared] = org.database.change('update', change, { sharing: true, allOrNone: false });
        const [unshared] = org.database.change('update', change, { allOrNone: false });

        expect(shared?.error?.message).toBe('insufficient access rights on object id');
        expect(unshared?.success).toBe(true);
    });

    it('lets only owners delete rows that everybody may edit', () => {
        const { org } = orgSeenBy();
        const accountId = org.database.put('Account', { Name: 'Bikes' });
        const remove = (): string | undefined =>
            org.database.change('delete', accountId, { sharing: true, allOrNone: false })[0]?.error
                ?.code;

        expect(remove()).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
        org.runAs(null);
        expect(remove()).toBeUndefined();
    });

    it('refuses a lookup to a row that the user cannot see', () => {
        const { org, invoiceId } = orgSeenBy();
        const payment = record('Payment__c', { Name: 'P', Invoice__c: invoiceId });

        const [result] = org.database.change('insert', payment, {
            sharing: true,
            allOrNone: false,
        });

        expect(result?.error?.code).toBe('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
    });

    it('gives details the access of their master', () => {
        const { org, invoiceId, userId } = orgSeenBy();
        const ownId = org.database.put('Invoice__c', { Number__c: '2', OwnerId: userId });
        for (const [Name, Invoice__c] of [
            ['a', invoiceId],
            ['b', ownId],
        ] as const)
            org.database.put('Invoice_Line__c', { Name, Invoice__c });

        expect(org.query('SELECT Name FROM Invoice_Line__c')).toEqual(['Name=b']);
    });
});

describe('UserRecordAccess', () => {
    const soql =
        'SELECT RecordId, HasReadAccess, HasEditAccess, MaxAccessLevel FROM UserRecordAccess WHERE UserId = :userId AND RecordId IN :ids';

    function accessIn(shape: typeof PLAIN_ORG): unknown {
        const org = new TestOrg(shape);
        const userId = org.userWith(STANDARD);
        const theirs = org.database.put('Account', { Name: 'Theirs' });
        const own = org.database.put('Account', { Name: 'Own', OwnerId: userId });
        org.runAs(userId);
        const rows = org.query(soql, { userId, ids: list(theirs, own.slice(0, 15)) });
        return Array.isArray(rows) && rows.map((row) => row.replace(/RecordId=\w+, /, ''));
    }

    it('returns what a user may do with each record', () => {
        expect(accessIn(PLAIN_ORG)).toEqual([
            'HasReadAccess=true, HasEditAccess=true, MaxAccessLevel=Edit',
            'HasReadAccess=true, HasEditAccess=true, MaxAccessLevel=Delete',
        ]);
    });

    it('denies access to the records of others in a private org', () => {
        expect(accessIn(PRIVATE_SHARING_ORG)).toEqual([
            'HasReadAccess=false, HasEditAccess=false, MaxAccessLevel=None',
            'HasReadAccess=true, HasEditAccess=true, MaxAccessLevel=Delete',
        ]);
    });

    it('accepts at most 200 ids', () => {
        const org = new TestOrg();
        const id = org.database.put('Account', { Name: 'Bikes' });
        const ids = list(...Array.from({ length: 201 }, () => id));

        expect(() => org.query(soql, { userId: org.userId, ids })).toThrow(
            'Number of records exceeds limit: 200',
        );
    });

    it('counts a share of an Account in a private org', () => {
        const org = new TestOrg(PRIVATE_SHARING_ORG);
        const userId = org.userWith(STANDARD);
        const account = record('Account', { Name: 'Bikes' });
        org.database.change('insert', account);
        org.database.change(
            'insert',
            record('AccountShare', {
                AccountId: idOf(account),
                UserOrGroupId: userId,
                AccountAccessLevel: 'Read',
                OpportunityAccessLevel: 'None',
            }),
        );
        org.runAs(userId);

        expect(org.query(soql, { userId, ids: list(idOf(account)) })).toEqual([
            expect.stringContaining('HasReadAccess=true, HasEditAccess=false, MaxAccessLevel=Read'),
        ]);
    });
});
