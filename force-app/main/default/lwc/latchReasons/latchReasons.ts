import type { CardReason } from '../../../../../contract/card-reply';
import type { ReasonKind } from '../../../../../contract/reply';
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

/** Why the customer is suggested; an email that a Contact has too names the Contact, a reason from a newer function is its value. */
export function reasonText({ kind, value, contactName }: CardReason): string {
    if (contactName) return fill(emailOf, contactName);
    return Object.hasOwn(TEXTS, kind) ? fill(TEXTS[kind], value) : value;
}
