import type { CardUnlatch, UnlatchOutcome } from '../../../../../contract/card-reply';
import type { KnownCustomer } from '../../../../../contract/customer';
import alreadyLabel from '@salesforce/label/c.Latch_Unlatch_Already';
import anotherLabel from '@salesforce/label/c.Latch_Another_Account';
import doneLabel from '@salesforce/label/c.Latch_Unlatch_Done';
import doneTitleLabel from '@salesforce/label/c.Latch_Unlatch_Done_Title';
import heldByLabel from '@salesforce/label/c.Latch_Held_By';
import movedLabel from '@salesforce/label/c.Latch_Unlatch_Moved';
import noneLabel from '@salesforce/label/c.Latch_Unlatch_None';
import recordedLabel from '@salesforce/label/c.Latch_Unlatch_Recorded';
import stillLabel from '@salesforce/label/c.Latch_Unlatch_Still';
import requestedLabel from '@salesforce/label/c.Latch_Unlatch_Requested';
import withdrawnLabel from '@salesforce/label/c.Latch_Unlatch_Withdrawn';
import { holderText } from 'c/latchHolder';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';

const TEXTS: Readonly<Record<UnlatchOutcome, string>> = {
    requested: recordedLabel,
    alreadyRequested: alreadyLabel,
    stillLatched: stillLabel,
    unlatched: doneLabel,
    movedAway: movedLabel,
    withdrawn: withdrawnLabel,
    notRequested: noneLabel,
};

/** Sentences for a toast, which may appear on another Account's page without the file. */
const LATE: Readonly<Record<UnlatchOutcome, string>> = {
    ...TEXTS,
    requested: requestedLabel,
    unlatched: doneTitleLabel,
    movedAway: fill(heldByLabel, '{1}'),
};

/** Whether the file must still be imported. */
export function isOpen({ outcome }: CardUnlatch): boolean {
    return ['requested', 'alreadyRequested', 'stillLatched'].includes(outcome);
}

/** The outcome of a request, in one sentence on the card of its Account. */
export function outcomeText(result: CardUnlatch, customer: KnownCustomer): string {
    return textOf(TEXTS, result, customer);
}

/** The outcome of a request as a toast. */
export function lateText(result: CardUnlatch, customer: KnownCustomer): string {
    return textOf(LATE, result, customer);
}

function textOf(texts: typeof TEXTS, result: CardUnlatch, customer: KnownCustomer): string {
    const { outcome, holder = null, holderName = null, holderMergedInto = null } = result;
    const name = holderText({ holder, holderName, holderMergedInto }) || anotherLabel;
    return fill(texts[outcome], customerName(customer), name);
}
