import { LightningElement, api } from 'lwc';
import cancelLabel from '@salesforce/label/c.Latch_Cancel';
import discardLabel from '@salesforce/label/c.Latch_Discard';
import discardQuestionLabel from '@salesforce/label/c.Latch_Discard_Question';
import keepLabel from '@salesforce/label/c.Latch_Keep_Editing';

/** The buttons of a dialog: one that cancels, and those in the slot; fires `decline` when the user cancels or discards. */
export default class LatchDialogFooter extends LightningElement {
    /** There is nothing left to cancel. */
    @api final = false;

    labels = {
        cancel: cancelLabel,
        discard: discardLabel,
        discardQuestion: discardQuestionLabel,
        keep: keepLabel,
    };

    /** Whether the user is asked before a typed reason is lost. */
    isDiscarding = false;

    get canCancel(): boolean {
        return !this.final;
    }

    /** Keeps Escape from closing the dialog: it first asks whether to discard the reason, and then takes the question back. */
    @api askOnEscape(event: KeyboardEvent): void {
        event.stopPropagation();
        event.preventDefault();
        if (this.isDiscarding) this.handleKeep();
        else this.askToDiscard();
    }

    handleDecline(): void {
        this.dispatchEvent(new CustomEvent('decline'));
    }

    handleKeep(): void {
        this.isDiscarding = false;
        this.focusOn('cancel');
    }

    private askToDiscard(): void {
        this.isDiscarding = true;
        this.focusOn('keep');
    }

    private focusOn(button: 'cancel' | 'keep'): void {
        queueMicrotask(() => (this.refs?.[button] as HTMLElement | undefined)?.focus());
    }
}
