import { LightningElement, api } from 'lwc';
import type { CardCandidate } from '../../../../../contract/card-reply';
import type { DismissedCustomer } from '../../../../../contract/stored';
import againstLabel from '@salesforce/label/c.Latch_Against';
import dismissLabel from '@salesforce/label/c.Latch_Dismiss';
import forLabel from '@salesforce/label/c.Latch_For';
import { rowsOf, type Row } from './rows';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Lists the customers that may belong to the Account, best first; fires `choose` with the candidate that the user picks,
 * and `dismiss` with a suggestion that isn't a match.
 * The arrow keys walk through the list; `leave` says that they, or Escape, left it at its top.
 */
export default class LatchCandidates extends LightningElement {
    /** The Account that they may belong to. */
    @api recordId = '';

    /** The candidates, best first. */
    @api candidates: readonly CardCandidate[] = [];

    /** Whether they are suggestions for the Account, so that it is said how sure each is. */
    @api suggested = false;

    /** The customers that are dismissed as not a match for the Account. */
    @api dismissed: readonly DismissedCustomer[] = [];

    /** Disables every button while a latch is running. */
    @api disabled = false;

    /** Takes the focus to the button at this place, the first when none is given. */
    @api focus(index = 0): void {
        this.buttons[index]?.focus();
    }

    /** Takes the focus to the button of this customer. */
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

    /** Those that latch or move; the arrow keys pass over the others. */
    private get buttons(): HTMLElement[] {
        const latching = 'lightning-button[data-id]';
        return [...(this.template?.querySelectorAll<HTMLElement>(latching) ?? [])];
    }
}
