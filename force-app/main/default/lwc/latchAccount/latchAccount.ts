import { getFieldValue } from 'lightning/uiRecordApi';
import CITY from '@salesforce/schema/Account.BillingCity';
import NAME from '@salesforce/schema/Account.Name';
import NUMBER from '@salesforce/schema/Account.AccountNumber';
import PHONE from '@salesforce/schema/Account.Phone';
import WEBSITE from '@salesforce/schema/Account.Website';
import type { AccountFacts } from 'c/latchDecision';

/** A field that only multi-currency orgs have, so it can't be imported. */
const CURRENCY = { objectApiName: 'Account', fieldApiName: 'CurrencyIsoCode' };

/** The fields of the Account that a review compares; one that the user may not see is left out. */
export const COMPARED = [NAME, WEBSITE, PHONE, NUMBER, CITY, CURRENCY].map(
    ({ objectApiName, fieldApiName }) => `${objectApiName}.${fieldApiName}`,
);

/** The Account's values; its id stands in for a missing name. */
export function factsIn(record: unknown, accountId: string): Omit<AccountFacts, 'contact'> {
    const text = (field: typeof NAME): string => {
        const value: unknown = record && getFieldValue(record, field);
        return typeof value === 'string' ? value : '';
    };
    return {
        name: text(NAME) || accountId,
        website: text(WEBSITE),
        phone: text(PHONE),
        number: text(NUMBER),
        city: text(CITY),
        currency: text(CURRENCY),
    };
}
