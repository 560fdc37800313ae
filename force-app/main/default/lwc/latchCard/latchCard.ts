import { LightningElement, api } from 'lwc';
import titleLabel from '@salesforce/label/c.Latch_Title';

/** The card of an Account page: the Fusebill customer of this Account, or the way to latch one. */
export default class LatchCard extends LightningElement {
    /** The Account of the page. */
    @api recordId: string | undefined;

    labels = { title: titleLabel };
}
