import { LightningElement, api } from 'lwc';
import titleLabel from '@salesforce/label/c.Latch_Title';

/** The card on an Account page: its Fusebill customers, or suggestions to latch one. */
export default class LatchCard extends LightningElement {
    /** The Account of the page. */
    @api recordId: string | undefined;

    /** The heading; a translated one when empty. */
    @api cardTitle = '';

    /** `compact` folds away all but the name, the status and the money of a customer. */
    @api layout: 'full' | 'compact' = 'full';

    /** Which parts of a customer are shown, separated by commas; all when empty. */
    @api fields = '';

    /** Hides suggestions, so that users find customers only by search. */
    @api hideSuggestions = false;

    /** Hides the section with subscriptions and open invoices. */
    @api hideBilling = false;

    /** Makes the newest of several active customers the main one; the oldest otherwise. */
    @api newestFirst = false;

    get heading(): string {
        return this.cardTitle.trim() || titleLabel;
    }
}
