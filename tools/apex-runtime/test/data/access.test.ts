/**
 * Sources: "Enforce User Mode for Database Operations"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm,
 * "Apex Versioned Behavior Changes"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/versioned_behavior_changes.htm
 */
import { TestOrg, idOf, list, record } from './org';

const MINIMUM = 'Minimum Access - Salesforce';

function orgWithInvoice(): { org: TestOrg; id: string } {
    const org = new TestOrg();
    const invoice = record('Invoice__c', { Number__c: '1', Amount__c: 5 });
    org.database.change('insert', invoice);
    org.userModeByDefault = true;
    org.startTransaction();
    return { org, id: idOf(invoice) };
}

const insertAs = (org: TestOrg, userId: string, values: Parameters<typeof record>[1]): unknown => {
    org.runAs(userId);
    const [result] = org.database.change('insert', record('Invoice__c', values), {
        asUser: true,
        allOrNone: false,
    });
    return result?.error?.code ?? 'inserted';
};

describe('Object and field access in user mode', () => {
    it('refuses a query of an object that the user may not read', () => {
        const { org } = orgWithInvoice();

        org.runAs(org.userWith(MINIMUM));

        expect(() => org.query('SELECT Id FROM Invoice__c')).toThrow(
            "QueryException: sObject type 'Invoice__c' is not supported",
        );
    });

    it.each([
        ['SELECT', 'SELECT Code__c FROM Invoice__c'],
        ['WHERE', "SELECT Id FROM Invoice__c WHERE Code__c = 'a'"],
        ['ORDER BY', 'SELECT Id FROM Invoice__c ORDER BY Code__c'],
        ['a lookup in SELECT', 'SELECT Account__r.Name FROM Invoice__c'],
        ['a subquery', 'SELECT (SELECT Code__c FROM Invoices__r) FROM Account'],
    ])('refuses a field that the user can not read in %s', (_, soql) => {
        const { org } = orgWithInvoice();

        org.runAs(org.userWith(MINIMUM, 'Invoice_Reader'));

        expect(() => org.query(soql)).toThrow(/QueryException: No such column/);
    });

    // Deploying a field grants it to nobody: https://github.com/forcedotcom/idecore/issues/56
    it('refuses an administrator a custom field without a permission set', () => {
        const { org } = orgWithInvoice();

        expect(org.query('SELECT Name FROM Invoice__c')).toHaveLength(1);
        expect(() => org.query('SELECT Code__c FROM Invoice__c')).toThrow(
            /No such column 'Code__c'/,
        );
        expect(org.query('SELECT Code__c FROM Invoice__c WITH SYSTEM_MODE')).toHaveLength(1);
    });

    it('refuses a standard field to a user without access', () => {
        const { org } = orgWithInvoice();

        org.runAs(org.userWith(MINIMUM, 'Invoice_Reader'));

        expect(org.query('SELECT Name FROM Account')).toEqual([]);
        expect(() => org.query('SELECT Website FROM Account')).toThrow(/No such column 'Website'/);
    });

    it('refuses WITH USER_MODE what older versions allow by default', () => {
        const { org } = orgWithInvoice();
        org.userModeByDefault = false;

        org.runAs(org.userWith(MINIMUM));

        expect(org.query('SELECT COUNT() FROM Invoice__c')).toBe(1);
        expect(() => org.query('SELECT COUNT() FROM Invoice__c WITH USER_MODE')).toThrow(
            'QueryException',
        );
    });

    it('reads everything WITH SYSTEM_MODE', () => {
        const { org } = orgWithInvoice();

        org.runAs(org.userWith(MINIMUM));

        expect(org.query('SELECT COUNT() FROM Invoice__c WITH SYSTEM_MODE')).toBe(1);
    });

    it('does not compile WITH SECURITY_ENFORCED if user mode is the default', () => {
        const { org } = orgWithInvoice();

        expect(() => org.query('SELECT Id FROM Invoice__c WITH SECURITY_ENFORCED')).toThrow(
            /SECURITY_ENFORCED/,
        );
    });

    it('writes with the permissions of a permission set group', () => {
        const { org } = orgWithInvoice();

        const reader = org.userWith(MINIMUM, 'Invoice_Reader');
        const clerk = org.userWith(MINIMUM, 'Invoice_Clerk');

        expect(insertAs(org, reader, { Number__c: '2' })).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
        expect(insertAs(org, clerk, { Number__c: '2', Amount__c: 1 })).toBe('inserted');
    });

    it('refuses to write a field that the user may not edit, and names it', () => {
        const { org } = orgWithInvoice();
        const clerk = org.userWith(MINIMUM, 'Invoice_Clerk');

        org.runAs(clerk);
        const write = record('Invoice__c', { Number__c: '2', Code__c: 'a' });

        expect(() => org.database.change('insert', write, { asUser: true })).toThrow(
            'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, Operation failed due to fields being inaccessible on Sobject Invoice__c, check errors on Exception or Result!: [Code__c]',
        );
    });

    it('writes in system mode without any permission', () => {
        const { org } = orgWithInvoice();

        org.runAs(org.userWith(MINIMUM));
        const [result] = org.database.change('insert', record('Invoice__c', { Number__c: '2' }));

        expect(result?.success).toBe(true);
    });

    it("updates a user's permissions with their assignments", () => {
        const { org } = orgWithInvoice();
        const user = org.userWith(MINIMUM);
        const assignment = record('PermissionSetAssignment', {
            AssigneeId: user,
            PermissionSetId: org
                .first("SELECT Id FROM PermissionSet WHERE Name = 'Invoice_Writer'")
                .value('id'),
        });

        org.database.change('insert', assignment);
        org.runAs(user);
        const before = org.database.hasPermission('approve');
        org.runAs(null);
        org.database.change('delete', assignment);
        org.runAs(user);

        expect([before, org.database.hasPermission('approve')]).toEqual([true, false]);
    });

    it('grants what permission sets give that a test inserts', () => {
        const { org } = orgWithInvoice();
        const user = org.userWith(MINIMUM);
        const set = record('PermissionSet', { Name: 'Own', Label: 'Own' });

        org.database.change('insert', set);
        org.database.change(
            'insert',
            list(
                record('ObjectPermissions', {
                    ParentId: idOf(set),
                    SobjectType: 'Invoice__c',
                    PermissionsRead: true,
                }),
                record('FieldPermissions', {
                    ParentId: idOf(set),
                    SobjectType: 'Invoice__c',
                    Field: 'Invoice__c.Code__c',
                    PermissionsRead: true,
                }),
            ),
        );
        org.database.change(
            'insert',
            record('PermissionSetAssignment', { AssigneeId: user, PermissionSetId: idOf(set) }),
        );
        org.runAs(user);

        expect(org.query('SELECT Code__c FROM Invoice__c')).toEqual([]);
    });

    // "Permission Set Groups"
    // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/api/apex_permission_set_group_testing.htm
    it('gives nothing by a new permission set group before it is calculated', () => {
        const { org } = orgWithInvoice();
        const user = org.userWith(MINIMUM);
        const group = record('PermissionSetGroup', { DeveloperName: 'Own', MasterLabel: 'Own' });
        const setId = org
            .first("SELECT Id FROM PermissionSet WHERE Name = 'Invoice_Writer'")
            .value('id');
        org.database.change('insert', group);
        org.database.change(
            'insert',
            record('PermissionSetGroupComponent', {
                PermissionSetGroupId: idOf(group),
                PermissionSetId: setId,
            }),
        );
        org.database.change(
            'insert',
            record('PermissionSetAssignment', {
                AssigneeId: user,
                PermissionSetGroupId: idOf(group),
            }),
        );
        org.runAs(user);

        const before = org.database.hasPermission('Approve');
        org.database.calculateGroup(idOf(group));

        expect([before, org.database.hasPermission('Approve')]).toEqual([false, true]);
    });

    it('knows the classes and principals that permission sets grant', () => {
        const { org } = orgWithInvoice();

        org.runAs(org.userWith(MINIMUM, 'Invoice_Clerk'));

        expect(org.database.mayCallClass('invoices')).toBe(true);
        expect(org.database.mayCallClass('Payments')).toBe(false);
        expect(org.database.mayUsePrincipal('Bank-Transfer')).toBe(true);
    });
});
