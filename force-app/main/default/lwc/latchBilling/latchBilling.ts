import { LightningElement, api } from 'lwc';
import billing from '@salesforce/apex/LatchController.billing';
import adviceLabel from '@salesforce/label/c.Latch_Slow_Read';
import loadingLabel from '@salesforce/label/c.Latch_Billing_Loading';
import openLabel from '@salesforce/label/c.Latch_Open_In_Fusebill';
import retryLabel from '@salesforce/label/c.Latch_Retry';
import titleLabel from '@salesforce/label/c.Latch_Billing';
import type { KnownCustomer } from '../../../../../contract/customer';
import { fusebillUrl } from 'c/latchFusebill';
import { settle, type Answer, type Fault } from 'c/latchReply';
import { partsOf, type Part } from './parts';

/**
 * A customer's subscriptions and open invoices, in a folded section. They are read each time the section is opened, and
 * again when the card refreshes while it is open.
 */
export default class LatchBilling extends LightningElement {
    /** The Account on which the customer is shown. */
    @api recordId: string | undefined;

    labels = {
        advice: adviceLabel,
        loading: loadingLabel,
        open: openLabel,
        retry: retryLabel,
        title: titleLabel,
    };

    isReading = false;

    private isOpen = false;
    private answer: Answer<'billing'> | null = null;
    private shownCustomer: KnownCustomer | undefined;
    private cardAsOf: number | string = '';

    /** The latest reading; the answer to an earlier one is dropped. */
    private question = {};

    /** The customer. Setting another one clears the section. */
    @api get customer(): KnownCustomer | undefined {
        return this.shownCustomer;
    }
    set customer(customer: KnownCustomer | undefined) {
        const isOther = customer?.id !== this.shownCustomer?.id;
        this.shownCustomer = customer;
        if (!isOther) return;
        this.question = {};
        this.answer = null;
        this.isReading = false;
        if (this.isOpen) this.load();
    }

    /** When the data on the card was read: milliseconds or ISO 8601. */
    @api get asOf(): number | string {
        return this.cardAsOf;
    }
    set asOf(asOf: number | string) {
        if (asOf === this.cardAsOf) return;
        this.cardAsOf = asOf;
        if (this.isOpen) this.load();
    }

    get parts(): Part[] {
        return this.answer?.ok ? partsOf(this.answer.data, this.customer?.currency) : [];
    }

    get fault(): Fault | null {
        return this.answer?.ok === false ? this.answer.fault : null;
    }

    get canRetry(): boolean {
        return !this.isReading && this.parts.some(({ canRetry }) => canRetry);
    }

    get url(): string {
        return this.customer ? fusebillUrl(this.customer.id) : '';
    }

    get hasUrl(): boolean {
        return this.answer !== null && this.url !== '';
    }

    get busy(): string {
        return String(this.isReading);
    }

    get status(): string {
        return this.isReading ? loadingLabel : '';
    }

    handleToggle(event: Event): void {
        this.isOpen = (event.currentTarget as HTMLDetailsElement).open;
        if (this.isOpen) this.load();
    }

    handleRetry(): void {
        (this.refs?.content as HTMLElement | undefined)?.focus();
        this.load();
    }

    private async load(): Promise<void> {
        const { recordId, customer } = this;
        if (recordId === undefined || customer === undefined || this.isReading) return;
        const question = (this.question = {});
        this.isReading = true;
        const answer = await settle(() =>
            billing({ accountId: recordId, fusebillId: customer.id }),
        );
        if (this.question !== question) return;
        this.answer = answer;
        this.isReading = false;
    }
}
