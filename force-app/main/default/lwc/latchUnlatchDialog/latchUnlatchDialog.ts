import { api } from 'lwc';
import type { CardUnlatch } from '../../../../../contract/card-reply';
import type { Customer, KnownCustomer } from '../../../../../contract/customer';
import askLabel from '@salesforce/label/c.Latch_Unlatch_Ask';
import askingLabel from '@salesforce/label/c.Latch_Unlatch_Asking';
import explainLabel from '@salesforce/label/c.Latch_Unlatch_Explain';
import reasonLabel from '@salesforce/label/c.Latch_Unlatch_Reason';
import reasonMissingLabel from '@salesforce/label/c.Latch_Unlatch_Reason_Missing';
import titleLabel from '@salesforce/label/c.Latch_Unlatch_Title';
import request from '@salesforce/apex/LatchUnlatchController.request';
import LatchDialog from 'c/latchDialog';
import { fill, type NextStep } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import { settle, type Fault } from 'c/latchReply';
import { isOpen, outcomeText, type UnlatchAnswer } from 'c/latchUnlatch';

type Reason = HTMLElement & { value?: string; reportValidity: () => boolean };

/** Asks why the customer should be unlatched, records the request, and offers the file to import. */
export default class LatchUnlatchDialog extends LatchDialog {
    /** The Account. */
    @api recordId = '';

    /** The customer as the card knows it. */
    @api customer: KnownCustomer | undefined;

    /** Called with each answer, even after the dialog was closed. */
    @api tell: ((answer: UnlatchAnswer) => void) | undefined;

    labels = {
        ask: askLabel,
        explain: explainLabel,
        reason: reasonLabel,
        reasonMissing: reasonMissingLabel,
    };
    isSending = false;
    fault: Fault | null = null;

    /** The reply to the request; null until it arrives. */
    result: CardUnlatch | null = null;

    get title(): string {
        return this.customer ? fill(titleLabel, customerName(this.customer)) : '';
    }

    get status(): string {
        return this.isSending ? askingLabel : '';
    }

    get isFinal(): boolean {
        return this.result !== null;
    }

    get resultText(): string {
        return this.result && this.customer ? outcomeText(this.result, this.customer) : '';
    }

    /** The customer as it was just read, while the request is open. */
    get imported(): Customer | undefined {
        return this.result && isOpen(this.result) ? this.result.customer : undefined;
    }

    handleAsk(): void {
        const { reason } = this;
        if (!reason || this.isSending) return;
        reason.value = reason.value?.trim() ?? '';
        if (reason.reportValidity()) this.send(reason.value);
        else reason.focus();
    }

    handleAct({ detail: step }: CustomEvent<NextStep>): void {
        if (step === 'retry') this.handleAsk();
        else this.close();
    }

    private async send(reason: string): Promise<void> {
        const { customer, recordId: accountId } = this;
        if (!customer) return;
        this.isSending = true;
        this.fault = null;
        this.focusOn('explain');
        const fusebillId = customer.id;
        const answer = await settle<'unlatch'>(() => request({ accountId, fusebillId, reason }));
        this.isSending = false;
        this.tell?.(answer);
        if (answer.ok) this.result = answer.data;
        else this.fault = answer.fault;
        this.focusOn(answer.ok ? 'result' : 'fault');
    }

    protected override get isDirty(): boolean {
        const isSent = this.isFinal || this.isSending;
        return !isSent && Boolean(this.reason?.value?.trim());
    }

    private get reason(): Reason | undefined {
        return this.refs?.reason as Reason | undefined;
    }

    /** While a request is sent, nothing else in the dialog can have the focus, and without focus Escape doesn't work. */
    private focusOn(part: 'explain' | 'fault' | 'result'): void {
        queueMicrotask(() => (this.refs?.[part] as HTMLElement | undefined)?.focus());
    }
}
