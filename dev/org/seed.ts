import type { ApexOrg } from '../../tools/apex-runtime/apex-org';
import { DEMO_ACCOUNTS, type DemoContact } from './demo-accounts';
import { nameOf, type Person } from './people';

/** Adds a user to the org, with the person's permission sets and groups. */
export function seedUser(org: ApexOrg, person: Person): string {
    const { firstName, lastName, assigned } = person;
    const email = `${firstName}.${lastName}@latch.example.com`.toLowerCase();
    const id = org.put('User', {
        FirstName: firstName,
        LastName: lastName,
        Name: nameOf(person),
        Alias: firstName.toLowerCase(),
        Email: email,
        Username: email,
        ProfileId: org.idWhere('Profile', 'Name', 'Standard User'),
        IsActive: true,
        EmailEncodingKey: 'UTF-8',
        LanguageLocaleKey: 'en_US',
        LocaleSidKey: 'en_US',
        TimeZoneSidKey: 'GMT',
    });
    org.assign(id, assigned);
    return id;
}

/** Adds the demo Accounts and their Contacts to the org. */
export function seedAccounts(org: ApexOrg, OwnerId: string): void {
    for (const { Id, contacts, ...account } of DEMO_ACCOUNTS) {
        const { Name, AccountNumber, Website, Phone, Industry, BillingCity } = account;
        const fields = { Name, AccountNumber, Website, Phone, Industry, BillingCity };
        org.put('Account', { ...fields, OwnerId, CreatedById: OwnerId }, Id);
        for (const contact of contacts) seedContact(org, { AccountId: Id, OwnerId }, contact);
    }
}

/** Adds a Contact of an Account to the org. */
export function seedContact(
    org: ApexOrg,
    of: { AccountId: string; OwnerId: string },
    { Name, Email }: DemoContact,
): void {
    const [FirstName = '', ...rest] = Name.split(' ');
    org.put('Contact', { FirstName, LastName: rest.join(' '), Name, Email, ...of });
}

/** Removes a user's profile permissions, and grants read access to Accounts. */
export function seeOnlyAccounts(org: ApexOrg, userId: string): void {
    const ProfileId = org.idWhere('Profile', 'Name', 'Minimum Access - Salesforce');
    org.put('User', { ProfileId }, userId);
    const set = { Name: 'See_Accounts', Label: 'See Accounts', Type: 'Regular' };
    const ParentId = org.put('PermissionSet', { ...set, IsOwnedByProfile: false, IsCustom: true });
    const SobjectType = 'Account';
    org.put('ObjectPermissions', {
        ...{ ParentId, SobjectType, PermissionsRead: true, PermissionsEdit: true },
        ...{ PermissionsCreate: false, PermissionsDelete: false },
        ...{ PermissionsViewAllRecords: false, PermissionsModifyAllRecords: false },
    });
    for (const name of ['AccountNumber', 'Phone', 'Website', 'Industry', 'BillingCity']) {
        const Field = `Account.${name}`;
        const access = { PermissionsRead: true, PermissionsEdit: true };
        org.put('FieldPermissions', { ParentId, SobjectType, Field, ...access });
    }
    org.put('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: ParentId });
}
