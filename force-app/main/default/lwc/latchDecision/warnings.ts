import type { Customer, KnownCustomer } from '../../../../../contract/customer';
import cancelledLabel from '@salesforce/label/c.Latch_Warn_Cancelled';
import currencyLabel from '@salesforce/label/c.Latch_Warn_Currency';
import domainLabel from '@salesforce/label/c.Latch_Warn_Domain';
import draftLabel from '@salesforce/label/c.Latch_Warn_Draft';
import nameLabel from '@salesforce/label/c.Latch_Warn_Name';
import otherLabel from '@salesforce/label/c.Latch_Warn_Other';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import { compare, hostOf, type AccountFacts } from './compare';

const STATUSES: Readonly<Record<string, string>> = {
    Cancelled: cancelledLabel,
    Draft: draftLabel,
};

/** Warnings against latching the customer to the Account. A missing value causes none. */
export function warningsOf(
    account: AccountFacts,
    customer: Customer,
    others: readonly KnownCustomer[],
): string[] {
    const { name, site, currency } = compare(account, customer);
    const other = others.find(({ id }) => id !== customer.id);
    return [
        name === 'different' ? nameLabel : '',
        site === 'different' ? fill(domainLabel, hostOf(account.website)) : '',
        currency === 'different'
            ? fill(currencyLabel, account.currency, customer.currency ?? '')
            : '',
        STATUSES[customer.status ?? ''] ?? '',
        other ? fill(otherLabel, customerName(other), account.name) : '',
    ].filter(Boolean);
}
