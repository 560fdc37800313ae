import { LightningElement, api } from 'lwc';
import type { Candidate } from '../../../../../contract/reply';
import freeLabel from '@salesforce/label/c.Latch_Free';
import heldHereLabel from '@salesforce/label/c.Latch_Held_Here';
import heldByLabel from '@salesforce/label/c.Latch_Held_By';
import latchLabel from '@salesforce/label/c.Latch_Latch';
import latchNamedLabel from '@salesforce/label/c.Latch_Latch_Named';
import moveLabel from '@salesforce/label/c.Latch_Move';
import moveNamedLabel from '@salesforce/label/c.Latch_Move_Named';
import { badgesOf, type Badge } from 'c/latchBadges';
import { fill } from 'c/latchMessages';
import { accountName, customerName, isSameAccount, type Holders } from 'c/latchNames';
import { reasonText } from './reasons';

type Row = {
    id: number;
    name: string;
    badges: Badge[];
    facts: string;
    reasons: string[];
    holder: string;
    /** Empty for a customer that the Account has already. */
    button: string;
    buttonName: string;
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Lists the customers that may belong to the Account, best first; fires `choose` with the candidate that the user picks.
 * The arrow keys walk through the list; `leave` says that they, or Escape, left it at its top.
 */
export default class LatchCandidates extends LightningElement {
    /** The Account that they may belong to. */
    @api recordId = '';

    /** The candidates, best first. */
    @api candidates: readonly Candidate[] = [];

    /** The names of the Accounts that the user may see. */
    @api holders: Holders = {};

    /** Takes the focus to the button at this place, the first when none is given. */
    @api focus(index = 0): void {
        this.buttons[index]?.focus();
    }

    get rows(): Row[] {
        return this.candidates.map(({ customer, reasons, holder }) => ({
            id: customer.id,
            name: customerName(customer),
            badges: badgesOf(customer),
            facts: [customer.reference, customer.id].filter(Boolean).join(' · '),
            reasons: reasons.map(reasonText),
            ...this.wayToLatch(customerName(customer), holder),
        }));
    }

    handleClick(event: Event): void {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        const detail = this.candidates.find(({ customer }) => String(customer.id) === id);
        this.dispatchEvent(new CustomEvent('choose', { detail }));
    }

    handleKeyDown(event: KeyboardEvent): void {
        const step = STEPS[event.key];
        if (step === undefined && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        const index = this.buttons.indexOf(event.currentTarget as HTMLElement) + (step ?? 0);
        if (step === undefined || index < 0) this.dispatchEvent(new CustomEvent('leave'));
        else this.focus(index);
    }

    private wayToLatch(
        name: string,
        holder: string | null,
    ): Pick<Row, 'holder' | 'button' | 'buttonName'> {
        if (holder === null) {
            return {
                holder: freeLabel,
                button: latchLabel,
                buttonName: fill(latchNamedLabel, name),
            };
        }
        if (isSameAccount(holder, this.recordId)) {
            return { holder: heldHereLabel, button: '', buttonName: '' };
        }
        return {
            holder: fill(heldByLabel, accountName(this.holders, holder)),
            button: moveLabel,
            buttonName: fill(moveNamedLabel, name),
        };
    }

    private get buttons(): HTMLElement[] {
        return [...(this.template?.querySelectorAll<HTMLElement>('lightning-button') ?? [])];
    }
}
