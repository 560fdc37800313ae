import { LightningElement, api, wire } from 'lwc';
import { MessageContext } from 'lightning/messageService';
import { NavigationMixin } from 'lightning/navigation';
import Toast from 'lightning/toast';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { CardCandidate } from '../../../../../contract/card-reply';
import type { Agreement, Proposal } from 'c/latchDecision';
import { publishLatch, subscribeToLatches, type LatchedMessage } from 'c/latchEvents';
import { isSameAccount } from 'c/latchHolder';
import type { NextStep } from 'c/latchMessages';
import { faultOf } from 'c/latchReply';
import { COMPARED, factsIn } from './account-facts';
import { LABELS } from './labels';
import { requestFor, send, type LatchRequest, type Subject } from './latching';
import { lateToast, messageOf, successToast } from './outcome';
import { proposalFor } from './proposal';
import { readLive, readStored } from './reading';
import { Review } from './review';
import { show, type Shown } from './shown';
import { answered, read, reading, UNKNOWN, type Done, type View } from './view';

/** Shows the customers of an Account and latches one to it; fires `latched` after a success. */
export default class LatchPanel extends NavigationMixin(LightningElement) {
    /** `compact` folds away all but the name, the status and the money of a customer. */
    @api layout: 'full' | 'compact' = 'full';

    /** Which parts of a customer are shown, separated by commas; all when empty. */
    @api parts = '';

    /** Leaves suggestions out, so that a customer is found by search alone. */
    @api hideSuggestions = false;

    /** `window`: the panel is in a window already, so it opens no second one, and it repeats nothing of the card. */
    @api variant: 'card' | 'window' = 'card';

    view: View = UNKNOWN;
    labels = LABELS;

    /** What the user decides inside the window. */
    proposal: Proposal | null = null;

    @wire(getRecord, { recordId: '$recordId', optionalFields: COMPARED })
    record: { data?: unknown; error?: unknown } = {};

    @wire(MessageContext) messageContext: unknown;

    private accountId: string | undefined;

    /** The latest reading; the answer to an earlier one is dropped. */
    private question = {};

    /** Changes when the user leaves the Account: what was proposed before is written no more. */
    private visit = {};
    private review = new Review();
    private unsubscribe = (): void => undefined;

    /** The Account. */
    @api get recordId(): string | undefined {
        return this.accountId;
    }
    set recordId(recordId: string | undefined) {
        if (recordId === this.accountId) return;
        this.leave();
        this.accountId = recordId;
        this.view = UNKNOWN;
        this.load();
    }

    connectedCallback(): void {
        this.unsubscribe = subscribeToLatches(this.messageContext, (latched) =>
            this.handleLatched(latched),
        );
    }

    disconnectedCallback(): void {
        this.unsubscribe();
        this.leave();
    }

    get shown(): Shown {
        const { hideSuggestions } = this;
        return show(this.view, { hideSuggestions, facts: factsIn(this.record.data, '') });
    }

    get busy(): string {
        return String(this.view.isReading);
    }

    get customerLayout(): string {
        return this.shown.hasSeveral ? 'compact' : this.layout;
    }

    get isWindow(): boolean {
        return this.variant === 'window';
    }

    get contentClass(): string {
        return this.proposal ? 'slds-hide' : '';
    }

    handleRefresh(): void {
        if (!this.view.isReading) this.load();
    }

    handleChoose({ detail: candidate }: CustomEvent<CardCandidate>): void {
        this.propose(candidate);
    }

    handleAct({ detail: step }: CustomEvent<NextStep>): void {
        const { attempt } = this.view;
        this.focusOn(() => this.refs?.panel);
        if (attempt.kind !== 'failed' || step === 'check') this.load();
        else if (step === 'retry') this.submit(attempt.request);
        else this.propose({ ...attempt.request, holder: null, ...attempt.fault });
    }

    handleDecide({ detail }: CustomEvent<Agreement | null>): void {
        this.review.decide(detail);
    }

    /** A latch elsewhere in the app: in the quick action, or on the card of the Account that has the customer now. */
    private handleLatched({ accountId, previousAccountId, requestId }: LatchedMessage): void {
        const { attempt } = this.view;
        const isOwn = attempt.kind === 'done' && attempt.requestId === requestId;
        const isConcerned = [accountId, previousAccountId].some(
            (id) => id !== null && isSameAccount(id, this.accountId ?? ''),
        );
        if (isConcerned && !isOwn && !this.isUnderWay) this.load();
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
        const answer = await readLive(accountId);
        if (this.question === question) this.view = read(this.view, answer, Date.now());
    }

    /** Nothing is written before the user has seen both sides. */
    private async propose(subject: Subject): Promise<void> {
        const { accountId, visit } = this;
        const { attempt } = this.view;
        if (accountId === undefined || this.isUnderWay) return;
        this.view = { ...this.view, attempt: { kind: 'asking' } };
        try {
            const agreement = await this.ask(await this.proposalFor(subject, accountId));
            if (visit !== this.visit) return;
            this.view = { ...this.view, attempt };
            if (agreement) this.submit(requestFor(subject, agreement, accountId));
        } catch (thrown) {
            if (visit !== this.visit) return;
            const fault = faultOf(thrown);
            this.view = { ...this.view, attempt: { kind: 'failed', request: subject, fault } };
        }
    }

    private async ask(proposal: Proposal): Promise<Agreement | null> {
        if (!this.isWindow) return this.review.inDialog(proposal);
        this.proposal = proposal;
        this.focusOn(() => this.refs?.review);
        const agreement = await this.review.inPanel();
        this.proposal = null;
        return agreement;
    }

    /** A second click does nothing while the first request is under way. */
    private async submit(request: LatchRequest): Promise<void> {
        const { accountId } = this;
        if (accountId === undefined || this.isUnderWay) return;
        const { name } = factsIn(this.record.data, accountId);
        this.view = { ...this.view, attempt: { kind: 'running', request } };
        this.focusOn(() => this.refs?.panel);
        const answer = await send(accountId, request);
        if (answer.ok) publishLatch(messageOf(accountId, answer));
        const isShown = accountId === this.accountId;
        if (isShown) this.view = answered(this.view, request, answer, Date.now());
        if (!isShown || !this.isConnected) this.toast(lateToast(request, answer, name));
        else if (this.view.attempt.kind === 'done') this.succeed(accountId, this.view.attempt);
        else this.focusOn(() => this.refs?.fault);
    }

    private succeed(recordId: string, done: Done): void {
        this.question = {};
        this.toast(successToast(done.latched));
        notifyRecordUpdateAvailable([{ recordId }]);
        this.focusOn(() => this.refs?.customers?.querySelector('[data-customer]'));
        this.dispatchEvent(new CustomEvent('latched', { detail: done }));
    }

    /** A component that has left the page can show nothing, but the page can. */
    private toast(words: object): void {
        Toast.show(words, this.isConnected ? this : undefined);
    }

    private leave(): void {
        this.visit = {};
        this.review.close();
        this.review = new Review();
        this.proposal = null;
        if (this.view.attempt.kind === 'asking') {
            this.view = { ...this.view, attempt: { kind: 'none' } };
        }
    }

    private async proposalFor(subject: Subject, accountId: string): Promise<Proposal> {
        const url = subject.holderName ? await this.accountUrl(subject.holder ?? '') : '';
        const facts = factsIn(this.record.data, accountId);
        return proposalFor(subject, { accountId, facts, others: this.shown.customers }, url);
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

    /** Once the view is drawn and the dialog, which would take the focus, is gone. */
    private async focusOn(target: () => unknown): Promise<void> {
        await this.review.gone();
        (target() as HTMLElement | null | undefined)?.focus();
    }
}
