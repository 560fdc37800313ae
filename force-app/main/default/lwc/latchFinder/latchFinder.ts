import { LightningElement, api } from 'lwc';
import type { CardCandidate } from '../../../../../contract/card-reply';
import type { DismissedCustomer } from '../../../../../contract/stored';
import search from '@salesforce/apex/LatchController.search';
import { fusebillHome } from 'c/latchFusebill';
import { withHolder, type HolderNow } from 'c/latchHolder';
import { settle } from 'c/latchReply';
import { LABELS } from './labels';
import { answered, asking, typing, type Question, type Search } from './search';
import { show, type Shown } from './shown';

/** A search; by default the first page of a narrow one. */
type Asked = Partial<Question> & Pick<Question, 'term'>;

type Focusable = HTMLElement & {
    focus: (index?: number) => void;
    focusCustomer: (fusebillId: number) => void;
};

/** Longer than most people pause between keys, so that a word is one search. */
const PAUSE_MS = 500;
const SHORTEST = 2;

/** Finds a customer: shows suggestions, then matches once the user types. Fires `choose` and `dismiss` with the candidate. */
export default class LatchFinder extends LightningElement {
    /** The Account to find a customer for. */
    @api recordId = '';

    /** The suggestions, best first; shown until the user searches. */
    @api suggestions: readonly CardCandidate[] = [];

    /** The customers dismissed for the Account. A search still finds them, and marks them. */
    @api dismissed: readonly DismissedCustomer[] = [];

    /** Whether some look-ups for the suggestions failed. */
    @api incomplete = false;

    /** Why there are no suggestions; shown in their place. */
    @api emptyReason = '';

    /** Disables every button while a latch is running. */
    @api disabled = false;

    /** Who holds a customer, as the latest reply said; the rows of that customer follow it. */
    @api get holderNow(): HolderNow | null {
        return this.latestHolder;
    }
    set holderNow(now: HolderNow | null) {
        this.latestHolder = now;
        if (now !== null && this.search.kind !== 'idle') {
            this.search = { ...this.search, matches: withHolder(this.search.matches, now) };
        }
    }

    search: Search = { kind: 'idle' };
    labels = LABELS;

    home = fusebillHome();

    private latestHolder: HolderNow | null = null;
    private pause: ReturnType<typeof setTimeout> | undefined;

    /** Moves the focus to the search field. */
    @api focus(): void {
        (this.refs?.term as HTMLElement | undefined)?.focus();
    }

    /** Moves the focus to the button of this customer. */
    @api focusCustomer(fusebillId: number): void {
        this.list?.focusCustomer(fusebillId);
    }

    disconnectedCallback(): void {
        clearTimeout(this.pause);
    }

    get shown(): Shown {
        const { suggestions: candidates, incomplete: isIncomplete, emptyReason: reason } = this;
        return show(this.search, { candidates, isIncomplete, reason });
    }

    handleChange({ detail }: CustomEvent<{ value: string }>): void {
        clearTimeout(this.pause);
        const term = detail.value.trim();
        if (term.length < SHORTEST) {
            this.search = { kind: 'idle' };
            return;
        }
        this.search = typing(this.search, this.shown.candidates, term);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- cleared in disconnectedCallback
        this.pause = setTimeout(() => this.find({ term }), PAUSE_MS);
    }

    handleKeyDown(event: KeyboardEvent): void {
        const input = event.currentTarget as HTMLInputElement;
        const term = (input.value ?? '').trim();
        if (event.key === 'Enter' && term !== '') this.enter(term);
        else if (event.key === 'Escape' && term !== '') this.clear(input);
        else if (event.key === 'ArrowDown') this.focusCandidate(0);
        else return;
        event.preventDefault();
        event.stopPropagation();
    }

    handleLeave(): void {
        this.focus();
    }

    handleMore(): void {
        if (this.search.kind !== 'found') return;
        const { term, page, isWide } = this.search;
        this.find({ term, page: page + 1, isWide });
    }

    handleRetry(): void {
        if (this.search.kind === 'failed') this.find(this.search);
    }

    handleWiden(): void {
        if (this.search.kind === 'found') this.find({ term: this.search.term, isWide: true });
    }

    handleChoose({ detail }: CustomEvent<CardCandidate>): void {
        this.dispatchEvent(new CustomEvent('choose', { detail }));
    }

    handleDismiss({ detail }: CustomEvent<CardCandidate>): void {
        this.dispatchEvent(new CustomEvent('dismiss', { detail }));
    }

    /** Enter does not wait for the pause and looks in every field; once there are matches, it goes to the first of them. */
    private enter(term: string): void {
        const { search: latest } = this;
        const isAsked = latest.kind !== 'idle' && latest.kind !== 'typing' && latest.term === term;
        if (!isAsked || latest.kind === 'failed') this.find({ term, isWide: true });
        else if (latest.kind === 'found') this.focusCandidate(0);
    }

    /** Drops the answer if a later search has started. */
    private async find({ term, page = 0, isWide = false }: Asked): Promise<void> {
        clearTimeout(this.pause);
        const question = asking(this.search, this.shown.candidates, { term, page, isWide });
        this.search = question;
        const answer = await settle(() => search({ term, page, isWide }));
        if (this.search !== question) return;
        this.search = answered(question, answer);
        if (page > 0) queueMicrotask(() => this.focusCandidate(question.matches.length));
    }

    private clear(input: HTMLInputElement): void {
        clearTimeout(this.pause);
        input.value = '';
        this.search = { kind: 'idle' };
    }

    private focusCandidate(index: number): void {
        this.list?.focus(index);
    }

    private get list(): Focusable | undefined {
        return this.refs?.list as Focusable | undefined;
    }
}
