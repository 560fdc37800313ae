import type { CardReason } from '../../../../../contract/card-reply';
import type {
    CounterEvidence,
    CounterKind,
    Grade,
    ReasonKind,
} from '../../../../../contract/reply';
import counterCancelled from '@salesforce/label/c.Latch_Counter_Cancelled';
import counterDomain from '@salesforce/label/c.Latch_Counter_Domain';
import counterName from '@salesforce/label/c.Latch_Counter_Name';
import counterPhone from '@salesforce/label/c.Latch_Counter_Phone';
import domainEquals from '@salesforce/label/c.Latch_Reason_Domain';
import emailAlike from '@salesforce/label/c.Latch_Reason_Email_Alike';
import emailEquals from '@salesforce/label/c.Latch_Reason_Email';
import emailOf from '@salesforce/label/c.Latch_Reason_Email_Of';
import gradeLikely from '@salesforce/label/c.Latch_Grade_Likely';
import gradeStrong from '@salesforce/label/c.Latch_Grade_Strong';
import gradeWeak from '@salesforce/label/c.Latch_Grade_Weak';
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

const COUNTER_TEXTS: Readonly<Record<CounterKind, string>> = {
    nameDiffers: counterName,
    domainDiffers: counterDomain,
    phoneDiffers: counterPhone,
    isCancelled: counterCancelled,
};

const GRADES: Readonly<Record<Grade, string>> = {
    strong: gradeStrong,
    likely: gradeLikely,
    weak: gradeWeak,
};

/** Why the customer is suggested. An email shared with a Contact names the Contact; an unknown reason shows its value. */
export function reasonText({ kind, value, contactName }: CardReason): string {
    if (contactName) return fill(emailOf, contactName);
    return Object.hasOwn(TEXTS, kind) ? fill(TEXTS[kind], value) : value;
}

/** What counts against the customer; an unknown reason shows its value. */
export function counterText({ kind, value }: CounterEvidence): string {
    return Object.hasOwn(COUNTER_TEXTS, kind) ? fill(COUNTER_TEXTS[kind], value) : value;
}

/** The strength of the suggestion; empty if unknown. */
export function gradeText(grade: Grade): string {
    return Object.hasOwn(GRADES, grade) ? GRADES[grade] : '';
}
