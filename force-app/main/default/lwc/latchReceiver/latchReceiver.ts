import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import type { KnownCustomer } from '../../../../../contract/customer';
import adviceLabel from '@salesforce/label/c.Latch_Slow_Read';
import loadingLabel from '@salesforce/label/c.Latch_Loading';
import toLabel from '@salesforce/label/c.Latch_Confirm_To';
import account from '@salesforce/apex/LatchController.account';
import { COMPARED, factsIn } from 'c/latchAccount';
import { settle } from 'c/latchReply';
import type { Receiver } from 'c/latchRequest';

type RecordResult = { data?: unknown; error?: unknown };
type Picker = HTMLElement & { reportValidity: () => boolean };

/**
 * Lets the user pick the new Account of a customer. Fires `pick` with the data for the review, and with null until it
 * is loaded.
 */
export default class LatchReceiver extends LightningElement {
    /** The Account that has the customer, which can't be picked. */
    @api recordId = '';

    labels = { advice: adviceLabel, loading: loadingLabel, to: toLabel };

    /** Created once, because the picker searches again for each new object. */
    filter: object | undefined;

    /** The picked Account. */
    targetId: string | undefined;

    @wire(getRecord, { recordId: '$targetId', optionalFields: COMPARED })
    wiredRecord({ data, error }: RecordResult): void {
        if (!this.targetId || !(error || idIn(data) === this.targetId)) return;
        this.facts = factsIn(data, this.targetId);
        this.tellIfKnown();
    }

    private facts: Receiver['facts'] | null = null;
    private others: readonly KnownCustomer[] | null = null;

    /** Moves the focus to the field. */
    @api focus(): void {
        this.picker?.focus();
    }

    /** Shows that an Account is required. */
    @api reportValidity(): boolean {
        return this.picker?.reportValidity() ?? false;
    }

    connectedCallback(): void {
        this.filter = {
            criteria: [{ fieldPath: 'Id', operator: 'ne', value: this.recordId }],
        };
    }

    get isReading(): boolean {
        return this.targetId !== undefined && !(this.facts && this.others);
    }

    handleChange({ detail }: CustomEvent<{ recordId: string | null }>): void {
        this.targetId = detail.recordId ?? undefined;
        this.facts = null;
        this.others = null;
        this.tell(null);
        if (this.targetId) this.readOthers(this.targetId);
    }

    /** They only add a warning, so the user can continue without them. */
    private async readOthers(accountId: string): Promise<void> {
        const answer = await settle(() => account({ accountId }));
        if (accountId !== this.targetId) return;
        this.others = answer.ok ? answer.data.customers : [];
        this.tellIfKnown();
    }

    private tellIfKnown(): void {
        const { targetId: accountId, facts, others } = this;
        if (accountId && facts && others) this.tell({ accountId, facts, others });
    }

    private get picker(): Picker | undefined {
        return this.refs?.picker as Picker | undefined;
    }

    private tell(detail: Receiver | null): void {
        this.dispatchEvent(new CustomEvent('pick', { detail }));
    }
}

/** The wire may still give the record of the Account that was picked before. */
function idIn(record: unknown): unknown {
    return typeof record === 'object' && record !== null && 'id' in record ? record.id : null;
}
