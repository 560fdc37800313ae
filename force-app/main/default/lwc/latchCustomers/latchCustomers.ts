import { LightningElement, api } from 'lwc';
import type { KnownCustomer } from '../../../../../contract/customer';
import type { CustomerUpdate, LatchRow, Outcome } from 'c/latchRecord';

/**
 * The customers of an Account, each with its menu and its billing. Fires `change` with a `CustomerUpdate`, and `outcome`
 * with an `Outcome` when the focus should go to it.
 */
export default class LatchCustomers extends LightningElement {
    /** The Account. */
    @api recordId: string | undefined;

    /** The name of the card, sent with the changes that it announces. */
    @api source = '';

    /** The name of the Account. */
    @api accountName = '';

    /** The customers, the main one first. */
    @api customers: readonly KnownCustomer[] = [];

    /** The id of the main customer if there are several; otherwise null. */
    @api main: number | null = null;

    /** The open requests to undo a latch. */
    @api requests: readonly { row: LatchRow }[] = [];

    /** `compact` folds away all but the name, the status and the money of a customer. */
    @api layout: 'full' | 'compact' = 'full';

    /** Which parts of a customer are shown, separated by commas; all when empty. */
    @api parts = '';

    /** When the data on the card was read: milliseconds or ISO 8601. */
    @api asOf: number | string = '';

    /** Hides the billing section. */
    @api hideBilling = false;

    /** Shows only names, statuses and links, for use next to the card. */
    @api brief = false;

    /** Nothing can be started now. */
    @api disabled = false;

    /** Moves the focus to a customer, or to the first one without an id. */
    @api focus(fusebillId?: number): void {
        const item = fusebillId === undefined ? '' : `="${fusebillId}"`;
        this.template?.querySelector<HTMLElement>(`[data-customer${item}]`)?.focus();
    }

    /** Moves the focus to the menu of a customer. */
    @api focusMenu(fusebillId: number): void {
        this.template?.querySelector<HTMLElement>(`[data-menu="${fusebillId}"]`)?.focus();
    }

    get hasSeveral(): boolean {
        return this.customers.length > 1;
    }

    /** A brief customer is too short to fold. */
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

    handleOutcome({ detail }: CustomEvent<Outcome>): void {
        this.dispatchEvent(new CustomEvent('outcome', { detail }));
    }
}
