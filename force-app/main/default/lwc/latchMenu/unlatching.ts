import Toast from 'lightning/toast';
import type { KnownCustomer } from '../../../../../contract/customer';
import titleLabel from '@salesforce/label/c.Latch_Unlatch_Title';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import type { CustomerUpdate } from 'c/latchRecord';
import { announceUnlatch, lateToast, updateAfter, type UnlatchAnswer } from 'c/latchUnlatch';
import LatchUnlatchDialog from 'c/latchUnlatchDialog';
import type { Asking } from './asking';

/** Whose latch is to be undone, on which card. */
type Subject = { customer: KnownCustomer; accountId: string; source: string };

/**
 * Asks in a dialog for a latch to be undone.
 * @param late is given what an answer changes that comes after the dialog was closed
 * @returns what was changed, once the dialog is gone; null when nothing was asked
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
