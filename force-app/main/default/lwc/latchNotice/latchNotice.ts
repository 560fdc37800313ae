import { LightningElement, api } from 'lwc';
import warningLabel from '@salesforce/label/c.Latch_Warning';

/** Warns in one sentence. */
export default class LatchNotice extends LightningElement {
    /** The sentence. */
    @api text = '';

    labels = { warning: warningLabel };
}
