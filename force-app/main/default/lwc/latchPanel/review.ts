import moveTitleLabel from '@salesforce/label/c.Latch_Confirm_Title';
import titleLabel from '@salesforce/label/c.Latch_Review_Title';
import type { Agreement, Proposal } from 'c/latchDecision';
import type { DialogHandle } from 'c/latchDialog';
import LatchReview from 'c/latchReview';

/** The open review: a dialog, or a part of the panel if that is in a window already. */
export class Review {
    private dialog: DialogHandle | null = null;
    private settle: (agreement: Agreement | null) => void = () => undefined;

    /** The user's agreement in a dialog; null when they decline. */
    async inDialog(proposal: Proposal): Promise<Agreement | null> {
        const agreement: unknown = await LatchReview.open({
            label: proposal.holder === null ? titleLabel : moveTitleLabel,
            size: 'medium',
            proposal,
            register: (dialog: DialogHandle) => (this.dialog = dialog),
        });
        return isAgreement(agreement) ? agreement : null;
    }

    /** The user's agreement in the panel, which calls `decide`. */
    inPanel(): Promise<Agreement | null> {
        return new Promise((settle) => (this.settle = settle));
    }

    /** Ends a review in the panel. */
    decide(agreement: Agreement | null): void {
        this.settle(agreement);
    }

    /** Closes an open review as if the user had declined. */
    close(): void {
        this.dialog?.close();
        this.settle(null);
    }

    /** Settles once no dialog is on the page; until then nothing behind it can have the focus. */
    async gone(): Promise<void> {
        await this.dialog?.gone;
    }
}

function isAgreement(agreement: unknown): agreement is Agreement {
    const isObject = typeof agreement === 'object' && agreement !== null;
    return isObject && 'reason' in agreement && typeof agreement.reason === 'string';
}
