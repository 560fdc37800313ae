import type { CardCandidate, CardSearch } from '../../../../../contract/card-reply';
import type { Answer, Fault } from 'c/latchReply';

/** What is listed, and whether it was found by this search; else it stays from before until there is an answer, so that the list does not jump. */
type Listed = Question & { matches: readonly CardCandidate[]; isFound: boolean };

/** What is asked for; a wide search looks in every field. */
export type Question = { term: string; page: number; isWide: boolean };

/** How far the latest search has come. */
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

/** The search that asks for this page. */
export function asking(
    before: Search,
    listed: readonly CardCandidate[],
    question: Question,
): Searching {
    return { ...listedBefore(before, listed), ...question, kind: 'searching' };
}

/** The search once it was answered: page 0 begins anew, a later one adds to the matches. */
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
