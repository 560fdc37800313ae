import { getFieldValue } from 'lightning/uiRecordApi';
import CITY from '@salesforce/schema/Account.BillingCity';
import NAME from '@salesforce/schema/Account.Name';
import NUMBER from '@salesforce/schema/Account.AccountNumber';
import PHONE from '@salesforce/schema/Account.Phone';
import WEBSITE from '@salesforce/schema/Account.Website';
import type { AccountFacts } from 'c/latchDecision';

/** An org with one currency has no such field, so it is asked for by name. */
const CURRENCY = { objectApiName: 'Account', fieldApiName: 'CurrencyIsoCode' };

/** The fields of the Account that a review compares; one that the user may not see is left out. */
export const COMPARED = [NAME, WEBSITE, PHONE, NUMBER, CITY, CURRENCY].map(
    ({ objectApiName, fieldApiName }) => `${objectApiName}.${fieldApiName}`,
);

/** What the record says; an Account without a name goes by its id. */
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
