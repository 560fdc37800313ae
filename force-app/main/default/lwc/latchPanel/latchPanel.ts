import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getFieldValue, getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { Customer } from '../../../../../contract/customer';
import type { Candidate, Latched } from '../../../../../contract/reply';
import NAME from '@salesforce/schema/Account.Name';
import anotherLabel from '@salesforce/label/c.Latch_Another';
import confirmLabel from '@salesforce/label/c.Latch_Confirm_Title';
import doneLabel from '@salesforce/label/c.Latch_Done_Title';
import emptyLabel from '@salesforce/label/c.Latch_Empty';
import incompleteLabel from '@salesforce/label/c.Latch_Incomplete';
import severalLabel from '@salesforce/label/c.Latch_Several';
import suggestionsLabel from '@salesforce/label/c.Latch_Suggestions';
import account from '@salesforce/apex/LatchController.account';
import latch from '@salesforce/apex/LatchController.latch';
import move from '@salesforce/apex/LatchController.move';
import LatchConfirm from 'c/latchConfirm';
import type { NextStep } from 'c/latchMessages';
import { accountName, isSameAccount } from 'c/latchNames';
import { onLatch, tellLatch } from 'c/latchNews';
import { settle, type ApexReply, type Fault } from 'c/latchReply';
import { show, type Shown } from './shown';
import { successText } from './success';
import { answered, looked, type Attempt, type Ready, type Request, type View } from './view';

/** Shows the customers of an Account and latches one to it; fires `latched` after a success. */
export default class LatchPanel extends LightningElement {
    view: View = { kind: 'loading' };

    @wire(getRecord, { recordId: '$recordId', fields: [NAME] })
    record: { data?: unknown; error?: unknown } = {};

    labels = {
        another: anotherLabel,
        empty: emptyLabel,
        incomplete: incompleteLabel,
        several: severalLabel,
        suggestions: suggestionsLabel,
    };

    private accountId: string | undefined;
    private stopListening = (): void => undefined;

    /** The quick action latches beside the card of the same page. */
    private hearLatch = (accountId: string): void => {
        const isOurs = isSameAccount(accountId, this.accountId ?? '');
        if (isOurs && !this.isUnderWay) this.load();
    };

    /** The Account. */
    @api get recordId(): string | undefined {
        return this.accountId;
    }
    set recordId(recordId: string | undefined) {
        if (recordId === this.accountId) return;
        this.accountId = recordId;
        this.load();
    }

    connectedCallback(): void {
        this.stopListening = onLatch(this.hearLatch);
    }

    disconnectedCallback(): void {
        this.stopListening();
    }

    get shown(): Shown {
        return show(this.view);
    }

    handleLatch({ detail: fusebillId }: CustomEvent<number>): void {
        this.submit({ fusebillId });
    }

    handleChoose({ detail: { customer, holder } }: CustomEvent<Candidate>): void {
        this.propose(customer.id, holder, customer);
    }

    handleAct({ detail: step }: CustomEvent<NextStep>): void {
        const attempt = this.ready?.attempt;
        this.focusOn('[data-part="panel"]');
        if (attempt?.kind !== 'failed' || step === 'check') this.load();
        else if (step === 'retry') this.submit(attempt.request);
        else this.review(attempt.request, attempt.fault);
    }

    private async load(): Promise<void> {
        const accountId = this.accountId;
        this.view = { kind: 'loading' };
        if (accountId === undefined) return;
        const verdict = await settle(() => account({ accountId }));
        if (accountId === this.accountId) this.view = looked(verdict);
    }

    /** Latches what nobody else holds, and asks before it takes a customer from its holder. */
    private async propose(
        fusebillId: number,
        holder: string | null | undefined,
        customer?: Customer,
    ): Promise<void> {
        const accountId = this.accountId ?? '';
        if (!holder || isSameAccount(holder, accountId)) return this.submit({ fusebillId });
        const before = this.ready?.attempt;
        if (!before || !this.begin({ kind: 'asking' })) return undefined;
        const reason: unknown = await LatchConfirm.open({
            label: confirmLabel,
            size: 'small',
            fusebillId,
            customer,
            from: accountName(this.shown.holders, holder),
            to: this.ownName,
        });
        if (accountId !== this.accountId || this.ready === null) return undefined;
        this.view = { ...this.ready, attempt: before };
        return typeof reason === 'string' && reason
            ? this.submit({ fusebillId, move: { holder, reason } })
            : undefined;
    }

    private review({ fusebillId }: Request, { holder, customer }: Fault): void {
        this.propose(fusebillId, holder, customer);
    }

    private async submit(request: Request): Promise<void> {
        const accountId = this.accountId;
        if (accountId === undefined || !this.begin({ kind: 'running' })) return;
        const verdict = await settle(() => send(accountId, request));
        if (accountId !== this.accountId || this.ready === null) return;
        this.view = answered(this.ready, request, verdict);
        if (verdict.ok) this.succeed(accountId, verdict.data);
        else if (verdict.fault.code === 'ALREADY_LATCHED') this.review(request, verdict.fault);
    }

    /** False while another request is under way: a second click does nothing. */
    private begin(attempt: Attempt): boolean {
        if (this.ready === null || this.isUnderWay) return false;
        this.view = { ...this.ready, attempt };
        return true;
    }

    private succeed(recordId: string, latched: Latched): void {
        const message = successText(latched, this.shown.holders);
        this.dispatchEvent(new ShowToastEvent({ title: doneLabel, message, variant: 'success' }));
        notifyRecordUpdateAvailable([{ recordId }]);
        tellLatch(recordId, this.hearLatch);
        this.focusOn('c-latch-customer');
        this.dispatchEvent(new CustomEvent('latched', { detail: latched }));
    }

    private get ready(): Ready | null {
        return this.view.kind === 'ready' ? this.view : null;
    }

    private get isUnderWay(): boolean {
        return ['asking', 'running'].includes(this.ready?.attempt.kind ?? '');
    }

    private get ownName(): string {
        const name: unknown = this.record.data && getFieldValue(this.record.data, NAME);
        return typeof name === 'string' ? name : (this.accountId ?? '');
    }

    /** Once the view is drawn. */
    private focusOn(selector: string): void {
        queueMicrotask(() => this.template?.querySelector<HTMLElement>(selector)?.focus());
    }
}

function send(accountId: string, { fusebillId, move: from }: Request): Promise<ApexReply<'latch'>> {
    return from === undefined
        ? latch({ accountId, fusebillId })
        : move({ accountId, fusebillId, expectedHolder: from.holder, reason: from.reason });
}
