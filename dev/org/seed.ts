import type { ApexOrg } from '../../tools/apex-runtime/apex-org';
import { DEMO_ACCOUNTS } from './demo-accounts';
import { nameOf, type Person } from './people';

/** Puts a user into the org, with the permission sets and groups of the person. */
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

/** Puts the demo Accounts and their Contacts into the org. */
export function seedAccounts(org: ApexOrg, OwnerId: string): void {
    for (const { Id, contacts, ...account } of DEMO_ACCOUNTS) {
        const { Name, AccountNumber, Website, Phone, Industry, BillingCity } = account;
        const fields = { Name, AccountNumber, Website, Phone, Industry, BillingCity };
        org.put('Account', { ...fields, OwnerId, CreatedById: OwnerId }, Id);
        for (const { Name: whole, Email } of contacts) {
            const [FirstName = '', ...rest] = whole.split(' ');
            const LastName = rest.join(' ');
            org.put('Contact', {
                FirstName,
                LastName,
                Name: whole,
                Email,
                AccountId: Id,
                OwnerId,
            });
        }
    }
}
