import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { Latched } from '../../../../../contract/reply';
import alreadyLabel from '@salesforce/label/c.Latch_Done_Already';
import doneLabel from '@salesforce/label/c.Latch_Done_Title';
import latchedLabel from '@salesforce/label/c.Latch_Done_Latched';
import movedLabel from '@salesforce/label/c.Latch_Done_Moved';
import noAccountLabel from '@salesforce/label/c.Latch_No_Account';
import { fill } from 'c/latchMessages';
import { accountName, customerName, type Holders } from 'c/latchNames';

const TEXTS = { latched: latchedLabel, moved: movedLabel, alreadyLatched: alreadyLabel };

/** What was done, in one sentence. */
export function successText(
    { outcome, customer, previousHolder }: Latched,
    holders: Holders,
): string {
    const from = previousHolder ? accountName(holders, previousHolder) : noAccountLabel;
    return fill(TEXTS[outcome], customerName(customer), from);
}

/** The same as a toast. */
export function successToast(latched: Latched, holders: Holders): ShowToastEvent {
    const message = successText(latched, holders);
    return new ShowToastEvent({ title: doneLabel, message, variant: 'success' });
}
