import type { Customer } from '../../../contract/customer';
import type { CounterEvidence } from '../../../contract/reply';
import { emailsOf, siteOf } from './normal-forms';

/** The values of a customer to compare with. */
export type CustomerValues = {
    /** The company's name, and the person's. */
    names: string[];
    emails: string[];
    /** Of the addresses, except free-mail providers'. */
    sites: string[];
    phones: string[];
};

export function valuesOf(customer: Customer): CustomerValues {
    const { companyName, firstName, lastName, primaryPhone, secondaryPhone } = customer;
    const person = [firstName, lastName].filter(Boolean).join(' ');
    const emails = emailsOf(customer.primaryEmail, customer.secondaryEmail);
    return {
        names: [companyName ?? '', person].filter((name) => name.trim() !== ''),
        emails,
        sites: emails.flatMap((email) => siteOf(email) ?? []),
        phones: [primaryPhone, secondaryPhone].flatMap((phone) => phone ?? []),
    };
}

/** Whether Fusebill no longer bills the customer. */
export function isCancelled({ status }: Customer): boolean {
    return status?.toLowerCase() === 'cancelled';
}

/** The evidence against a customer from its status. */
export function statusEvidence(customer: Customer): CounterEvidence[] {
    return isCancelled(customer) ? [{ kind: 'isCancelled', value: customer.status ?? '' }] : [];
}
