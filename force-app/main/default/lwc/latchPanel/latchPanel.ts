import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { Choice } from 'c/latchFinder';
import type { NextStep } from 'c/latchMessages';
import { accountName, isSameAccount } from 'c/latchNames';
import { onLatch, tellLatch } from 'c/latchNews';
import { COMPARED, factsIn } from './account-facts';
import { LABELS } from './labels';
import { review, send, type Subject, type Surroundings } from './latching';
import { readLive, readStored } from './reading';
import { show, type Shown } from './shown';
import { successToast } from './success';
import { answered, read, reading, UNKNOWN, type Done, type Request, type View } from './view';

/** Shows the customers of an Account and latches one to it; fires `latched` after a success. */
export default class LatchPanel extends NavigationMixin(LightningElement) {
    /** `compact` folds away all but the name, the status and the money of a customer. */
    @api layout: 'full' | 'compact' = 'full';

    /** Which parts of a customer are shown, parted by commas; all when empty. */
    @api parts = '';

    /** Leaves suggestions out, so that a customer is found by search alone. */
    @api hideSuggestions = false;

    view: View = UNKNOWN;
    labels = LABELS;

    @wire(getRecord, { recordId: '$recordId', optionalFields: COMPARED })
    record: { data?: unknown; error?: unknown } = {};

    private accountId: string | undefined;

    /** The latest reading; the answer to an earlier one is dropped. */
    private question = {};
    private stopListening = (): void => undefined;

    /** The quick action latches beside the card of the same page. */
    private hearLatch = (accountId: string): void => {
        if (isSameAccount(accountId, this.accountId ?? '') && !this.isUnderWay) this.load();
    };

    /** The Account. */
    @api get recordId(): string | undefined {
        return this.accountId;
    }
    set recordId(recordId: string | undefined) {
        if (recordId === this.accountId) return;
        this.accountId = recordId;
        this.view = UNKNOWN;
        this.load();
    }

    connectedCallback(): void {
        this.stopListening = onLatch(this.hearLatch);
    }

    disconnectedCallback(): void {
        this.stopListening();
    }

    get shown(): Shown {
        const shown = show(this.view);
        return this.hideSuggestions ? { ...shown, candidates: [], isIncomplete: false } : shown;
    }

    get busy(): string {
        return String(this.view.isReading);
    }

    get customerLayout(): string {
        return this.shown.hasSeveral ? 'compact' : this.layout;
    }

    handleRefresh(): void {
        if (!this.view.isReading) this.load();
    }

    handleChoose({ detail: { candidate, holders } }: CustomEvent<Choice>): void {
        this.view = { ...this.view, holders: { ...this.view.holders, ...holders } };
        this.propose(candidate);
    }

    handleAct({ detail: step }: CustomEvent<NextStep>): void {
        const { attempt } = this.view;
        this.focusOn('[data-part="panel"]');
        if (attempt.kind !== 'failed' || step === 'check') this.load();
        else if (step === 'retry') this.submit(attempt.request);
        else this.propose({ customer: attempt.request.customer, holder: null, ...attempt.fault });
    }

    /** First what Salesforce stores, which is there at once, then what Fusebill says now. */
    private async load(): Promise<void> {
        const { accountId } = this;
        if (accountId === undefined) return;
        const question = (this.question = {});
        this.view = reading(this.view);
        const kept = await readStored(accountId);
        if (this.question !== question) return;
        this.view = { ...this.view, stored: kept ?? this.view.stored };
        const verdict = await readLive(accountId);
        if (this.question === question) this.view = read(this.view, verdict, Date.now());
    }

    /** Nothing is written before the user has seen both sides. */
    private async propose(subject: Subject): Promise<void> {
        const { accountId } = this;
        const { attempt } = this.view;
        if (accountId === undefined || this.isUnderWay) return;
        this.view = { ...this.view, attempt: { kind: 'asking' } };
        const known = isSameAccount(subject.holder ?? '', accountId)
            ? { ...subject, holder: null }
            : subject;
        const request = await review(known, await this.surroundings(known));
        if (accountId !== this.accountId) return;
        this.view = { ...this.view, attempt };
        if (request !== null) this.submit(request);
    }

    /** A second click does nothing while the first request is under way. */
    private async submit(request: Request): Promise<void> {
        const { accountId } = this;
        if (accountId === undefined || this.isUnderWay) return;
        this.view = { ...this.view, attempt: { kind: 'running', request } };
        const verdict = await send(accountId, request);
        if (verdict.ok) tellLatch(accountId, this.hearLatch);
        if (accountId !== this.accountId) return;
        this.view = answered(this.view, request, verdict, Date.now());
        if (this.view.attempt.kind === 'done') this.succeed(accountId, this.view.attempt);
    }

    private succeed(recordId: string, done: Done): void {
        this.question = {};
        this.dispatchEvent(successToast(done.latched, this.view.holders));
        notifyRecordUpdateAvailable([{ recordId }]);
        this.focusOn('c-latch-customer');
        this.dispatchEvent(new CustomEvent('latched', { detail: done }));
    }

    private async surroundings({ holder }: Subject): Promise<Surroundings> {
        const facts = factsIn(this.record.data, this.accountId ?? '');
        const others = this.shown.customers;
        if (holder === null) return { account: facts, others };
        const name = accountName(this.view.holders, holder);
        const url = name === holder ? '' : await this.accountUrl(holder);
        return { account: facts, others, holder: { name, url } };
    }

    private accountUrl(recordId: string): Promise<string> {
        return this[NavigationMixin.GenerateUrl]({
            type: 'standard__recordPage',
            attributes: { recordId, objectApiName: 'Account', actionName: 'view' },
        });
    }

    private get isUnderWay(): boolean {
        return ['asking', 'running'].includes(this.view.attempt.kind);
    }

    /** Once the view is drawn. */
    private focusOn(selector: string): void {
        queueMicrotask(() => this.template?.querySelector<HTMLElement>(selector)?.focus());
    }
}
