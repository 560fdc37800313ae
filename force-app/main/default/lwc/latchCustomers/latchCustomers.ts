import { LightningElement, api } from 'lwc';
import type { KnownCustomer } from '../../../../../contract/customer';
import type { CustomerUpdate, LatchRow } from 'c/latchRecord';

/**
 * The customers of an Account, each with its menu and its billing. Fires `change` with a `CustomerUpdate`, and `outcome`
 * with one when a customer was moved away, or its latch was asked to be undone.
 */
export default class LatchCustomers extends LightningElement {
    /** The Account. */
    @api recordId: string | undefined;

    /** The name of the card, for what it announces to the others. */
    @api source = '';

    /** The name of the Account. */
    @api accountName = '';

    /** The customers, the main one first. */
    @api customers: readonly KnownCustomer[] = [];

    /** Of several customers the id of the main one; null where there is one. */
    @api main: number | null = null;

    /** The open requests to undo a latch. */
    @api requests: readonly { row: LatchRow }[] = [];

    /** `compact` folds away all but the name, the status and the money of a customer. */
    @api layout: 'full' | 'compact' = 'full';

    /** Which parts of a customer are shown, separated by commas; all when empty. */
    @api parts = '';

    /** When the data on the card was read: milliseconds or ISO 8601. */
    @api asOf: number | string = '';

    /** Leaves out what a customer is subscribed to and owes. */
    @api hideBilling = false;

    /** Shows only who the customers are, for use next to the card. */
    @api brief = false;

    /** Nothing can be started now. */
    @api disabled = false;

    /** Takes the focus to a customer; without an id to the first. */
    @api focus(fusebillId?: number): void {
        const item = fusebillId === undefined ? '' : `="${fusebillId}"`;
        this.template?.querySelector<HTMLElement>(`[data-customer${item}]`)?.focus();
    }

    get hasSeveral(): boolean {
        return this.customers.length > 1;
    }

    /** A customer that is shown briefly is too short to be folded. */
    get isFoldable(): boolean {
        return this.hasSeveral && this.isWhole;
    }

    get isWhole(): boolean {
        return !this.brief;
    }

    get hasBilling(): boolean {
        return !this.hideBilling;
    }

    handleChange({ detail }: CustomEvent<CustomerUpdate>): void {
        this.dispatchEvent(new CustomEvent('change', { detail }));
    }

    handleOutcome({ detail }: CustomEvent<CustomerUpdate>): void {
        this.dispatchEvent(new CustomEvent('outcome', { detail }));
    }
}
