import { LightningElement, api } from 'lwc';
import cancelLabel from '@salesforce/label/c.Latch_Cancel';
import closeLabel from '@salesforce/label/c.Latch_Close';
import discardLabel from '@salesforce/label/c.Latch_Discard';
import discardQuestionLabel from '@salesforce/label/c.Latch_Discard_Question';
import keepLabel from '@salesforce/label/c.Latch_Keep_Editing';

/** The buttons of a dialog; fires `agree` for the main one, and `decline` when the user cancels, discards or closes. */
export default class LatchDialogFooter extends LightningElement {
    /** The label of the main button. */
    @api label = '';

    /** The `data-action` of the main button. */
    @api action = 'agree';

    /** Whether the main button is disabled. */
    @api disabled = false;

    /** Whether all is done, so that the dialog can only be closed. */
    @api final = false;

    labels = {
        cancel: cancelLabel,
        close: closeLabel,
        discard: discardLabel,
        discardQuestion: discardQuestionLabel,
        keep: keepLabel,
    };

    /** Whether it asks before a typed reason is discarded. */
    isDiscarding = false;

    /** Keeps Escape from closing the dialog: it first asks whether to discard the reason, and then takes the question back. */
    @api askOnEscape(event: KeyboardEvent): void {
        event.stopPropagation();
        event.preventDefault();
        if (this.isDiscarding) this.handleKeep();
        else this.askToDiscard();
    }

    handleAgree(): void {
        this.dispatchEvent(new CustomEvent('agree'));
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
