import changedLabel from '@salesforce/label/c.Latch_Synch_Done';
import disabledLabel from '@salesforce/label/c.Latch_History_Synch_Disabled';
import enabledLabel from '@salesforce/label/c.Latch_History_Synch_Enabled';
import lateLabel from '@salesforce/label/c.Latch_Synch_Late';
import menuLabel from '@salesforce/label/c.Latch_Synch_Menu';
import resynchronizedLabel from '@salesforce/label/c.Latch_History_Resynchronized';
import unrecordedLabel from '@salesforce/label/c.Latch_Synch_Unrecorded';
import type { SynchOperation } from '../../../../../contract/event';
import { fill } from 'c/latchMessages';
import type { Answer, Fault } from 'c/latchReply';

/** What was asked for: the names of the customer and its Account are those of the moment. */
export type SynchRequest = { operation: SynchOperation; name: string; accountName: string };

/** An answer to a change of a customer's synchronization, and the Account that it was asked for. */
export type Synched = { accountId: string; answer: Answer<'synch'> };

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

/** That the synchronization was changed. */
export function successToast({ operation, name }: SynchRequest, answer: Success): ToastWords {
    const done = fill(DONE[operation], name);
    const message = answer.isRecordMissing ? `${done}. ${unrecordedLabel}` : done;
    return { ...SUCCESS, label: changedLabel, message };
}

/** That another Account has the customer now. */
export function holderToast({ userMessage }: Fault): ToastWords {
    return { ...ERROR, label: menuLabel, message: userMessage };
}

/** The outcome of a request whose Account the user has left; the toast names it. */
export function lateToast(request: SynchRequest, answer: Answer<'synch'>): ToastWords {
    const label = fill(lateLabel, request.name, request.accountName);
    if (answer.ok) return { ...successToast(request, answer), label };
    const { userMessage, userAction } = answer.fault;
    return { ...ERROR, label, message: [userMessage, userAction].filter(Boolean).join(' ') };
}
