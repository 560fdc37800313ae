import { LightningElement, api } from 'lwc';
import checkLabel from '@salesforce/label/c.Latch_Check';
import detailsLabel from '@salesforce/label/c.Latch_Details';
import errorLabel from '@salesforce/label/c.Latch_Error';
import fusebillSaysLabel from '@salesforce/label/c.Latch_Fusebill_Says';
import noAccountLabel from '@salesforce/label/c.Latch_No_Account';
import referenceLabel from '@salesforce/label/c.Latch_Reference';
import retryLabel from '@salesforce/label/c.Latch_Retry';
import reviewLabel from '@salesforce/label/c.Latch_Review';
import waitLabel from '@salesforce/label/c.Latch_Wait';
import { fill, wordsOf, type NextStep, type Words } from 'c/latchMessages';
import { accountName, type Holders } from 'c/latchNames';
import { mayMove, moveBarred } from 'c/latchPermissions';
import type { Fault } from 'c/latchReply';

const BUTTONS: Readonly<Record<NextStep, string>> = {
    retry: retryLabel,
    check: checkLabel,
    review: reviewLabel,
    none: '',
};

/** Says in one sentence what went wrong and offers one thing to do; fires `act` with the step that the user chose. */
export default class LatchFault extends LightningElement {
    /** What went wrong. */
    @api fault: Fault | undefined;

    /** The names of the Accounts that the user may see. */
    @api holders: Holders = {};

    /** What to do, where it is another thing than what the code says to everybody. */
    @api advice = '';

    labels = { details: detailsLabel, error: errorLabel };

    get words(): Words {
        return wordsOf(this.fault?.code ?? '');
    }

    /** A refusal for want of a permission is worded for the user: it names what is missing. */
    get refusal(): string {
        return this.fault?.code === 'NO_PERMISSION' ? this.fault.message : '';
    }

    get sentence(): string {
        if (this.refusal) return this.refusal;
        const holder = this.fault?.holder;
        return fill(
            this.words.sentence,
            holder ? accountName(this.holders, holder) : noAccountLabel,
        );
    }

    /** The next step is a move, and the user may make none. */
    get isBarred(): boolean {
        return this.words.step === 'review' && !mayMove;
    }

    get action(): string {
        if (this.refusal) return '';
        if (this.isBarred) return moveBarred;
        const seconds = this.fault?.retryAfterSeconds;
        return seconds ? fill(waitLabel, seconds) : this.advice || this.words.action;
    }

    get fusebillWords(): string {
        const words = this.fault?.fusebillMessage;
        return words ? fill(fusebillSaysLabel, words) : '';
    }

    get reference(): string {
        const id = this.fault?.requestId;
        return id ? fill(referenceLabel, id) : '';
    }

    get details(): string {
        return this.refusal ? '' : (this.fault?.message ?? '');
    }

    get button(): string {
        return this.isBarred ? '' : BUTTONS[this.words.step];
    }

    handleClick(): void {
        this.dispatchEvent(new CustomEvent('act', { detail: this.words.step }));
    }
}
