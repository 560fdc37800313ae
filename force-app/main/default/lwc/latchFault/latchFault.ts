import { LightningElement, api } from 'lwc';
import checkLabel from '@salesforce/label/c.Latch_Check';
import copiedLabel from '@salesforce/label/c.Latch_Copied';
import copyLabel from '@salesforce/label/c.Latch_Copy';
import detailsLabel from '@salesforce/label/c.Latch_Details';
import errorLabel from '@salesforce/label/c.Latch_Error';
import fusebillSaysLabel from '@salesforce/label/c.Latch_Fusebill_Says';
import referenceLabel from '@salesforce/label/c.Latch_Reference';
import retryLabel from '@salesforce/label/c.Latch_Retry';
import reviewLabel from '@salesforce/label/c.Latch_Review';
import searchLabel from '@salesforce/label/c.Latch_Search_Again';
import { fill, nextStepOf, type NextStep } from 'c/latchMessages';
import { mayMove, moveBarred } from 'c/latchPermissions';
import type { Fault } from 'c/latchReply';

const BUTTONS: Readonly<Record<NextStep, string>> = {
    retry: retryLabel,
    check: checkLabel,
    review: reviewLabel,
    search: searchLabel,
    none: '',
};

/** A paragraph of the details. */
type Detail = { part: string; text: string };

/** Explains what went wrong and what to do, and offers one step. Fires `act` with that step. */
export default class LatchFault extends LightningElement {
    /** The fault. */
    @api fault: Fault | undefined;

    /** Advice that replaces the fault's own. */
    @api advice = '';

    labels = { details: detailsLabel, error: errorLabel };
    isCopied = false;

    /** Moves the focus to the button, or to the sentence without one. */
    @api focus(): void {
        const target = this.refs?.step ?? this.refs?.sentence;
        (target as HTMLElement | undefined)?.focus();
    }

    get sentence(): string {
        return this.fault?.userMessage ?? '';
    }

    get action(): string {
        return this.isBarred ? moveBarred : this.advice || (this.fault?.userAction ?? '');
    }

    get button(): string {
        return this.isBarred ? '' : BUTTONS[this.step];
    }

    get details(): Detail[] {
        const { fusebillMessage, message, requestId, userMessage } = this.fault ?? {};
        return [
            {
                part: 'fusebill',
                text: fusebillMessage ? fill(fusebillSaysLabel, fusebillMessage) : '',
            },
            { part: 'message', text: message && message !== userMessage ? message : '' },
            { part: 'reference', text: requestId ? fill(referenceLabel, requestId) : '' },
        ].filter(({ text }) => text !== '');
    }

    get copyLabel(): string {
        return this.isCopied ? copiedLabel : copyLabel;
    }

    get copyIcon(): string {
        return this.isCopied ? 'utility:check' : 'utility:copy';
    }

    handleClick(): void {
        this.dispatchEvent(new CustomEvent('act', { detail: this.step }));
    }

    async handleCopy(): Promise<void> {
        const texts = [this.sentence, ...this.details.map(({ text }) => text)];
        try {
            await navigator.clipboard.writeText(texts.join('\n'));
            this.isCopied = true;
        } catch {
            this.selectDetails();
        }
    }

    /** A browser may deny access to the clipboard. The text is then selected, so that the user can copy it. */
    private selectDetails(): void {
        const details = this.refs?.details;
        if (details) getSelection()?.selectAllChildren(details);
    }

    private get step(): NextStep {
        return nextStepOf(this.fault?.code ?? '');
    }

    /** Whether the next step is a move, which the user isn't allowed to make. */
    private get isBarred(): boolean {
        return this.step === 'review' && !mayMove;
    }
}
