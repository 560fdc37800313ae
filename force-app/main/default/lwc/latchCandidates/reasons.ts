import type { Reason, ReasonKind } from '../../../../../contract/reply';
import domainEquals from '@salesforce/label/c.Latch_Reason_Domain';
import emailAlike from '@salesforce/label/c.Latch_Reason_Email_Alike';
import emailEquals from '@salesforce/label/c.Latch_Reason_Email';
import emailOf from '@salesforce/label/c.Latch_Reason_Email_Of';
import idEquals from '@salesforce/label/c.Latch_Reason_Id';
import nameAlike from '@salesforce/label/c.Latch_Reason_Name_Alike';
import nameEquals from '@salesforce/label/c.Latch_Reason_Name';
import phoneEquals from '@salesforce/label/c.Latch_Reason_Phone';
import referenceAlike from '@salesforce/label/c.Latch_Reason_Reference_Alike';
import referenceEquals from '@salesforce/label/c.Latch_Reason_Reference';
import { fill } from 'c/latchMessages';
import type { Contacts } from 'c/latchNames';

const TEXTS: Readonly<Record<ReasonKind, string>> = {
    idEquals,
    referenceEquals,
    emailEquals,
    emailAlike,
    domainEquals,
    phoneEquals,
    nameEquals,
    nameAlike,
    referenceAlike,
};

/** Why the customer is suggested, in words; an address that a Contact has too reads as the Contact, a reason from a newer function as its value. */
export function reasonText({ kind, value }: Reason, contacts: Contacts): string {
    const contact = kind === 'emailEquals' && contacts[value.toLowerCase()];
    if (contact) return fill(emailOf, contact);
    return Object.hasOwn(TEXTS, kind) ? fill(TEXTS[kind], value) : value;
}
