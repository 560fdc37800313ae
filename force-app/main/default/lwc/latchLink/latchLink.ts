import { LightningElement, api } from 'lwc';
import newTabLabel from '@salesforce/label/c.Latch_New_Tab';

/** A link to another site, which opens in a new tab and says so. */
export default class LatchLink extends LightningElement {
    /** The address. */
    @api href = '';

    /** The text of the link. */
    @api label = '';

    labels = { newTab: newTabLabel };
}
