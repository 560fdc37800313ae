import { LightningElement, api } from 'lwc';
import backLabel from '@salesforce/label/c.Latch_Back';
import latchLabel from '@salesforce/label/c.Latch_Latch';
import moveLabel from '@salesforce/label/c.Latch_Move';
import moveTitleLabel from '@salesforce/label/c.Latch_Confirm_Title';
import titleLabel from '@salesforce/label/c.Latch_Review_Title';
import type LatchDecision from 'c/latchDecision';
import type { Proposal } from 'c/latchDecision';

/** The review inside a window. Fires `decide` with an agreement, or with null when the user goes back. */
export default class LatchInlineReview extends LightningElement {
    /** The proposal. */
    @api proposal: Proposal | undefined;

    labels = { back: backLabel };

    /** Moves the focus to the heading. */
    @api focus(): void {
        (this.refs?.heading as HTMLElement | undefined)?.focus();
    }

    get title(): string {
        return this.proposal?.holder ? moveTitleLabel : titleLabel;
    }

    get button(): string {
        return this.proposal?.holder ? moveLabel : latchLabel;
    }

    handleBack(): void {
        this.dispatchEvent(new CustomEvent('decide', { detail: null }));
    }

    handleAgree(): void {
        const detail = this.decision?.agree();
        if (detail) this.dispatchEvent(new CustomEvent('decide', { detail }));
    }

    /** Escape goes back instead of closing the window, unless typed text would be lost. */
    handleKeyDown(event: KeyboardEvent): void {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        if (!this.decision?.isDirty) this.handleBack();
    }

    private get decision(): Pick<LatchDecision, 'agree' | 'isDirty'> | undefined {
        return this.refs?.decision as unknown as LatchDecision | undefined;
    }
}
