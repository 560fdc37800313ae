import { LightningElement, api } from 'lwc';
import { CloseActionScreenEvent } from 'lightning/actions';
import closeLabel from '@salesforce/label/c.Latch_Close';
import titleLabel from '@salesforce/label/c.Latch_Action_Title';

/** The quick action of an Account: latches a customer and closes. */
export default class LatchAction extends LightningElement {
    /** The Account of the page; the platform sets it only after the component is connected. */
    @api recordId: string | undefined;

    labels = { close: closeLabel, title: titleLabel };

    /** Stays open while there is something to read. */
    handleLatched({ detail }: CustomEvent<{ isUnrecorded: boolean }>): void {
        if (!detail.isUnrecorded) this.handleClose();
    }

    handleClose(): void {
        this.dispatchEvent(new CloseActionScreenEvent());
    }
}
