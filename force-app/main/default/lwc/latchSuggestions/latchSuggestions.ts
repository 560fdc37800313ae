import { LightningElement, api } from 'lwc';
import type { Candidate } from '../../../../../contract/reply';
import freeLabel from '@salesforce/label/c.Latch_Free';
import heldByLabel from '@salesforce/label/c.Latch_Held_By';
import latchLabel from '@salesforce/label/c.Latch_Latch';
import latchNamedLabel from '@salesforce/label/c.Latch_Latch_Named';
import { fill } from 'c/latchMessages';
import { accountName, customerName, type Holders } from 'c/latchNames';
import { reasonText } from './reasons';

type Row = {
    id: number;
    name: string;
    facts: string;
    reasons: string;
    holder: string;
    buttonName: string;
};

/** Lists the customers that may belong to the Account, best first; fires `choose` with the candidate that the user picks. */
export default class LatchSuggestions extends LightningElement {
    /** The candidates, best first. */
    @api candidates: readonly Candidate[] = [];

    /** The names of the Accounts that the user may see. */
    @api holders: Holders = {};

    labels = { latch: latchLabel };

    get rows(): Row[] {
        return this.candidates.map(({ customer, reasons, holder }) => ({
            id: customer.id,
            name: customerName(customer),
            facts: [customer.status, customer.reference, customer.id].filter(Boolean).join(' · '),
            reasons: reasons.map(reasonText).join(', '),
            holder: holder ? fill(heldByLabel, accountName(this.holders, holder)) : freeLabel,
            buttonName: fill(latchNamedLabel, customerName(customer)),
        }));
    }

    handleClick(event: Event): void {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        const detail = this.candidates.find(({ customer }) => String(customer.id) === id);
        this.dispatchEvent(new CustomEvent('choose', { detail }));
    }
}
