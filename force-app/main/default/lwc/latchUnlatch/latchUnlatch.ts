import { LightningElement, api } from 'lwc';
import type { KnownCustomer } from '../../../../../contract/customer';
import namedLabel from '@salesforce/label/c.Latch_Unlatch_Named';
import titleLabel from '@salesforce/label/c.Latch_Unlatch_Title';
import unlatchLabel from '@salesforce/label/c.Latch_Unlatch';
import { fill } from 'c/latchMessages';
import { customerName, numberedName } from 'c/latchNames';
import { mayMove } from 'c/latchPermissions';
import type { LatchRow, StoredLatches } from 'c/latchRecord';
import LatchUnlatchDialog, { type UnlatchAnswer, type UnlatchHandle } from 'c/latchUnlatchDialog';

/** What the card has to know once a request was made, checked or withdrawn. */
export type UnlatchChange = {
    /** The Account's rows; null when they are not known. */
    stored: StoredLatches | null;
    /** Whether Fusebill may show something else than the card. */
    isOutdated: boolean;
};

/** The button that asks for a latch to be undone; fires `change` once its dialog is gone. */
export default class LatchUnlatch extends LightningElement {
    /** The Account. */
    @api recordId = '';

    /** The customer whose latch is to be undone. */
    @api customer: KnownCustomer | undefined;

    /** The open requests of the Account; for a customer with one there is no button. */
    @api requests: readonly { row: LatchRow }[] = [];

    /** Whether the Account has other customers, maybe of the same name. */
    @api several = false;

    labels = { unlatch: unlatchLabel };

    private dialog: UnlatchHandle | null = null;

    disconnectedCallback(): void {
        this.dialog?.close();
    }

    get isShown(): boolean {
        const id = this.customer?.id;
        return mayMove && !this.requests.some(({ row }) => row.customerId === id);
    }

    get name(): string {
        if (!this.customer) return '';
        const nameOf = this.several ? numberedName : customerName;
        return fill(namedLabel, nameOf(this.customer));
    }

    /** Nothing changes behind the dialog, so that it is not taken away together with this button. */
    async handleClick(): Promise<void> {
        const { customer, recordId } = this;
        if (!customer) return;
        const answers: UnlatchAnswer[] = [];
        await LatchUnlatchDialog.open({
            label: fill(titleLabel, customerName(customer)),
            size: 'small',
            customer,
            recordId,
            tell: (answer: UnlatchAnswer) => answers.push(answer),
            register: (handle: UnlatchHandle) => (this.dialog = handle),
        });
        await this.dialog?.gone;
        const last = answers.at(-1);
        if (last && this.isConnected) this.announce(last);
    }

    private announce(answer: UnlatchAnswer): void {
        const isOutdated = !answer.ok || ['unlatched', 'movedAway'].includes(answer.data.outcome);
        const detail: UnlatchChange = { stored: answer.stored, isOutdated };
        this.dispatchEvent(new CustomEvent('change', { detail }));
    }
}
