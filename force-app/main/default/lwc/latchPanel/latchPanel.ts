import { LightningElement, api, wire } from 'lwc';
import { MessageContext } from 'lightning/messageService';
import { NavigationMixin } from 'lightning/navigation';
import Toast from 'lightning/toast';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { CardCandidate } from '../../../../../contract/card-reply';
import type { Agreement, Proposal } from 'c/latchDecision';
import type { Dismissal } from 'c/latchDismissed';
import { subscribeToLatches, type LatchedMessage } from 'c/latchEvents';
import { isSameAccount } from 'c/latchHolder';
import type { NextStep } from 'c/latchMessages';
import type { Synched } from 'c/latchSynch';
import type { UnlatchChange } from 'c/latchUnlatch';
import { COMPARED, factsIn } from './account-facts';
import { LABELS } from './labels';
import { LatchFlow, type Part } from './latch-flow';
import type { Subject } from './latching';
import { successToast } from './outcome';
import { proposalFor } from './proposal';
import { readLive, readStored } from './reading';
import { show, type Shown } from './shown';
import { synched } from './synched';
import { read, reading, UNKNOWN, withDismissed, type Done, type View } from './view';

type Dismisser = HTMLElement & { dismiss: (customer: CardCandidate['customer']) => void };
type Finder = HTMLElement & { focusCustomer: (fusebillId: number) => void };

/** The first item of a list takes the focus. */
const ITEMS: Partial<Record<Part, string>> = {
    requests: '[data-request]',
};

/** Shows the customers of an Account and latches one to it; fires `latched` after a success. */
export default class LatchPanel extends NavigationMixin(LightningElement) {
    /** `compact` folds away all but the name, the status and the money of a customer. */
    @api layout: 'full' | 'compact' = 'full';

    /** Which parts of a customer are shown, separated by commas; all when empty. */
    @api parts = '';

    /** Leaves suggestions out, so that a customer is found by search alone. */
    @api hideSuggestions = false;

    /** Leaves out what a customer is subscribed to and owes. */
    @api hideBilling = false;

    /** Makes the newest of several active customers the main one; the oldest otherwise. */
    @api newestFirst = false;

    /** `window`: the panel is already in a window, so it opens no second one and repeats nothing from the card. */
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

    private flow = new LatchFlow(this);
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
        this.load();
    }

    connectedCallback(): void {
        this.unsubscribe = subscribeToLatches(this.messageContext, (latched) =>
            this.handleLatched(latched),
        );
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

    /** In a window a customer is too short to be folded. */
    get isFoldable(): boolean {
        return this.shown.hasSeveral && this.isCard;
    }

    get isWindow(): boolean {
        return this.variant === 'window';
    }

    /** What starts now could meet a reading or a latch that is under way. */
    get isOccupied(): boolean {
        return this.shown.isBusy || this.shown.isReading;
    }

    get hasBilling(): boolean {
        return !this.hideBilling && !this.isWindow;
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

    handleRefresh(): void {
        if (!this.view.isReading) this.load();
    }

    handleChoose({ detail: candidate }: CustomEvent<CardCandidate>): void {
        this.flow.propose(candidate);
    }

    handleAct({ detail: step }: CustomEvent<NextStep>): void {
        const { attempt } = this.view;
        this.focusOn('panel');
        if (attempt.kind !== 'failed' || step === 'check') this.load();
        else if (step === 'retry') this.flow.submit(attempt.request);
        else this.flow.propose({ ...attempt.request, holder: null, ...attempt.fault });
    }

    /** The answer may be for an Account that the user has left. A reading that it overtakes is made again. */
    handleSynched({ detail: { accountId, answer } }: CustomEvent<Synched>): void {
        if (accountId !== this.accountId) return;
        this.view = synched(this.view, answer);
        if (this.view.isReading) this.load();
    }

    handleDecide({ detail }: CustomEvent<Agreement | null>): void {
        this.flow.decide(detail);
    }

    handleDismiss({ detail }: CustomEvent<CardCandidate>): void {
        (this.refs?.dismissed as Dismisser | undefined)?.dismiss(detail.customer);
    }

    handleDismissed({ detail: { dismissed, restored } }: CustomEvent<Dismissal>): void {
        this.view = withDismissed(this.view, dismissed);
        if (restored !== null) this.focusCustomer(restored);
    }

    /** A request to undo a latch was made, checked or withdrawn. */
    handleUnlatch({ detail: { stored, isOutdated } }: CustomEvent<UnlatchChange>): void {
        this.view = { ...this.view, stored: stored ?? this.view.stored };
        if (isOutdated) this.load();
        this.focusOn(this.shown.requests.length > 0 ? 'requests' : 'panel');
    }

    /** A latch elsewhere in the app: in the quick action, or on the card of the Account that has the customer now. */
    private handleLatched({ accountId, previousAccountId, requestId }: LatchedMessage): void {
        const { attempt } = this.view;
        const isOwn = attempt.kind === 'done' && attempt.requestId === requestId;
        const isConcerned = [accountId, previousAccountId].some(
            (id) => id !== null && isSameAccount(id, this.accountId ?? ''),
        );
        if (isConcerned && !isOwn && !this.flow.isUnderWay) this.load();
    }

    /** Asks both at once. What Salesforce stores is shown first; it also says which suggestions are dismissed. */
    private async load(): Promise<void> {
        const { accountId } = this;
        if (accountId === undefined) return;
        const question = (this.question = {});
        this.view = reading(this.view);
        const live = readLive(accountId);
        const kept = await readStored(accountId);
        if (this.question !== question) return;
        this.view = { ...this.view, stored: kept ?? this.view.stored };
        const answer = await live;
        if (this.question === question) this.view = read(this.view, answer, Date.now());
    }

    /** Announces a latch to the user, the page and the quick action. */
    succeed(recordId: string, done: Done): void {
        this.question = {};
        this.toast(successToast(done.latched));
        notifyRecordUpdateAvailable([{ recordId }]);
        this.focusOn('customers', `[data-customer="${done.latched.customer.id}"]`);
        this.dispatchEvent(new CustomEvent('latched', { detail: done }));
    }

    /** A component that has left the page can show nothing, but the page can. */
    toast(words: object): void {
        Toast.show(words, this.isConnected ? this : undefined);
    }

    /** What the user is shown before a latch. */
    async proposalFor(subject: Subject, accountId: string): Promise<Proposal> {
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

    /** The name of the Account that is shown; its id where the user may not see the name. */
    accountName(accountId: string): string {
        return factsIn(this.record.data, accountId).name;
    }

    /** Takes the focus there once the view is drawn and the dialog, which would take it, is gone. */
    async focusOn(part: Part, item = ITEMS[part]): Promise<void> {
        await this.flow.gone();
        const found = this.refs?.[part];
        const target = item === undefined ? found : found?.querySelector(item);
        (target as HTMLElement | null | undefined)?.focus();
    }

    /** Takes the focus to a suggestion that is back, or else to the panel. */
    private async focusCustomer(fusebillId: number): Promise<void> {
        await this.focusOn('panel');
        (this.refs?.finder as Finder | undefined)?.focusCustomer(fusebillId);
    }
}
