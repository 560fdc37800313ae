import type { Search } from '../../../contract/event';
import type { SearchPage } from '../../../contract/reply';
import type { Context } from '../fusebill/read-customer';
import { collect, run, runAll, type Outcome } from './look-up';
import { narrowLookUps, wideLookUps } from './plan-search';
import { rankMatches } from './rank-matches';
import { readTerm, type Term } from './read-term';

const PAGE_SIZE = 10;
/** While someone types: with the look-ups of each pause, a word stays within a sandbox's minute. */
const MOST_LOOK_UPS = 2;
const MOST_WIDE_LOOK_UPS = 6;

/**
 * The customers that what a person typed is equal to, or is part of, best first, each once: by the two look-ups that are
 * most likely to find them, or by up to six.
 */
export async function searchCustomers(
    { term: typed, page = 0, isWide = false }: Search,
    context: Context,
): Promise<SearchPage> {
    const term = readTerm(typed);
    if (term === null) return { ...EMPTY, page, hint: 'typeLetterOrDigit' };
    const outcomes = await (isWide ? lookUpWidely(term, context) : lookUpNarrowly(term, context));
    const { customers, isWhole, notes } = collect(outcomes);
    const matches = rankMatches(customers, term);
    const end = (page + 1) * PAGE_SIZE;
    const canWiden = !isWide && wideLookUps(term).length > outcomes.length;
    return {
        matches: matches.slice(end - PAGE_SIZE, end),
        page,
        hasMore: matches.length > end,
        canWiden,
        hint: isWhole || canWiden ? null : 'beMoreExact',
        notes,
    };
}

const EMPTY = { matches: [], hasMore: false, canWiden: false, notes: [] };

/** The second look-up follows on what the first one left open. */
async function lookUpNarrowly(term: Term, context: Context): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (let count = 0; count < MOST_LOOK_UPS; count++) {
        const next = narrowLookUps(term, outcomes)[count];
        if (next === undefined) break;
        outcomes.push(await run(next, context));
    }
    return outcomes;
}

function lookUpWidely(term: Term, context: Context): Promise<Outcome[]> {
    return runAll(wideLookUps(term).slice(0, MOST_WIDE_LOOK_UPS), context);
}
