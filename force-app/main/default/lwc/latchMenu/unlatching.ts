import Toast from 'lightning/toast';
import type { KnownCustomer } from '../../../../../contract/customer';
import titleLabel from '@salesforce/label/c.Latch_Unlatch_Title';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import type { CustomerUpdate } from 'c/latchRecord';
import {
    announceUnlatch,
    lateToast,
    updateAfter,
    type UnlatchAnswer,
    type UnlatchSubject,
} from 'c/latchUnlatch';
import LatchUnlatchDialog, { type UnlatchHandle } from 'c/latchUnlatchDialog';

/** Whose latch is to be undone, on which card. */
type Subject = { customer: KnownCustomer; accountId: string; source: string };

/** Asks in a dialog for a latch to be undone. */
export class Unlatching {
    private readonly subject: Subject;
    private dialog: UnlatchHandle | null = null;
    private latest: UnlatchAnswer | null = null;

    constructor(subject: Subject) {
        this.subject = subject;
    }

    /**
     * Opens the dialog. Nothing changes behind it, so that it is not taken away with what opened it.
     * @param late is given what an answer changes that comes after the dialog was closed
     * @returns what was changed, once the dialog is gone; null when nothing was asked
     */
    async ask(late: (update: CustomerUpdate) => void): Promise<CustomerUpdate | null> {
        const { customer, accountId } = this.subject;
        let isGone = false;
        await LatchUnlatchDialog.open({
            label: fill(titleLabel, customerName(customer)),
            size: 'small',
            customer,
            recordId: accountId,
            tell: (answer: UnlatchAnswer) => {
                this.hear(answer);
                if (!isGone) return;
                Toast.show(lateToast(answer, customer));
                late(updateAfter({ accountId }, answer));
            },
            register: (handle: UnlatchHandle) => (this.dialog = handle),
        });
        await this.dialog?.gone;
        isGone = true;
        return this.latest && updateAfter({ accountId }, this.latest);
    }

    /** Closes the dialog, for when the user leaves the Account meanwhile. */
    close(): void {
        this.dialog?.close();
    }

    private hear(answer: UnlatchAnswer): void {
        const { customer, accountId, source } = this.subject;
        this.latest = answer;
        const subject: UnlatchSubject = { accountId, fusebillId: customer.id, source };
        announceUnlatch(subject, answer);
    }
}
