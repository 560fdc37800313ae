import { api } from 'lwc';
import type { Customer } from '../../../../../contract/customer';
import adviceLabel from '@salesforce/label/c.Latch_Slow_Latch';
import latchingLabel from '@salesforce/label/c.Latch_Latching';
import moveLabel from '@salesforce/label/c.Latch_Move';
import titleLabel from '@salesforce/label/c.Latch_Move_To_Title';
import type LatchDecision from 'c/latchDecision';
import type { Proposal } from 'c/latchDecision';
import LatchDialog from 'c/latchDialog';
import type { Held } from 'c/latchHolder';
import { fill, type NextStep } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import type LatchReceiver from 'c/latchReceiver';
import type { Answer, Fault } from 'c/latchReply';
import {
    proposalFor,
    requestFor,
    send,
    type LatchRequest,
    type Receiver,
    type Subject,
} from 'c/latchRequest';

/** A request, its Account and its answer. */
export type MoveAnswer = {
    request: LatchRequest;
    to: { id: string; name: string };
    answer: Answer<'latch'>;
};

/** A proposal, rendered empty again when its Accounts change. */
type Drawn = { key: string; proposal: Proposal };

/** Asks for the new Account of a customer, compares both, and moves it. */
export default class LatchMoveDialog extends LatchDialog {
    /** The Account that has the customer. */
    @api recordId = '';

    /** The name of that Account. */
    @api accountName = '';

    /** The customer, as read from Fusebill. */
    @api customer: Customer | undefined;

    /** Called with each answer, even after the dialog was closed. */
    @api tell: ((answer: MoveAnswer) => void) | undefined;

    labels = { advice: adviceLabel, move: moveLabel };
    isSending = false;
    fault: Fault | null = null;

    private receiver: Receiver | null = null;
    private request: LatchRequest | null = null;

    /** The customer's holder, from a refusal. */
    private holder: Held | null = null;

    get title(): string {
        return this.customer ? fill(titleLabel, customerName(this.customer)) : '';
    }

    get status(): string {
        return this.isSending && this.customer
            ? fill(latchingLabel, customerName(this.customer))
            : '';
    }

    /** The input stays while the request is sent. */
    get contentClass(): string {
        return this.isSending ? 'slds-hide' : 'content';
    }

    get drawn(): Drawn[] {
        const { receiver, subject } = this;
        if (!receiver || !subject) return [];
        const key = `${receiver.accountId} ${subject.holder}`;
        return [{ key, proposal: proposalFor(subject, receiver, '') }];
    }

    /** The record of the picked Account may arrive again, which changes no refusal. */
    handlePick({ detail }: CustomEvent<Receiver | null>): void {
        if (detail?.accountId !== this.receiver?.accountId) this.fault = null;
        this.receiver = detail;
    }

    handleAgree(): void {
        const { decision, receiver, subject } = this;
        if (!decision || !receiver || !subject) {
            (this.refs?.receiver as unknown as LatchReceiver | undefined)?.reportValidity();
            this.focusOn('receiver');
            return;
        }
        const agreement = decision.agree();
        if (agreement) this.send(requestFor(subject, agreement, receiver.accountId));
    }

    /** After a refusal, the user decides again. */
    handleAct({ detail: step }: CustomEvent<NextStep>): void {
        const { fault, request } = this;
        if (step === 'retry' && request) this.send(request);
        else if (step === 'review' && fault) {
            const { holder = null, holderName, holderMergedInto } = fault;
            this.holder = { holder, holderName, holderMergedInto };
            this.fault = null;
            this.focusOn('receiver');
        } else this.close();
    }

    private async send(request: LatchRequest): Promise<void> {
        const { receiver } = this;
        if (!receiver || this.isSending) return;
        const { accountId: id, facts } = receiver;
        this.request = request;
        this.fault = null;
        this.isSending = true;
        this.focusOn('wait');
        const answer = await send(id, request);
        this.isSending = false;
        this.tell?.({ request, to: { id, name: facts.name }, answer });
        if (answer.ok) this.close();
        else {
            this.fault = answer.fault;
            this.focusOn('fault');
        }
    }

    protected override get isDirty(): boolean {
        return !this.isSending && Boolean(this.decision?.isDirty);
    }

    private get subject(): Subject | null {
        const { accountName, customer, recordId } = this;
        if (!customer) return null;
        const here = {
            holder: customer.salesforceId ?? recordId,
            holderName: accountName,
            holderMergedInto: null,
        };
        return { customer, reasons: [], ...(this.holder ?? here) };
    }

    private get decision(): Pick<LatchDecision, 'agree' | 'isDirty'> | null {
        return this.template?.querySelector('[data-part="decision"]') as LatchDecision | null;
    }

    /**
     * While a request is sent, nothing else in the dialog can have the focus, and without focus Escape doesn't work.
     */
    private focusOn(part: 'fault' | 'receiver' | 'wait'): void {
        queueMicrotask(() => (this.refs?.[part] as HTMLElement | undefined)?.focus());
    }
}
