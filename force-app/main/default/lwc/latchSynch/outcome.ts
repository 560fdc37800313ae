import changedLabel from '@salesforce/label/c.Latch_Synch_Done';
import disabledLabel from '@salesforce/label/c.Latch_History_Synch_Disabled';
import enabledLabel from '@salesforce/label/c.Latch_History_Synch_Enabled';
import lateLabel from '@salesforce/label/c.Latch_Synch_Late';
import synchLabel from '@salesforce/label/c.Latch_Synch';
import resynchronizedLabel from '@salesforce/label/c.Latch_History_Resynchronized';
import unrecordedLabel from '@salesforce/label/c.Latch_Synch_Unrecorded';
import type { SynchOperation } from '../../../../../contract/event';
import type { CustomerChange } from 'c/latchEvents';
import { fill } from 'c/latchMessages';
import type { CustomerUpdate } from 'c/latchRecord';
import { faultToast, type Answer, type Fault } from 'c/latchReply';

/** The request, with the names of the customer and its Account when it was sent. */
export type SynchRequest = { operation: SynchOperation; name: string; accountName: string };

type Success = Extract<Answer<'synch'>, { ok: true }>;
type ToastWords = {
    label: string;
    message: string;
    variant: 'success' | 'error';
    mode: 'dismissible' | 'sticky';
};

const DONE = { enable: enabledLabel, disable: disabledLabel, resynch: resynchronizedLabel };
const SUCCESS = { variant: 'success', mode: 'dismissible' } as const;
const ERROR = { variant: 'error', mode: 'sticky' } as const;

/** How an answer changes the card. */
export function updateOf(accountId: string, answer: Answer<'synch'>): CustomerUpdate {
    const customer = answer.ok ? answer.data.customer : null;
    return { accountId, stored: answer.stored, customer, isOutdated: false };
}

/** The change to announce to other cards; null if nothing was changed or recorded. */
export function changeOf(
    subject: Pick<CustomerChange, 'accountId' | 'fusebillId'>,
    answer: Answer<'synch'>,
): Omit<CustomerChange, 'source'> | null {
    if (answer.ok) return { ...subject, otherAccountId: null };
    return answer.stored && { ...subject, otherAccountId: answer.fault.holder ?? null };
}

/** That the synchronization was changed. */
export function successToast({ operation, name }: SynchRequest, answer: Success): ToastWords {
    const done = fill(DONE[operation], name);
    const message = answer.isRecordMissing ? `${done}. ${unrecordedLabel}` : done;
    return { ...SUCCESS, label: changedLabel, message };
}

/** That another Account has the customer now. */
export function holderToast({ userMessage }: Fault): ToastWords {
    return { ...ERROR, label: synchLabel, message: userMessage };
}

/** The outcome of a request whose Account the user has left; the toast names it. */
export function lateToast(request: SynchRequest, answer: Answer<'synch'>): ToastWords {
    const label = fill(lateLabel, request.name, request.accountName);
    if (answer.ok) return { ...successToast(request, answer), label };
    return faultToast(label, answer.fault);
}
