import { LightningElement, api } from 'lwc';
import type { Candidate } from '../../../../../contract/reply';
import search from '@salesforce/apex/LatchController.search';
import type { Contacts, Holders } from 'c/latchNames';
import { settle } from 'c/latchReply';
import { LABELS } from './labels';
import { answered, asking, typing, type Search } from './search';
import { show, type Shown } from './shown';

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

    /** The names of the Account's Contacts. */
    @api contacts: Contacts = {};

    search: Search = { kind: 'idle' };
    labels = LABELS;

    private foundHolders: Holders = {};
    private pause: ReturnType<typeof setTimeout> | undefined;

    disconnectedCallback(): void {
        clearTimeout(this.pause);
    }

    get shown(): Shown {
        const { suggestions: candidates, incomplete: isIncomplete } = this;
        return show(this.search, { candidates, isIncomplete });
    }

    get names(): Holders {
        return { ...this.holders, ...this.foundHolders };
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
        const question = asking(this.search, this.shown.candidates, { term, page });
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
