import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import cancelLabel from '@salesforce/label/c.Latch_Cancel';
import discardLabel from '@salesforce/label/c.Latch_Discard';
import discardQuestionLabel from '@salesforce/label/c.Latch_Discard_Question';
import keepLabel from '@salesforce/label/c.Latch_Keep_Editing';
import latchLabel from '@salesforce/label/c.Latch_Latch';
import moveLabel from '@salesforce/label/c.Latch_Move';
import type LatchDecision from 'c/latchDecision';
import type { Proposal } from 'c/latchDecision';

/** The dialog before anything is written; resolves to an agreement, or to nothing when the user declines. */
export default class LatchReview extends LightningModal {
    /** What is to be decided. */
    @api proposal: Proposal | undefined;

    /** Is given the function that closes the dialog, for when the user leaves the Account meanwhile. */
    @api register: ((close: () => void) => void) | undefined;

    labels = {
        cancel: cancelLabel,
        discard: discardLabel,
        discardQuestion: discardQuestionLabel,
        keep: keepLabel,
    };

    /** Whether the user is asked before a typed reason is lost. */
    isDiscarding = false;

    connectedCallback(): void {
        this.register?.(() => this.close());
        this.addEventListener('keydown', this.handleKeyDown);
    }

    get button(): string {
        return this.proposal?.holder ? moveLabel : latchLabel;
    }

    handleCancel(): void {
        this.close();
    }

    handleAgree(): void {
        const agreement = this.decision?.agree();
        if (agreement) this.close(agreement);
    }

    handleKeep(): void {
        this.isDiscarding = false;
        queueMicrotask(() => (this.refs?.cancel as HTMLElement | undefined)?.focus());
    }

    /** Escape would close the dialog; it first asks, and then takes the question back. */
    private handleKeyDown = (event: KeyboardEvent): void => {
        if (event.key !== 'Escape' || !this.decision?.isDirty) return;
        event.stopPropagation();
        event.preventDefault();
        if (this.isDiscarding) return this.handleKeep();
        this.isDiscarding = true;
        queueMicrotask(() => (this.refs?.keep as HTMLElement | undefined)?.focus());
    };

    private get decision(): Pick<LatchDecision, 'agree' | 'isDirty'> | undefined {
        return this.refs?.decision as unknown as LatchDecision | undefined;
    }
}
