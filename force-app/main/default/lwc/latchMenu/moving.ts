import Toast from 'lightning/toast';
import type { Customer } from '../../../../../contract/customer';
import titleLabel from '@salesforce/label/c.Latch_Move_To_Title';
import { fill, nextStepOf } from 'c/latchMessages';
import LatchMoveDialog, { type MoveAnswer } from 'c/latchMoveDialog';
import { customerName } from 'c/latchNames';
import type { CustomerUpdate } from 'c/latchRecord';
import { lateToast } from 'c/latchRequest';
import type { Asking } from './asking';

/** The customer to move, and the Account that has it. */
type Subject = { customer: Customer; accountId: string; accountName: string };

/**
 * Asks in a dialog for the new Account of a customer, and moves it there.
 * @param late is called with the changes of an answer that arrives after the dialog was closed
 * @returns the changes, once the dialog is gone; null if nothing was sent
 */
export async function askToMove(
    { customer, accountId, accountName }: Subject,
    asking: Asking,
    late: (update: CustomerUpdate) => void,
): Promise<CustomerUpdate | null> {
    const latest = await asking.ask<MoveAnswer>(
        (ears) =>
            LatchMoveDialog.open({
                label: fill(titleLabel, customerName(customer)),
                size: 'medium',
                customer,
                recordId: accountId,
                accountName,
                ...ears,
            }),
        (answer) => {
            toast(answer);
            late(updateAfter(accountId, answer));
        },
    );
    if (latest?.answer.ok) toast(latest);
    return latest && updateAfter(accountId, latest);
}

function toast({ request, to, answer }: MoveAnswer): void {
    Toast.show(lateToast(request, answer, to.name));
}

/** After a refusal the card reads again; after a move it does so when the message arrives. */
function updateAfter(accountId: string, { to, answer }: MoveAnswer): CustomerUpdate {
    const update = { accountId, stored: null, customer: null };
    return answer.ok
        ? { ...update, isOutdated: false, departure: { customer: answer.data.customer, to } }
        : {
              ...update,
              isOutdated: true,
              wantsSearch: nextStepOf(answer.fault.code) === 'search',
          };
}
