import { LightningElement, api } from 'lwc';
import type { CardCandidate } from '../../../../../contract/card-reply';
import type { DismissedCustomer } from '../../../../../contract/stored';
import againstLabel from '@salesforce/label/c.Latch_Against';
import dismissLabel from '@salesforce/label/c.Latch_Dismiss';
import forLabel from '@salesforce/label/c.Latch_For';
import { rowsOf, type Row } from './rows';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Lists candidates, best first. Fires `choose` with the candidate that the user picks, `dismiss` with a suggestion that
 * isn't a match, and `leave` when the arrow keys or Escape leave the list at its top.
 */
export default class LatchCandidates extends LightningElement {
    /** The Account. */
    @api recordId = '';

    /** The candidates, best first. */
    @api candidates: readonly CardCandidate[] = [];

    /** Whether they are suggestions, which show how strong each match is. */
    @api suggested = false;

    /** The customers dismissed as not a match for the Account. */
    @api dismissed: readonly DismissedCustomer[] = [];

    /** Disables every button while a latch is running. */
    @api disabled = false;

    /** Moves the focus to the button at this index, by default the first. */
    @api focus(index = 0): void {
        this.buttons[index]?.focus();
    }

    /** Moves the focus to the button of this customer. */
    @api focusCustomer(fusebillId: number): void {
        this.buttons.find(({ dataset }) => dataset.id === String(fusebillId))?.focus();
    }

    labels = { against: againstLabel, dismiss: dismissLabel, for: forLabel };

    get rows(): Row[] {
        return rowsOf(this);
    }

    handleClick(event: Event): void {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('choose', { detail: this.candidateOf(id) }));
    }

    handleDismiss(event: Event): void {
        const { dismiss: id } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('dismiss', { detail: this.candidateOf(id) }));
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

    private candidateOf(id: string | undefined): CardCandidate | undefined {
        return this.candidates.find(({ customer }) => String(customer.id) === id);
    }

    /** The buttons that latch or move; the arrow keys skip the others. */
    private get buttons(): HTMLElement[] {
        const latching = 'lightning-button[data-id]';
        return [...(this.template?.querySelectorAll<HTMLElement>(latching) ?? [])];
    }
}
