import { api } from 'lwc';
import latchLabel from '@salesforce/label/c.Latch_Latch';
import moveLabel from '@salesforce/label/c.Latch_Move';
import moveTitleLabel from '@salesforce/label/c.Latch_Confirm_Title';
import titleLabel from '@salesforce/label/c.Latch_Review_Title';
import type LatchDecision from 'c/latchDecision';
import type { Proposal } from 'c/latchDecision';
import LatchDialog from 'c/latchDialog';

/** The dialog before anything is written; resolves to an agreement, or to nothing when the user declines. */
export default class LatchReview extends LatchDialog {
    /** The proposal. */
    @api proposal: Proposal | undefined;

    get title(): string {
        return this.proposal?.holder ? moveTitleLabel : titleLabel;
    }

    get button(): string {
        return this.proposal?.holder ? moveLabel : latchLabel;
    }

    handleAgree(): void {
        const agreement = this.decision?.agree();
        if (agreement) this.close(agreement);
    }

    protected override get isDirty(): boolean {
        return Boolean(this.decision?.isDirty);
    }

    private get decision(): Pick<LatchDecision, 'agree' | 'isDirty'> | undefined {
        return this.refs?.decision as unknown as LatchDecision | undefined;
    }
}
