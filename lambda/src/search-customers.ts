import type { Search } from '../../contract/event';
import type { SearchPage } from '../../contract/reply';
import { LatchError } from './latch-error';
import { byId, byQuery, lookUp, safeTerm, type LookUp } from './look-up';
import { rankCandidates, type Traits } from './rank-candidates';
import type { Means } from './read-customer';

const PAGE_SIZE = 10;

/** The customers whose id, reference, name or e-mail is or holds what a person typed, best first. */
export async function searchCustomers(
    { term: typed, page = 0 }: Search,
    means: Means,
): Promise<SearchPage> {
    const term = safeTerm(typed);
    if (!/[\p{L}\p{N}]/u.test(term)) {
        throw new LatchError('INVALID_REQUEST', 'term: at least one letter or digit was expected.');
    }
    const { customers, isLast, notes } = await lookUp(toLookUps(term, page), means);
    return { matches: rankCandidates(customers, toTraits(term)), page, hasMore: !isLast, notes };
}

function toLookUps(term: string, number: number): LookUp[] {
    const page = { number, size: PAGE_SIZE };
    const id = Number(term);
    const isId = /^\d+$/.test(term) && Number.isSafeInteger(id) && id > 0;
    const [first = '', ...others] = term.split(' ');
    const person =
        others.length > 0
            ? [byQuery('name', `FirstName:*${first}*;LastName:*${others.join(' ')}*`, page)]
            : [byQuery('name', `LastName:*${term}*`, page)];
    return [
        ...(isId && number === 0 ? [byId(id)] : []),
        byQuery('reference', `Reference:*${term}*`, page),
        byQuery('email', `PrimaryEmail:*${term}*`, page),
        byQuery('name', `CompanyName:*${term}*`, page),
        ...person,
    ];
}

function toTraits(term: string): Traits {
    return { ids: [term], references: [term], names: [term], emails: [term], parts: [term] };
}
