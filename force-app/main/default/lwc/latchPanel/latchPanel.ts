import { LightningElement, api, wire } from 'lwc';
import { MessageContext } from 'lightning/messageService';
import { NavigationMixin } from 'lightning/navigation';
import Toast from 'lightning/toast';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { CardCandidate } from '../../../../../contract/card-reply';
import { COMPARED, factsIn } from 'c/latchAccount';
import type { Agreement, Proposal } from 'c/latchDecision';
import type { Dismissal } from 'c/latchDismissed';
import type LatchEmpty from 'c/latchEmpty';
import { newSource, subscribeToChanges, type CustomerChange } from 'c/latchEvents';
import type { NextStep } from 'c/latchMessages';
import type { CustomerUpdate, Outcome } from 'c/latchRecord';
import { proposalFor, successToast, type Subject } from 'c/latchRequest';
import { isNews } from './changes';
import { LABELS } from './labels';
import { Focus, type Part } from './focus';
import { LatchFlow } from './latch-flow';
import { Reader } from './reader';
import { show, type Shown } from './shown';
import { updated } from './updated';
import { UNKNOWN, withDismissed, type Done, type View } from './view';

/** Shows the customers of an Account and latches one to it; fires `latched` after a success. */
export default class LatchPanel extends NavigationMixin(LightningElement) {
    /** `compact` folds away all but the name, the status and the money of a customer. */
    @api layout: 'full' | 'compact' = 'full';

    /** Which parts of a customer are shown, separated by commas; all when empty. */
    @api parts = '';

    /** Hides suggestions, so that users find customers only by search. */
    @api hideSuggestions = false;

    /** Hides the billing section. */
    @api hideBilling = false;

    /** Makes the newest of several active customers the main one; the oldest otherwise. */
    @api newestFirst = false;

    /** `window`: the panel is already in a window, so it opens no other and leaves out what the card shows. */
    @api variant: 'card' | 'window' = 'card';

    view: View = UNKNOWN;
    labels = LABELS;

    /** Its name in announced changes. */
    source = newSource();

    /** The proposal under review inside the window. */
    proposal: Proposal | null = null;

    @wire(getRecord, { recordId: '$recordId', optionalFields: COMPARED })
    record: { data?: unknown; error?: unknown } = {};

    @wire(MessageContext) messageContext: unknown;

    private accountId: string | undefined;
    private flow = new LatchFlow(this);
    private reader = new Reader(this);
    private focuses = new Focus(this);
    private unsubscribe = (): void => undefined;

    /** The Account. */
    @api get recordId(): string | undefined {
        return this.accountId;
    }
    set recordId(recordId: string | undefined) {
        if (recordId === this.accountId) return;
        this.flow.leave();
        this.accountId = recordId;
        this.view = UNKNOWN;
        this.reader.read();
    }

    connectedCallback(): void {
        this.unsubscribe = subscribeToChanges(this.messageContext, (change) => this.hear(change));
    }

    disconnectedCallback(): void {
        this.unsubscribe();
        this.flow.leave();
    }

    get shown(): Shown {
        const { hideSuggestions } = this;
        const age = this.newestFirst ? 'newest' : 'oldest';
        return show(this.view, { hideSuggestions, age, facts: factsIn(this.record.data, '') });
    }

    get busy(): string {
        return String(this.view.isReading);
    }

    get isWindow(): boolean {
        return this.variant === 'window';
    }

    get isCard(): boolean {
        return !this.isWindow;
    }

    get shownName(): string {
        return this.accountName(this.accountId ?? '');
    }

    get contentClass(): string {
        return this.proposal ? 'slds-hide' : '';
    }

    get anotherClass(): string {
        return this.isWindow ? 'slds-m-top_medium' : 'slds-m-top_x-small';
    }

    handleRefresh(): void {
        if (!this.view.isReading) this.reader.read();
    }

    handleChoose({ detail: candidate }: CustomEvent<CardCandidate>): void {
        this.flow.propose(candidate);
    }

    handleAct({ detail: step }: CustomEvent<NextStep>): void {
        const { attempt } = this.view;
        this.focusOn('panel');
        if (step === 'search') this.search();
        else if (attempt.kind !== 'failed' || step === 'check') this.reader.read();
        else if (step === 'retry') this.flow.submit(attempt.request);
        else this.flow.propose({ ...attempt.request, holder: null, ...attempt.fault });
    }

    handleDecide({ detail }: CustomEvent<Agreement | null>): void {
        this.flow.decide(detail);
    }

    /** Ignores updates for an Account that the user has left. Repeats a running read, which may be older than the update. */
    async handleChange({ detail: update }: CustomEvent<CustomerUpdate>): Promise<void> {
        if (update.accountId !== this.accountId) return;
        this.view = updated(this.view, update);
        if (update.wantsSearch) this.search();
        else if (update.isOutdated || this.view.isReading) await this.reader.read();
    }

    /** After a dialog, the element that started it may be gone or disabled. */
    async handleOutcome(event: CustomEvent<Outcome>): Promise<void> {
        const read = this.handleChange(event);
        await this.flow.gone();
        if (!event.detail.wantsSearch) this.focuses.after(event.detail, read);
    }

    /** Focuses a restored suggestion once it is shown again. */
    async handleDismissal({
        detail: { dismissed, restored },
    }: CustomEvent<Dismissal>): Promise<void> {
        this.view = withDismissed(this.view, dismissed);
        if (restored === null) return;
        await this.focusOn('panel');
        (this.refs?.empty as unknown as LatchEmpty | undefined)?.focusCustomer(restored);
    }

    /** Opens the search. The shown customer may be gone, so the Account is read again meanwhile. */
    private search(): void {
        this.reader.read();
        this.focusOn(this.shown.isEmpty ? 'empty' : 'another');
    }

    /** Handles a change made in the quick action or on another card. */
    private hear(change: CustomerChange): void {
        const { accountId = '', source, view } = this;
        if (isNews(change, { accountId, source, view })) this.reader.read();
    }

    /** Announces a latch to the user, the page and the quick action. */
    succeed(recordId: string, done: Done): void {
        this.reader.drop();
        this.toast(successToast(done.latched));
        notifyRecordUpdateAvailable([{ recordId }]);
        this.focusOn('customers', done.latched.customer.id);
        this.dispatchEvent(new CustomEvent('latched', { detail: done }));
    }

    /** If the component has left the page, the page shows the toast. */
    toast(words: object): void {
        Toast.show(words, this.isConnected ? this : undefined);
    }

    /** The proposal to review before a latch. */
    async proposalFor(subject: Subject, accountId: string): Promise<Proposal> {
        const url = subject.holderName ? await this.accountUrl(subject.holder ?? '') : '';
        const facts = factsIn(this.record.data, accountId);
        return proposalFor(subject, { accountId, facts, others: this.shown.customers }, url);
    }

    /** The Account's name, or its id if the user may not see the name. */
    accountName(accountId: string): string {
        return factsIn(this.record.data, accountId).name;
    }

    /** Moves the focus there once the view is drawn and no dialog holds the focus. */
    async focusOn(part: Part, item?: number): Promise<void> {
        await this.flow.gone();
        this.focuses.on(part, item);
    }

    private accountUrl(recordId: string): Promise<string> {
        return this[NavigationMixin.GenerateUrl]({
            type: 'standard__recordPage',
            attributes: { recordId, objectApiName: 'Account', actionName: 'view' },
        });
    }
}
