import type { KnownCustomer } from '../../../../../contract/customer';

/** The person's name with title and suffix; empty when Fusebill has none. */
export function personName({
    title,
    firstName,
    middleName,
    lastName,
    suffix,
}: KnownCustomer): string {
    return [title, firstName, middleName, lastName, suffix].filter(Boolean).join(' ');
}

/** The company's name, or the person's, or the Fusebill ID. */
export function customerName(customer: KnownCustomer): string {
    return customer.companyName || personName(customer) || String(customer.id);
}

/** The same with the Fusebill ID, where several customers may have the same name. */
export function numberedName(customer: KnownCustomer): string {
    const name = customerName(customer);
    const id = String(customer.id);
    return name === id ? id : `${name} (${id})`;
}

/** The addresses of a field; Fusebill keeps several in one, separated by `;` or `,`. */
export function splitEmails(field: string | null | undefined): string[] {
    const all = (field ?? '').split(/[;,]/).map((address) => address.trim());
    return [...new Set(all)].filter(Boolean);
}
