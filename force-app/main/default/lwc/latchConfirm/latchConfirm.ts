import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type { Customer } from '../../../../../contract/customer';
import cancelLabel from '@salesforce/label/c.Latch_Cancel';
import customerLabel from '@salesforce/label/c.Latch_Confirm_Customer';
import fromLabel from '@salesforce/label/c.Latch_Confirm_From';
import idLabel from '@salesforce/label/c.Latch_Id_Label';
import moveLabel from '@salesforce/label/c.Latch_Move';
import reasonLabel from '@salesforce/label/c.Latch_Reason_For_Move';
import reasonMissingLabel from '@salesforce/label/c.Latch_Reason_Missing';
import toLabel from '@salesforce/label/c.Latch_Confirm_To';
import titleLabel from '@salesforce/label/c.Latch_Confirm_Title';
import warningLabel from '@salesforce/label/c.Latch_Confirm_Warning';
import { customerName } from 'c/latchNames';

type Reason = HTMLElement & { value: string | undefined; reportValidity: () => boolean };

/** Asks before a customer is moved from one Account to another; resolves to the reason, or to nothing when the user declines. */
export default class LatchConfirm extends LightningModal {
    /** The Fusebill ID of the customer. */
    @api fusebillId: number | undefined;

    /** The customer, where it is known. */
    @api customer: Customer | undefined;

    /** The name of the Account that holds the customer, else its id. */
    @api from = '';

    /** The name of the Account that is to hold it, else its id. */
    @api to = '';

    labels = {
        cancel: cancelLabel,
        customer: customerLabel,
        from: fromLabel,
        id: idLabel,
        move: moveLabel,
        reason: reasonLabel,
        reasonMissing: reasonMissingLabel,
        title: titleLabel,
        to: toLabel,
        warning: warningLabel,
    };

    get name(): string {
        return this.customer ? customerName(this.customer) : '';
    }

    handleCancel(): void {
        this.close();
    }

    handleMove(): void {
        const field = this.template?.querySelector<Reason>('lightning-textarea');
        const reason = field?.value?.trim() ?? '';
        if (reason) this.close(reason);
        else this.refuseBlank(field);
    }

    /** Blanks alone count as nothing; the empty field says itself that it is required. */
    private refuseBlank(field: Reason | null | undefined): void {
        if (!field) return;
        field.value = '';
        field.focus();
        field.reportValidity();
    }
}
