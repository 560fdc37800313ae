import { LightningElement, api } from 'lwc';
import billing from '@salesforce/apex/LatchController.billing';
import failedLabel from '@salesforce/label/c.Latch_Impact_Failed';
import loadingLabel from '@salesforce/label/c.Latch_Billing_Loading';
import titleLabel from '@salesforce/label/c.Latch_Impact';
import type { Customer } from '../../../../../contract/customer';
import { settle, type Answer } from 'c/latchReply';
import { factsOf, type Fact } from './facts';

/** A customer's subscriptions and open invoices in the review of a move. They load separately; nothing waits for them. */
export default class LatchImpact extends LightningElement {
    /** The Account that is to have the customer. */
    @api recordId: string | undefined;

    /** The customer. */
    @api customer: Customer | undefined;

    labels = { title: titleLabel };

    private answer: Answer<'billing'> | null = null;

    connectedCallback(): void {
        this.load();
    }

    get facts(): Fact[] {
        return this.answer?.ok ? factsOf(this.answer.data, this.customer?.currency) : [];
    }

    /** What is shown instead of the facts. */
    get sentence(): string {
        if (this.answer === null) return loadingLabel;
        return this.facts.length === 0 ? failedLabel : '';
    }

    private async load(): Promise<void> {
        const { recordId, customer } = this;
        if (recordId === undefined || customer === undefined) return;
        this.answer = await settle(() => billing({ accountId: recordId, fusebillId: customer.id }));
    }
}
