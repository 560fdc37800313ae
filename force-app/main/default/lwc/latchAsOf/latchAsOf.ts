import { LightningElement, api } from 'lwc';
import asOfLabel from '@salesforce/label/c.Latch_As_Of';
import refreshLabel from '@salesforce/label/c.Latch_Refresh';
import refreshingLabel from '@salesforce/label/c.Latch_Refreshing';

/** Shows when the data was read; fires `refresh` when the user wants to read it again. */
export default class LatchAsOf extends LightningElement {
    /** Milliseconds or ISO 8601. */
    @api at: number | string = '';

    /** Whether it is being read again. */
    @api reading = false;

    /** Whether nothing can be read now. */
    @api disabled = false;

    labels = { asOf: asOfLabel, refresh: refreshLabel, refreshing: refreshingLabel };

    handleRefresh(): void {
        this.dispatchEvent(new CustomEvent('refresh'));
    }
}
