import { getFieldValue } from 'lightning/uiRecordApi';
import NAME from '@salesforce/schema/Account.Name';
import PHONE from '@salesforce/schema/Account.Phone';
import WEBSITE from '@salesforce/schema/Account.Website';
import type { AccountFacts } from 'c/latchReview';

/** An org with one currency has no such field, so it is asked for by name. */
const CURRENCY = { objectApiName: 'Account', fieldApiName: 'CurrencyIsoCode' };

/** The fields of the Account that a review compares; one that the user may not see is left out. */
export const COMPARED = [NAME, WEBSITE, PHONE, CURRENCY].map(
    ({ objectApiName, fieldApiName }) => `${objectApiName}.${fieldApiName}`,
);

/** What the record says; an Account without a name goes by its id. */
export function factsIn(record: unknown, accountId: string): AccountFacts {
    const text = (field: typeof NAME): string => {
        const value: unknown = record && getFieldValue(record, field);
        return typeof value === 'string' ? value : '';
    };
    return {
        name: text(NAME) || accountId,
        website: text(WEBSITE),
        phone: text(PHONE),
        currency: text(CURRENCY),
    };
}
