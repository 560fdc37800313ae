import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import latchLabel from '@salesforce/label/c.Latch_Latch';
import moveLabel from '@salesforce/label/c.Latch_Move';
import moveTitleLabel from '@salesforce/label/c.Latch_Confirm_Title';
import titleLabel from '@salesforce/label/c.Latch_Review_Title';
import type LatchDecision from 'c/latchDecision';
import type { Proposal } from 'c/latchDecision';
import type LatchDialogFooter from 'c/latchDialogFooter';

/** What the one who opens the dialog gets hold of. */
export type ReviewHandle = {
    /** Closes the dialog, for when the user leaves the Account meanwhile. */
    close: () => void;
    /** Settles once the dialog has left the page, which it does some time after it was closed: until then nothing else can have the focus. */
    gone: Promise<void>;
};

/** The dialog before anything is written; resolves to an agreement, or to nothing when the user declines. */
export default class LatchReview extends LightningModal {
    /** What the user decides on. */
    @api proposal: Proposal | undefined;

    /** Is given the handle of the dialog. */
    @api register: ((handle: ReviewHandle) => void) | undefined;

    connectedCallback(): void {
        const gone = new Promise<void>((resolve) => (this.markGone = resolve));
        this.register?.({ close: () => this.close(), gone });
        this.addEventListener('keydown', this.handleKeyDown);
    }

    disconnectedCallback(): void {
        this.markGone();
    }

    get title(): string {
        return this.proposal?.holder ? moveTitleLabel : titleLabel;
    }

    get button(): string {
        return this.proposal?.holder ? moveLabel : latchLabel;
    }

    handleDecline(): void {
        this.close();
    }

    handleAgree(): void {
        const agreement = this.decision?.agree();
        if (agreement) this.close(agreement);
    }

    private markGone = (): void => undefined;

    private handleKeyDown = (event: KeyboardEvent): void => {
        if (event.key === 'Escape' && this.decision?.isDirty) this.footer?.askOnEscape(event);
    };

    private get footer(): LatchDialogFooter | undefined {
        return this.refs?.footer as unknown as LatchDialogFooter | undefined;
    }

    private get decision(): Pick<LatchDecision, 'agree' | 'isDirty'> | undefined {
        return this.refs?.decision as unknown as LatchDecision | undefined;
    }
}
