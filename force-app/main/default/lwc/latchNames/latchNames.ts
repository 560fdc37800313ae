import type { Customer } from '../../../../../contract/customer';

/** The names of the Accounts that the user may see, by their 18-character ids. */
export type Holders = Readonly<Record<string, string>>;

/** The names of the Account's Contacts, by their e-mail addresses in lower case. */
export type Contacts = Readonly<Record<string, string>>;

/** The person's name with title and suffix; empty when Fusebill has none. */
export function personName({ title, firstName, middleName, lastName, suffix }: Customer): string {
    return [title, firstName, middleName, lastName, suffix].filter(Boolean).join(' ');
}

/** The company's name, else the person's, else the Fusebill ID. */
export function customerName(customer: Customer): string {
    return customer.companyName || personName(customer) || String(customer.id);
}

/** The name of the Account, or its id when the user may not see it. */
export function accountName(holders: Holders, accountId: string): string {
    const known = Object.entries(holders).find(([id]) => isSameAccount(id, accountId));
    return known?.[1] ?? accountId;
}

/** Whether two ids of 15 or 18 characters mean the same Account. */
export function isSameAccount(one: string, other: string): boolean {
    return one.slice(0, 15) === other.slice(0, 15);
}
