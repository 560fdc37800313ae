import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type { Customer } from '../../../../../contract/customer';
import cancelLabel from '@salesforce/label/c.Latch_Cancel';
import customerLabel from '@salesforce/label/c.Latch_Confirm_Customer';
import fromLabel from '@salesforce/label/c.Latch_Confirm_From';
import idLabel from '@salesforce/label/c.Latch_Id_Label';
import moveLabel from '@salesforce/label/c.Latch_Move';
import toLabel from '@salesforce/label/c.Latch_Confirm_To';
import titleLabel from '@salesforce/label/c.Latch_Confirm_Title';
import warningLabel from '@salesforce/label/c.Latch_Confirm_Warning';
import { customerName } from 'c/latchNames';

/** Asks before a customer is moved from one Account to another; resolves to `move`, or to nothing when the user declines. */
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
        this.close('move');
    }
}
