import type { Customer } from '../../../../../contract/customer';
import cityLabel from '@salesforce/label/c.Latch_Compare_City';
import contactLabel from '@salesforce/label/c.Latch_Field_Person';
import currencyLabel from '@salesforce/label/c.Latch_Field_Currency';
import differentLabel from '@salesforce/label/c.Latch_Compare_Different';
import equalLabel from '@salesforce/label/c.Latch_Compare_Equal';
import idLabel from '@salesforce/label/c.Latch_Field_Id';
import nameLabel from '@salesforce/label/c.Latch_Field_Name';
import numberLabel from '@salesforce/label/c.Latch_Compare_Number';
import phoneLabel from '@salesforce/label/c.Latch_Field_Phone';
import similarLabel from '@salesforce/label/c.Latch_Compare_Similar';
import siteLabel from '@salesforce/label/c.Latch_Compare_Site';
import statusLabel from '@salesforce/label/c.Latch_Compare_Status';
import { badgesOf } from 'c/latchBadges';
import { customerName, personName, splitEmails } from 'c/latchNames';
import { compare, type AccountFacts, type Comparison } from './compare';

/** A field of both sides, and how they compare: an icon with a word, or nothing. */
export type Row = {
    key: string;
    label: string;
    account: string;
    customer: string;
    mark: Mark | null;
};

type Mark = { word: string; icon: string; variant: string };

const NONE = '—';

const MARKS: Readonly<Record<Exclude<Comparison, ''>, Mark>> = {
    equal: { word: equalLabel, icon: 'utility:success', variant: 'success' },
    similar: { word: similarLabel, icon: 'utility:info', variant: '' },
    different: { word: differentLabel, icon: 'utility:warning', variant: 'warning' },
};

/** Both sides field by field; a field that neither has is left out. */
export function rowsOf(account: AccountFacts, customer: Customer): Row[] {
    const { currency, id, primaryEmail, primaryPhone, reference } = customer;
    const comparison = compare(account, customer);
    const person = personName(customer);
    const emails = splitEmails([primaryEmail, customer.secondaryEmail].join(';')).join(', ');
    const status = badgesOf(customer).map(({ label }) => label);
    return [
        row('name', nameLabel, [account.name, customerName(customer)], comparison.name),
        row('site', siteLabel, [account.website, emails], comparison.site),
        row('phone', phoneLabel, [account.phone, primaryPhone], comparison.phone),
        row('contact', contactLabel, [account.contact, person], comparison.contact),
        row('number', numberLabel, [account.number, reference], comparison.number),
        row('city', cityLabel, [account.city, null]),
        row('currency', currencyLabel, [account.currency, currency], comparison.currency),
        row('id', idLabel, ['', String(id)]),
        row('status', statusLabel, ['', status.join(', ')]),
    ].filter(({ account: one, customer: other }) => one !== NONE || other !== NONE);
}

function row(
    key: string,
    label: string,
    [account, customer]: [string, string | null],
    comparison: Comparison = '',
): Row {
    return {
        key,
        label,
        account: account || NONE,
        customer: customer || NONE,
        mark: comparison === '' ? null : MARKS[comparison],
    };
}
