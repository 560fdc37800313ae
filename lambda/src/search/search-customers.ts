import type { Search } from '../../../contract/event';
import type { SearchPage } from '../../../contract/reply';
import type { Context } from '../fusebill/read-customer';
import { collect, run, runAll, type Outcome } from './look-up';
import { narrowLookUps, wideLookUps } from './plan-search';
import { rankMatches } from './rank-matches';
import { readTerm, type Term } from './read-term';

const PAGE_SIZE = 10;

/** The customers that match a term, best first, each once: with the two most likely look-ups, or with up to six. */
export async function searchCustomers(
    { term: typed, page = 0, isWide = false }: Search,
    context: Context,
): Promise<SearchPage> {
    const term = readTerm(typed);
    if (term === null) return { ...EMPTY, page, hint: 'typeLetterOrDigit' };
    const outcomes = await (isWide
        ? runAll(wideLookUps(term), context)
        : lookUpNarrowly(term, context));
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

/** The second look-up depends on the results of the first. */
async function lookUpNarrowly(term: Term, context: Context): Promise<Outcome[]> {
    const first = await run(narrowLookUps(term)[0], context);
    const [, second] = narrowLookUps(term, first);
    return second === undefined ? [first] : [first, await run(second, context)];
}
