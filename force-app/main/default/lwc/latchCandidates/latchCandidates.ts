import { LightningElement, api } from 'lwc';
import type { Candidate } from '../../../../../contract/reply';
import { badgesOf, type Badge } from 'c/latchBadges';
import { customerName, type Contacts, type Holders } from 'c/latchNames';
import { reasonText } from './reasons';
import { wayOf, type Way } from './way';

type Row = Way & {
    id: number;
    name: string;
    badges: Badge[];
    facts: string;
    reasons: string[];
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

    /** The names of the Account's Contacts. */
    @api contacts: Contacts = {};

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
            reasons: reasons.map((reason) => reasonText(reason, this.contacts)),
            ...wayOf({ name: customerName(customer), holder }, this),
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

    private get buttons(): HTMLElement[] {
        return [...(this.template?.querySelectorAll<HTMLElement>('lightning-button') ?? [])];
    }
}
