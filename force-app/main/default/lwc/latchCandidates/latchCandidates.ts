import { LightningElement, api } from 'lwc';
import type { CardCandidate } from '../../../../../contract/card-reply';
import againstLabel from '@salesforce/label/c.Latch_Against';
import forLabel from '@salesforce/label/c.Latch_For';
import { rowsOf, type Row } from './rows';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Lists the customers that may belong to the Account, best first; fires `choose` with the candidate that the user picks.
 * The arrow keys walk through the list; `leave` says that they, or Escape, left it at its top.
 */
export default class LatchCandidates extends LightningElement {
    /** The Account that they may belong to. */
    @api recordId = '';

    /** The candidates, best first. */
    @api candidates: readonly CardCandidate[] = [];

    /** Whether they are suggestions for the Account, so that it is said how sure each is. */
    @api suggested = false;

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

    labels = { against: againstLabel, for: forLabel };

    get rows(): Row[] {
        return rowsOf(this);
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
