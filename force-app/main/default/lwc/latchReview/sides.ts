import type { Customer } from '../../../../../contract/customer';
import accountLabel from '@salesforce/label/c.Latch_This_Account';
import currencyLabel from '@salesforce/label/c.Latch_Field_Currency';
import customerLabel from '@salesforce/label/c.Latch_Title';
import emailLabel from '@salesforce/label/c.Latch_Field_Email';
import idLabel from '@salesforce/label/c.Latch_Field_Id';
import nameLabel from '@salesforce/label/c.Latch_Field_Name';
import personLabel from '@salesforce/label/c.Latch_Field_Person';
import phoneLabel from '@salesforce/label/c.Latch_Field_Phone';
import websiteLabel from '@salesforce/label/c.Latch_Field_Website';
import { badgesOf, type Badge } from 'c/latchBadges';
import { customerName, personName } from 'c/latchNames';
import type { AccountFacts, Doubts } from './warnings';

/** A label, what stands under it, and whether it disagrees with the other side. */
export type Fact = { part: string; label: string; value: string; isDoubtful: boolean };

/** One of the two that are compared. */
export type Side = { part: string; heading: string; facts: Fact[]; badges: Badge[] };

const NONE = '—';

/** The Account's side, with its facts in the order of the customer's. */
export function accountSide(account: AccountFacts, doubts: Doubts): Side {
    const facts = [
        fact('name', nameLabel, account.name, doubts.name),
        fact('website', websiteLabel, account.website, doubts.site),
        fact('phone', phoneLabel, account.phone),
    ];
    if (account.currency) {
        facts.push(fact('currency', currencyLabel, account.currency, doubts.currency));
    }
    return { part: 'account', heading: accountLabel, facts, badges: [] };
}

/** The customer's side, with the facts that an Account has too first. */
export function customerSide(customer: Customer, doubts: Doubts): Side {
    const name = customerName(customer);
    const person = personName(customer);
    const facts = [
        fact('name', nameLabel, name, doubts.name),
        fact('email', emailLabel, customer.primaryEmail, doubts.site),
        fact('phone', phoneLabel, customer.primaryPhone),
        fact('currency', currencyLabel, customer.currency, doubts.currency),
    ];
    if (person && person !== name) facts.push(fact('person', personLabel, person));
    facts.push(fact('id', idLabel, String(customer.id)));
    return { part: 'customer', heading: customerLabel, facts, badges: badgesOf(customer) };
}

function fact(part: string, label: string, value: string | null, isDoubtful = false): Fact {
    return { part, label, value: value || NONE, isDoubtful };
}
