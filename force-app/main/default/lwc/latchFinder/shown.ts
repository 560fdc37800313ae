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

/** The list before a search. */
export type Suggested = {
    candidates: readonly CardCandidate[];
    isIncomplete: boolean;
    /** Why there are no suggestions; otherwise empty. */
    reason: string;
};

const HINTS: Record<SearchHint, string> = {
    typeLetterOrDigit: letterLabel,
    beMoreExact: exactLabel,
};

/** The values for the template. */
export type Shown = {
    isSearching: boolean;
    candidates: readonly CardCandidate[];
    /** The heading of the list; empty without a list. */
    heading: string;
    /** Some look-ups failed, so candidates may be missing. */
    isIncomplete: boolean;
    isNothing: boolean;
    /** Why nobody is suggested; otherwise empty. */
    emptyReason: string;
    hasMore: boolean;
    /** Whether a wider search could find more. */
    canWiden: boolean;
    /** What to type instead; otherwise empty. */
    hint: string;
    /** Whether the list shows suggestions for the Account. */
    isSuggested: boolean;
    fault: Fault | null;
    /** The text for screen readers. */
    status: string;
};

/** The values for the template: suggestions until there is a search, then its matches. */
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
