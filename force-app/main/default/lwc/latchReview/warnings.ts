import type { Customer } from '../../../../../contract/customer';
import cancelledLabel from '@salesforce/label/c.Latch_Warn_Cancelled';
import currencyLabel from '@salesforce/label/c.Latch_Warn_Currency';
import domainLabel from '@salesforce/label/c.Latch_Warn_Domain';
import draftLabel from '@salesforce/label/c.Latch_Warn_Draft';
import nameLabel from '@salesforce/label/c.Latch_Warn_Name';
import otherLabel from '@salesforce/label/c.Latch_Warn_Other';
import { fill } from 'c/latchMessages';
import { customerName, personName } from 'c/latchNames';
import { domainsOf, hostOf, isAlike, isSameSite } from './compare';

/** What the Account says of itself; empty where it says nothing or the user may not see it. */
export type AccountFacts = { name: string; website: string; phone: string; currency: string };

/** Which facts of the two disagree, and everything worth a second look, in words. */
export type Doubts = { name: boolean; site: boolean; currency: boolean; words: string[] };

const STATUSES: Readonly<Record<string, string>> = {
    Cancelled: cancelledLabel,
    Draft: draftLabel,
};

/** What speaks against latching the customer to the Account; a fact that one of them lacks says nothing. */
export function doubtsOf(
    account: AccountFacts,
    customer: Customer,
    others: readonly Customer[],
): Doubts {
    const name = isNameDoubtful(account, customer);
    const site = isSiteDoubtful(account, customer);
    const currency = isCurrencyDoubtful(account, customer);
    const other = others.find(({ id }) => id !== customer.id);
    const words = [
        name ? nameLabel : '',
        site ? fill(domainLabel, hostOf(account.website)) : '',
        currency ? fill(currencyLabel, account.currency, customer.currency ?? '') : '',
        STATUSES[customer.status ?? ''] ?? '',
        other ? fill(otherLabel, customerName(other)) : '',
    ].filter(Boolean);
    return { name, site, currency, words };
}

function isNameDoubtful({ name }: AccountFacts, customer: Customer): boolean {
    const names = [customer.companyName ?? '', personName(customer)].filter(Boolean);
    return Boolean(name) && names.length > 0 && !names.some((each) => isAlike(name, each));
}

function isSiteDoubtful({ website }: AccountFacts, customer: Customer): boolean {
    const site = hostOf(website);
    const domains = domainsOf(customer);
    return site !== '' && domains.length > 0 && !domains.some((each) => isSameSite(site, each));
}

/** An Account has a currency of its own only where the org has several. */
function isCurrencyDoubtful({ currency }: AccountFacts, customer: Customer): boolean {
    return Boolean(currency && customer.currency) && currency !== customer.currency;
}
