import type { Agreement, Proposal } from 'c/latchDecision';
import type { ReviewHandle } from 'c/latchReview';
import { openReview } from './latching';

/** The review that is open: a dialog, or a part of the panel that is in a window already. */
export class Review {
    private dialog: ReviewHandle | null = null;
    private settle: (agreement: Agreement | null) => void = () => undefined;

    /** What the user agrees to in a dialog; null when they decline. */
    inDialog(proposal: Proposal): Promise<Agreement | null> {
        return openReview(proposal, (dialog) => (this.dialog = dialog));
    }

    /** What the user agrees to in the panel, which calls `decide`. */
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
