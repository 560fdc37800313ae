import type { KnownCustomer } from '../../../../../contract/customer';

/** Which of several active customers is the main one. */
export type Age = 'oldest' | 'newest';

/** The main customer first: active before others before cancelled, then by age. Fusebill gives ids in order. */
export function byImportance(customers: readonly KnownCustomer[], age: Age): KnownCustomer[] {
    const direction = age === 'oldest' ? 1 : -1;
    return [...customers].sort(
        (one, other) => rank(one) - rank(other) || direction * (one.id - other.id),
    );
}

function rank({ status }: KnownCustomer): number {
    const known = { active: 0, cancelled: 2 };
    const name = status?.toLowerCase();
    return name === 'active' || name === 'cancelled' ? known[name] : 1;
}
