import type { CardLatched } from '../../../../../contract/card-reply';
import alreadyLabel from '@salesforce/label/c.Latch_Done_Already';
import alreadyToLabel from '@salesforce/label/c.Latch_Done_Already_To';
import doneLabel from '@salesforce/label/c.Latch_Done_Title';
import failedLabel from '@salesforce/label/c.Latch_Failed_Title';
import latchedLabel from '@salesforce/label/c.Latch_Done_Latched';
import latchedToLabel from '@salesforce/label/c.Latch_Done_Latched_To';
import mergedLabel from '@salesforce/label/c.Latch_Done_Merged';
import movedLabel from '@salesforce/label/c.Latch_Done_Moved';
import movedToLabel from '@salesforce/label/c.Latch_Done_Moved_To';
import noAccountLabel from '@salesforce/label/c.Latch_No_Account';
import recordMissingLabel from '@salesforce/label/c.Latch_Record_Missing';
import type { CustomerChange } from 'c/latchEvents';
import { unseenText } from 'c/latchHolder';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import { faultToast, type Answer } from 'c/latchReply';
import type { LatchRequest } from './latchRequest';

/** The configuration of a toast. */
export type ToastWords = {
    label: string;
    message: string;
    variant: 'success' | 'error';
    mode: 'dismissible' | 'sticky';
};

const SUCCESS = { variant: 'success', mode: 'dismissible' } as const;

type Texts = Readonly<Record<CardLatched['outcome'], string>>;

const HERE: Texts = { latched: latchedLabel, moved: movedLabel, alreadyLatched: alreadyLabel };
const THERE: Texts = {
    latched: latchedToLabel,
    moved: movedToLabel,
    alreadyLatched: alreadyToLabel,
};

/** The changes of a latch. */
export function changeOf(
    accountId: string,
    { customer, previousHolder }: CardLatched,
): Omit<CustomerChange, 'source'> {
    return { accountId, otherAccountId: previousHolder ?? null, fusebillId: customer.id };
}

/** The success on the Account's own card, in one sentence. */
export function successText(latched: CardLatched): string {
    const text = latched.accountsMerged ? mergedLabel : textFor(latched, HERE);
    return fill(text, customerName(latched.customer), previousOf(latched));
}

/** The same as a toast. */
export function successToast(latched: CardLatched): ToastWords {
    return { ...SUCCESS, label: doneLabel, message: successText(latched) };
}

/** The outcome of a request whose Account the user has left; the toast names it. */
export function lateToast(
    { customer }: LatchRequest,
    answer: Answer<'latch'>,
    accountName: string,
): ToastWords {
    if (answer.ok) {
        const { data, isRecordMissing, requestId } = answer;
        const name = customerName(data.customer);
        const done = fill(textFor(data, THERE), name, previousOf(data), accountName);
        if (!isRecordMissing) return { ...SUCCESS, label: doneLabel, message: done };
        const message = `${done} ${fill(recordMissingLabel, requestId)}`;
        return { ...SUCCESS, label: doneLabel, message, mode: 'sticky' };
    }
    return faultToast(fill(failedLabel, customerName(customer), accountName), answer.fault);
}

/** An outcome of a newer function is still a latch. */
function textFor({ outcome }: CardLatched, texts: Texts): string {
    return Object.hasOwn(texts, outcome) ? texts[outcome] : texts.latched;
}

function previousOf({ accountsMerged, previousHolder, previousHolderName }: CardLatched): string {
    const unnamed = accountsMerged ? previousHolder : unseenText(previousHolder);
    return previousHolderName ?? unnamed ?? noAccountLabel;
}
