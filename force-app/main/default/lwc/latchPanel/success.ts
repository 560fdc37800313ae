import type { Latched } from '../../../../../contract/reply';
import alreadyLabel from '@salesforce/label/c.Latch_Done_Already';
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
