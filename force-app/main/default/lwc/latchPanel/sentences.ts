import allDismissedLabel from '@salesforce/label/c.Latch_Dismissed_All';
import latchingLabel from '@salesforce/label/c.Latch_Latching';
import loadingLabel from '@salesforce/label/c.Latch_Loading';
import noMatchLabel from '@salesforce/label/c.Latch_Empty_No_Match';
import noValuesLabel from '@salesforce/label/c.Latch_Empty_No_Values';
import emptyLabel from '@salesforce/label/c.Latch_Empty';
import recordMissingLabel from '@salesforce/label/c.Latch_Record_Missing';
import unlistableLabel from '@salesforce/label/c.Latch_Unlistable';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import { successText } from 'c/latchRequest';
import type { Attempt, View } from './view';

/** That the Account has no customer. If Fusebill can't list them, an empty list proves nothing. */
export function emptyText(view: View): string {
    return isUnlistable(view) ? unlistableLabel : emptyLabel;
}

/** Whether Fusebill refuses to list the Account's customers. */
export function isUnlistable({ live }: View): boolean {
    return live?.account.isListable === false;
}

/** Why no suggestions are shown; empty if more may exist. The emails of Contacts count too, but the page doesn't know them. */
export function emptyReason({ live }: View, facts: { website: string; phone: string }): string {
    const { suggestions = [], notes = [], isUnsearched = false } = live?.account ?? {};
    if (suggestions.length > 0) return allDismissedLabel;
    if (notes.length > 0 || isUnsearched) return '';
    return facts.website || facts.phone ? noMatchLabel : noValuesLabel;
}

/** That a request is running; otherwise empty. */
export function runningText(attempt: Attempt): string {
    return attempt.kind === 'running'
        ? fill(latchingLabel, customerName(attempt.request.customer))
        : '';
}

/** That the customer is latched but Salesforce could not store it; otherwise empty. */
export function recordMissingText(attempt: Attempt): string {
    const isMissing = attempt.kind === 'done' && attempt.isUnrecorded;
    return isMissing ? fill(recordMissingLabel, attempt.requestId) : '';
}

/** What a screen reader says. Faults announce themselves. */
export function statusText({ attempt, isReading }: View): string {
    if (attempt.kind === 'running') return runningText(attempt);
    if (isReading) return loadingLabel;
    return attempt.kind === 'done' ? successText(attempt.latched) : '';
}
