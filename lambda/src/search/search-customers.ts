import type { Search } from '../../../contract/event';
import type { Candidate, Note, SearchPage } from '../../../contract/reply';
import { LatchError } from '../latch-error';
import { byId, byQuery, lookUp, uniqueNotes, type LookUp } from './look-up';
import { rankCandidates, type Traits } from './rank-candidates';
import type { Context } from '../fusebill/read-customer';
import { safeTerm } from './safe-term';

const PAGE_SIZE = 10;
/** Customers that each look-up brings at once, for the best of them all to come first. */
const WINDOW_SIZE = 50;
const MOST_WINDOWS = 4;

/** The customers whose id, reference, name or e-mail is or holds what a person typed, best first, each once. */
export async function searchCustomers(
    { term: typed, page = 0 }: Search,
    context: Context,
): Promise<SearchPage> {
    const term = safeTerm(typed);
    if (!/[\p{L}\p{N}]/u.test(term)) {
        throw new LatchError('INVALID_REQUEST', 'term: at least one letter or digit was expected.');
    }
    const end = (page + 1) * PAGE_SIZE;
    const { matches, notes } = await findMatches(term, end, context);
    return {
        matches: matches.slice(end - PAGE_SIZE, end),
        page,
        hasMore: matches.length > end,
        canWiden: false,
        hint: null,
        notes,
    };
}

/** More than `count` matches where there are; a further window never changes the order of those before it. */
async function findMatches(
    term: string,
    count: number,
    context: Context,
): Promise<{ matches: Candidate[]; notes: Note[] }> {
    const matches: Candidate[] = [];
    const notes: Note[] = [];
    for (let window = 0; window < MOST_WINDOWS; window++) {
        const found = await lookUp(toLookUps(term, window), context);
        const known = new Set(matches.map(({ customer }) => customer.id));
        const fresh = found.customers.filter(({ id }) => !known.has(id));
        matches.push(...rankCandidates(fresh, toTraits(term)));
        notes.push(...found.notes);
        if (found.isLast || matches.length > count) break;
    }
    return { matches, notes: uniqueNotes(notes) };
}

function toLookUps(term: string, window: number): LookUp[] {
    const page = { number: window, size: WINDOW_SIZE };
    const [first = '', ...others] = term.split(' ');
    const person =
        others.length > 0
            ? [byQuery('name', `FirstName:*${first}*;LastName:*${others.join(' ')}*`, page)]
            : [byQuery('name', `LastName:*${term}*`, page)];
    return [
        ...(window === 0 ? toExactLookUps(term) : []),
        byQuery('reference', `Reference:*${term}*`, page),
        byQuery('email', `PrimaryEmail:*${term}*`, page),
        byQuery('name', `CompanyName:*${term}*`, page),
        ...person,
    ];
}

/** What is equal must not be missed for all that merely holds a short term. */
function toExactLookUps(term: string): LookUp[] {
    const id = Number(term);
    const isId = /^\d+$/.test(term) && Number.isSafeInteger(id) && id > 0;
    return [
        ...(isId ? [byId(id)] : []),
        byQuery('reference', `Reference:${term}`),
        byQuery('name', `CompanyName:${term}`),
    ];
}

function toTraits(term: string): Traits {
    return { ids: [term], references: [term], names: [term], emails: [term], parts: [term] };
}
