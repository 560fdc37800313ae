import type { CardCandidate, CardSearch } from '../../../../../contract/card-reply';
import type { Answer, Fault } from 'c/latchReply';

/**
 * The listed matches, and whether this search found them. Earlier ones stay until the answer arrives, so that the list
 * doesn't jump.
 */
type Listed = Question & { matches: readonly CardCandidate[]; isFound: boolean };

/** A search term; a wide search looks in every field. */
export type Question = { term: string; page: number; isWide: boolean };

/** The state of the latest search. */
export type Search =
    | { kind: 'idle' }
    | ({ kind: 'typing' } & Listed)
    | Searching
    | ({ kind: 'failed'; fault: Fault } & Listed)
    | ({ kind: 'found' } & Found & Listed);

type Found = Pick<CardSearch, 'hasMore' | 'canWiden' | 'hint'> & { isIncomplete: boolean };

export type Searching = { kind: 'searching' } & Listed;

/** The search while its term is being typed. */
export function typing(before: Search, listed: readonly CardCandidate[], term: string): Search {
    return { ...listedBefore(before, listed), kind: 'typing', term, page: 0, isWide: false };
}

/** The search while this page is loading. */
export function asking(
    before: Search,
    listed: readonly CardCandidate[],
    question: Question,
): Searching {
    return { ...listedBefore(before, listed), ...question, kind: 'searching' };
}

/** The search once it was answered: page 0 replaces the matches, a later page adds to them. */
export function answered(search: Searching, answer: Answer<'search'>): Search {
    const earlier = search.page === 0 ? [] : search.matches;
    if (!answer.ok) {
        return { ...search, kind: 'failed', matches: earlier, isFound: true, fault: answer.fault };
    }
    const { matches, hasMore, canWiden, hint, notes } = answer.data;
    const known = new Set(earlier.map(({ customer }) => customer.id));
    const fresh = matches.filter(({ customer }) => !known.has(customer.id));
    return {
        ...search,
        kind: 'found',
        matches: [...earlier, ...fresh],
        isFound: true,
        hasMore,
        canWiden,
        hint,
        isIncomplete: notes.length > 0,
    };
}

function listedBefore(
    before: Search,
    matches: readonly CardCandidate[],
): Omit<Listed, keyof Question> {
    return { matches, isFound: before.kind !== 'idle' && before.isFound };
}
