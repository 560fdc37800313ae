import type { KnownCustomer } from '../../../../../contract/customer';
import titleLabel from '@salesforce/label/c.Latch_Unlatch_Title';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import { faultToast, type Answer } from 'c/latchReply';
import { lateText } from './outcome';

/** The configuration of a toast. */
export type LateToast = {
    label: string;
    message: string;
    variant: 'info' | 'error';
    mode: 'dismissible' | 'sticky';
};

/** A toast with the outcome of a request whose dialog or row has left the page. */
export function lateToast(answer: Answer<'unlatch'>, customer: KnownCustomer): LateToast {
    const label = fill(titleLabel, customerName(customer));
    if (answer.ok) {
        const message = lateText(answer.data, customer);
        return { label, message, variant: 'info', mode: 'dismissible' };
    }
    return faultToast(label, answer.fault);
}
