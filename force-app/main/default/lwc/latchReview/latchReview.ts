import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import direction from '@salesforce/i18n/dir';
import type { Customer } from '../../../../../contract/customer';
import agreeLabel from '@salesforce/label/c.Latch_Move_Agree';
import agreeMissingLabel from '@salesforce/label/c.Latch_Move_Agree_Missing';
import cancelLabel from '@salesforce/label/c.Latch_Cancel';
import fromLabel from '@salesforce/label/c.Latch_Confirm_From';
import latchLabel from '@salesforce/label/c.Latch_Latch';
import lookLabel from '@salesforce/label/c.Latch_Look';
import moveLabel from '@salesforce/label/c.Latch_Move';
import moveTitleLabel from '@salesforce/label/c.Latch_Confirm_Title';
import reasonLabel from '@salesforce/label/c.Latch_Reason_For_Move';
import reasonMissingLabel from '@salesforce/label/c.Latch_Reason_Missing';
import titleLabel from '@salesforce/label/c.Latch_Review_Title';
import toLabel from '@salesforce/label/c.Latch_Confirm_To';
import warningLabel from '@salesforce/label/c.Latch_Confirm_Warning';
import { accountSide, customerSide, type Side } from './sides';
import { doubtsOf, type AccountFacts, type Doubts } from './warnings';

export type { AccountFacts } from './warnings';

/** The Account that holds the customer: its name, else its id, and its page where the user may see it. */
export type Holder = { name: string; url: string };

/** That the user agreed; the reason is empty where nothing is moved. */
export type Agreement = { reason: string };

type Field = HTMLElement & { value: string | undefined; reportValidity: () => boolean };

const NO_ACCOUNT: AccountFacts = { name: '', website: '', phone: '', currency: '' };

/** Shows the Account and the customer side by side before anything is written; resolves to an agreement, or to nothing when the user declines. */
export default class LatchReview extends LightningModal {
    /** The Account that is to hold the customer. */
    @api account: AccountFacts = NO_ACCOUNT;

    /** The customer. */
    @api customer: Customer | undefined;

    /** Who holds the customer now; left out when nobody else does. */
    @api holder: Holder | undefined;

    /** The customers that the Account has already. */
    @api others: readonly Customer[] = [];

    labels = {
        agree: agreeLabel,
        agreeMissing: agreeMissingLabel,
        cancel: cancelLabel,
        from: fromLabel,
        look: lookLabel,
        reason: reasonLabel,
        reasonMissing: reasonMissingLabel,
        to: toLabel,
        warning: warningLabel,
    };

    get title(): string {
        return this.holder ? moveTitleLabel : titleLabel;
    }

    get button(): string {
        return this.holder ? moveLabel : latchLabel;
    }

    /** Points from the old Account to the new one, in the direction in which people read. */
    get arrow(): string {
        return direction === 'rtl' ? 'utility:back' : 'utility:forward';
    }

    get doubts(): Doubts {
        if (!this.customer) return { name: false, site: false, currency: false, words: [] };
        return doubtsOf(this.account, this.customer, this.others);
    }

    get sides(): Side[] {
        if (!this.customer) return [];
        return [accountSide(this.account, this.doubts), customerSide(this.customer, this.doubts)];
    }

    handleCancel(): void {
        this.close();
    }

    /** A move needs a reason and a tick; each field says itself what it lacks. */
    handleAgree(): void {
        const fields = [...(this.template?.querySelectorAll<Field>('[data-required]') ?? [])];
        const reason = fields.find(({ dataset }) => dataset.required === 'reason');
        if (reason) reason.value = reason.value?.trim() ?? '';
        const lacking = fields.filter((field) => !field.reportValidity());
        if (lacking.length > 0) lacking[0]?.focus();
        else this.close({ reason: reason?.value ?? '' } satisfies Agreement);
    }
}
