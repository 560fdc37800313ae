import { LightningElement, api } from 'lwc';
import type { Candidate } from '../../../../../contract/reply';
import adviceLabel from '@salesforce/label/c.Latch_Slow_Read';
import findLabel from '@salesforce/label/c.Latch_Find';
import findHintLabel from '@salesforce/label/c.Latch_Find_Hint';
import foundLabel from '@salesforce/label/c.Latch_Found';
import incompleteLabel from '@salesforce/label/c.Latch_Incomplete';
import moreLabel from '@salesforce/label/c.Latch_Find_More';
import nothingLabel from '@salesforce/label/c.Latch_Nothing_Found';
import nothingNextLabel from '@salesforce/label/c.Latch_Nothing_Found_Next';
import searchingLabel from '@salesforce/label/c.Latch_Searching';
import suggestionsLabel from '@salesforce/label/c.Latch_Suggestions';
import search from '@salesforce/apex/LatchController.search';
import { fill } from 'c/latchMessages';
import type { Holders } from 'c/latchNames';
import { settle, type Fault } from 'c/latchReply';
import { answered, asking, typing, type Search } from './search';

/** A candidate that the user picks, and the names of the Accounts that came with it. */
export type Choice = { candidate: Candidate; holders: Holders };

const PAUSE_MS = 300;
const SHORTEST = 2;

/** Finds a customer: suggestions at first, matches once something is typed; fires `choose` with the choice of the user. */
export default class LatchFinder extends LightningElement {
    /** The Account that a customer is found for. */
    @api recordId = '';

    /** Who may belong to the Account, best first; shown while nothing is searched. */
    @api suggestions: readonly Candidate[] = [];

    /** Says that some look-ups for the suggestions failed. */
    @api incomplete = false;

    /** The names of the Accounts that the user may see. */
    @api holders: Holders = {};

    search: Search = { kind: 'idle' };
    labels = {
        advice: adviceLabel,
        find: findLabel,
        hint: findHintLabel,
        incomplete: incompleteLabel,
        more: moreLabel,
        nothing: nothingLabel,
        nothingNext: nothingNextLabel,
    };

    private foundHolders: Holders = {};
    private pause: ReturnType<typeof setTimeout> | undefined;

    disconnectedCallback(): void {
        clearTimeout(this.pause);
    }

    get isIdle(): boolean {
        return this.search.kind === 'idle';
    }

    get isSearching(): boolean {
        return this.search.kind === 'searching';
    }

    get candidates(): readonly Candidate[] {
        return this.search.kind === 'idle' ? this.suggestions : this.search.matches;
    }

    get heading(): string {
        if (this.candidates.length === 0) return '';
        const isFound = this.search.kind !== 'idle' && this.search.isFound;
        return isFound ? fill(foundLabel, this.candidates.length) : suggestionsLabel;
    }

    get names(): Holders {
        return { ...this.holders, ...this.foundHolders };
    }

    get isIncomplete(): boolean {
        const { search: latest } = this;
        return latest.kind === 'found' ? latest.isIncomplete : this.isIdle && this.incomplete;
    }

    get isNothing(): boolean {
        return this.search.kind === 'found' && this.search.matches.length === 0;
    }

    get hasMore(): boolean {
        return this.search.kind === 'found' && this.search.hasMore;
    }

    get fault(): Fault | null {
        return this.search.kind === 'failed' ? this.search.fault : null;
    }

    /** What a screen reader hears. */
    get status(): string {
        if (this.isSearching) return searchingLabel;
        if (this.isNothing) return nothingLabel;
        return this.search.kind === 'found' ? this.heading : '';
    }

    handleChange({ detail }: CustomEvent<{ value: string }>): void {
        clearTimeout(this.pause);
        const term = detail.value.trim();
        if (term.length < SHORTEST) {
            this.search = { kind: 'idle' };
            return;
        }
        this.search = typing(this.search, this.candidates, term);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- cleared in disconnectedCallback
        this.pause = setTimeout(() => this.find(term), PAUSE_MS);
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
        this.template?.querySelector<HTMLElement>('lightning-input')?.focus();
    }

    handleMore(): void {
        if (this.search.kind === 'found') this.find(this.search.term, this.search.page + 1);
    }

    handleRetry(): void {
        if (this.search.kind === 'failed') this.find(this.search.term, this.search.page);
    }

    handleChoose({ detail: candidate }: CustomEvent<Candidate>): void {
        const detail: Choice = { candidate, holders: this.names };
        this.dispatchEvent(new CustomEvent('choose', { detail }));
    }

    /** Enter does not wait for the pause; once there are matches, it goes to the first of them. */
    private enter(term: string): void {
        const { search: latest } = this;
        const isAsked = latest.kind !== 'idle' && latest.kind !== 'typing' && latest.term === term;
        if (!isAsked || latest.kind === 'failed') this.find(term);
        else if (latest.kind === 'found') this.focusCandidate(0);
    }

    /** An answer that a later search has overtaken is dropped. */
    private async find(term: string, page = 0): Promise<void> {
        clearTimeout(this.pause);
        const question = asking(this.search, this.candidates, { term, page });
        this.search = question;
        const verdict = await settle(() => search({ term, page }));
        if (this.search !== question) return;
        this.foundHolders = { ...this.foundHolders, ...verdict.holders };
        this.search = answered(question, verdict);
        if (page > 0) queueMicrotask(() => this.focusCandidate(question.matches.length));
    }

    private clear(input: HTMLInputElement): void {
        clearTimeout(this.pause);
        input.value = '';
        this.search = { kind: 'idle' };
    }

    private focusCandidate(index: number): void {
        this.template
            ?.querySelector<HTMLElement & { focus: (index: number) => void }>('c-latch-candidates')
            ?.focus(index);
    }
}
