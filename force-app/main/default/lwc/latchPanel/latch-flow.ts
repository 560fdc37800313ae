import type { Agreement, Proposal } from 'c/latchDecision';
import { publishChange } from 'c/latchEvents';
import { faultOf } from 'c/latchReply';
import {
    changeOf,
    lateToast,
    requestFor,
    send,
    type LatchRequest,
    type Subject,
    type ToastWords,
} from 'c/latchRequest';
import type { Part } from './focus';
import { Review } from './review';
import { answered, type Attempt, type Done, type View } from './view';

/** The panel, as the flow uses it. */
export type Panel = {
    view: View;
    /** The proposal under review inside the panel; null without one. */
    proposal: Proposal | null;
    readonly recordId: string | undefined;
    /** Whether the panel is in a window, so that a review must not open another. */
    readonly isWindow: boolean;
    readonly isConnected: boolean;
    /** Its name in announced changes. */
    readonly source: string;
    /** The proposal to review before anything is written. */
    proposalFor: (subject: Subject, accountId: string) => Promise<Proposal>;
    accountName: (accountId: string) => string;
    toast: (words: ToastWords) => void;
    focusOn: (part: Part) => void;
    /** Reports a latch to the Account that is shown. */
    succeed: (accountId: string, done: Done) => void;
};

/** Takes a customer from the user's choice, through the review, to the reply. */
export class LatchFlow {
    private readonly panel: Panel;

    /** Changes when the user leaves the Account, so that an earlier proposal isn't written. */
    private visit = {};
    private review = new Review();

    constructor(panel: Panel) {
        this.panel = panel;
    }

    /** Nothing is written before the user has seen both sides. */
    async propose(subject: Subject): Promise<void> {
        const { panel, visit } = this;
        const { recordId: accountId } = panel;
        const { attempt } = panel.view;
        if (accountId === undefined || this.isUnderWay) return;
        this.show({ kind: 'asking' });
        try {
            const agreement = await this.ask(await panel.proposalFor(subject, accountId));
            if (visit !== this.visit) return;
            this.show(attempt);
            if (agreement) this.submit(requestFor(subject, agreement, accountId));
        } catch (thrown) {
            if (visit !== this.visit) return;
            this.show({ kind: 'failed', request: subject, fault: faultOf(thrown) });
        }
    }

    /** A second click does nothing while the first request is under way. */
    async submit(request: LatchRequest): Promise<void> {
        const { panel } = this;
        const { recordId: accountId } = panel;
        if (accountId === undefined || this.isUnderWay) return;
        const name = panel.accountName(accountId);
        this.show({ kind: 'running', request });
        panel.focusOn('panel');
        const answer = await send(accountId, request);
        if (answer.ok) publishChange({ ...changeOf(accountId, answer.data), source: panel.source });
        const isShown = accountId === panel.recordId;
        if (isShown) panel.view = answered(panel.view, request, answer, Date.now());
        const { attempt } = panel.view;
        if (!isShown || !panel.isConnected) panel.toast(lateToast(request, answer, name));
        else if (attempt.kind === 'done') panel.succeed(accountId, attempt);
        else panel.focusOn('fault');
    }

    /** Ends the review in the panel. */
    decide(agreement: Agreement | null): void {
        this.review.decide(agreement);
    }

    /** Ends an open review as if the user had declined. */
    leave(): void {
        this.visit = {};
        this.review.close();
        this.review = new Review();
        this.panel.proposal = null;
        if (this.panel.view.attempt.kind === 'asking') this.show({ kind: 'none' });
    }

    /** Settles once no dialog is on the page; until then nothing behind it can have the focus. */
    gone(): Promise<void> {
        return this.review.gone();
    }

    /** Whether a review is open or a request is running. */
    private get isUnderWay(): boolean {
        return ['asking', 'running'].includes(this.panel.view.attempt.kind);
    }

    private async ask(proposal: Proposal): Promise<Agreement | null> {
        const { panel } = this;
        if (!panel.isWindow) return this.review.inDialog(proposal);
        panel.proposal = proposal;
        panel.focusOn('review');
        const agreement = await this.review.inPanel();
        panel.proposal = null;
        return agreement;
    }

    private show(attempt: Attempt): void {
        this.panel.view = { ...this.panel.view, attempt };
    }
}
