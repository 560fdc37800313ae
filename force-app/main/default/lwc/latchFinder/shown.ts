import type { CardCandidate } from '../../../../../contract/card-reply';
import type { SearchHint } from '../../../../../contract/reply';
import exactLabel from '@salesforce/label/c.Latch_Find_Exact';
import letterLabel from '@salesforce/label/c.Latch_Find_Letter';
import foundLabel from '@salesforce/label/c.Latch_Found';
import foundSomeLabel from '@salesforce/label/c.Latch_Found_Some';
import nothingLabel from '@salesforce/label/c.Latch_Nothing_Found';
import searchingLabel from '@salesforce/label/c.Latch_Searching';
import suggestionsLabel from '@salesforce/label/c.Latch_Suggestions';
import { fill } from 'c/latchMessages';
import type { Fault } from 'c/latchReply';
import type { Search } from './search';

/** What is listed while nothing is searched. */
export type Suggested = {
    candidates: readonly CardCandidate[];
    isIncomplete: boolean;
    /** Why there are none; otherwise empty. */
    reason: string;
};

const HINTS: Record<SearchHint, string> = {
    typeLetterOrDigit: letterLabel,
    beMoreExact: exactLabel,
};

/** What the template draws. */
export type Shown = {
    isSearching: boolean;
    candidates: readonly CardCandidate[];
    /** Of the list; empty without one. */
    heading: string;
    /** Some look-ups failed, so that candidates may be missing. */
    isIncomplete: boolean;
    isNothing: boolean;
    /** Why nobody is suggested; otherwise empty. */
    emptyReason: string;
    hasMore: boolean;
    /** A wider search could find others. */
    canWiden: boolean;
    /** What to type instead; otherwise empty. */
    hint: string;
    /** What is listed are suggestions for the Account. */
    isSuggested: boolean;
    fault: Fault | null;
    /** What a screen reader hears. */
    status: string;
};

/** What the template draws for the search: the suggestions until there is one. */
export function show(search: Search, suggested: Suggested): Shown {
    const isIdle = search.kind === 'idle';
    const isFound = search.kind === 'found';
    const candidates = isIdle ? suggested.candidates : search.matches;
    const heading = headingOf(search, candidates.length);
    const hint = isFound && search.hint ? HINTS[search.hint] : '';
    const isNothing = isFound && candidates.length === 0 && !hint;
    const isSearching = search.kind === 'searching';
    return {
        isSearching,
        candidates,
        heading,
        isIncomplete: isFound ? search.isIncomplete : isIdle && suggested.isIncomplete,
        isNothing,
        emptyReason: isIdle && candidates.length === 0 ? suggested.reason : '',
        hasMore: isFound && search.hasMore,
        canWiden: isFound && search.canWiden,
        hint,
        isSuggested: isIdle || !search.isFound,
        fault: search.kind === 'failed' ? search.fault : null,
        status: isSearching
            ? searchingLabel
            : isNothing
              ? nothingLabel
              : isFound
                ? heading || hint
                : '',
    };
}

/** Shows a count only when it is the total. */
function headingOf(search: Search, count: number): string {
    if (count === 0) return '';
    if (search.kind === 'idle' || !search.isFound) return suggestionsLabel;
    return isComplete(search) ? fill(foundLabel, count) : foundSomeLabel;
}

function isComplete(search: Search): boolean {
    return search.kind === 'found' && !search.hasMore && !search.canWiden && !search.hint;
}
