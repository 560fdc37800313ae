import { LightningElement, api } from 'lwc';
import type { CardReason } from '../../../../../contract/card-reply';
import type { Customer, KnownCustomer } from '../../../../../contract/customer';
import accountLabel from '@salesforce/label/c.Latch_This_Account';
import agreeLabel from '@salesforce/label/c.Latch_Move_Agree';
import mergedLabel from '@salesforce/label/c.Latch_Review_Merged';
import { fill } from 'c/latchMessages';
import { reasonText } from 'c/latchReasons';
import type { AccountFacts } from './compare';
import { LABELS } from './labels';
import { rowsOf, type Row } from './rows';
import { warningsOf } from './warnings';

export type { AccountFacts } from './compare';

/** An Account that holds the customer: its name or id, and its page if the user may see it. */
export type HolderLink = { name: string; url: string };

/** The customer that the user chose, and the Account to compare it with. */
export type Proposal = {
    accountId: string;
    /** The Account that is to have the customer. */
    account: AccountFacts;
    customer: Customer;
    /** Why it is suggested. */
    reasons: readonly CardReason[];
    /** The customers that the Account has already. */
    others: readonly KnownCustomer[];
    /** The Account that the customer would be moved from; null when there is none. */
    holder: HolderLink | null;
    /** The name of an Account merged into this one that Fusebill still shows; otherwise empty. */
    mergedFrom: string;
};

/** The user's agreement. The reason is empty unless it is a move. */
export type Agreement = { reason: string };

type Field = HTMLElement & {
    value: string | undefined;
    checked: boolean;
    reportValidity: () => boolean;
};

/** Compares the Account with the customer, and asks for a reason and a tick before a move. */
export default class LatchDecision extends LightningElement {
    /** The proposal. */
    @api proposal: Proposal | undefined;

    labels = LABELS;

    /** Once the user has tried to continue, fields are validated while they are filled in. */
    private isChecked = false;

    /** The user's agreement; null while something is missing, which then has the focus. */
    @api agree(): Agreement | null {
        this.isChecked = true;
        const { reason } = this;
        if (reason) reason.value = reason.value?.trim() ?? '';
        const lacking = this.fields.filter((field) => !field.reportValidity());
        lacking[0]?.focus();
        return lacking.length > 0 ? null : { reason: reason?.value ?? '' };
    }

    /** Whether typed text would be lost. */
    @api get isDirty(): boolean {
        return Boolean(this.reason?.value?.trim());
    }

    get agreeText(): string {
        return fill(agreeLabel, this.proposal?.account.name ?? '');
    }

    /** A move may go to an Account other than the one on the page. */
    get accountHeading(): string {
        return this.proposal?.holder ? LABELS.to : accountLabel;
    }

    get warnings(): string[] {
        if (!this.proposal) return [];
        const { account, customer, others } = this.proposal;
        return warningsOf(account, customer, others);
    }

    get merged(): string {
        const name = this.proposal?.mergedFrom;
        return name ? fill(mergedLabel, name) : '';
    }

    get reasons(): string[] {
        return (this.proposal?.reasons ?? []).map(reasonText);
    }

    get rows(): Row[] {
        return this.proposal ? rowsOf(this.proposal.account, this.proposal.customer) : [];
    }

    /** Otherwise an error would disappear only when the field loses focus, and the content below would jump. */
    handleChange(event: Event): void {
        if (this.isChecked) (event.currentTarget as Field).reportValidity();
    }

    private get reason(): Field | undefined {
        return this.refs?.reason as Field | undefined;
    }

    private get fields(): Field[] {
        return [this.refs?.reason, this.refs?.agree].filter(Boolean) as Field[];
    }
}
