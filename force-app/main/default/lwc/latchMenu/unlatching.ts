import Toast from 'lightning/toast';
import type { KnownCustomer } from '../../../../../contract/customer';
import titleLabel from '@salesforce/label/c.Latch_Unlatch_Title';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import type { CustomerUpdate } from 'c/latchRecord';
import { announceUnlatch, lateToast, updateAfter, type UnlatchAnswer } from 'c/latchUnlatch';
import LatchUnlatchDialog from 'c/latchUnlatchDialog';
import type { Asking } from './asking';

/** The customer to unlatch, and its card. */
type Subject = { customer: KnownCustomer; accountId: string; source: string };

/**
 * Opens the dialog that requests an unlatch.
 * @param late is called with the changes of an answer that arrives after the dialog was closed
 * @returns the changes, once the dialog is gone; null if nothing was sent
 */
export async function askToUnlatch(
    { customer, accountId, source }: Subject,
    asking: Asking,
    late: (update: CustomerUpdate) => void,
): Promise<CustomerUpdate | null> {
    const latest = await asking.ask<UnlatchAnswer>(
        ({ tell, register }) =>
            LatchUnlatchDialog.open({
                label: fill(titleLabel, customerName(customer)),
                size: 'small',
                customer,
                recordId: accountId,
                tell: (answer: UnlatchAnswer) => {
                    announceUnlatch({ accountId, fusebillId: customer.id, source }, answer);
                    tell(answer);
                },
                register,
            }),
        (answer) => {
            Toast.show(lateToast(answer, customer));
            late(updateAfter({ accountId }, answer));
        },
    );
    return latest && updateAfter({ accountId }, latest);
}
