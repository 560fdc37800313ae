import type { CardAccount, CardLatched } from '../../../../../contract/card-reply';
import type { Customer } from '../../../../../contract/customer';
import { isSameAccount } from 'c/latchHolder';

/** An Account as read from Fusebill. */
export type ReadAccount = CardAccount & {
    /** Nobody looked for suggestions, because Fusebill still showed a customer that had left. */
    isUnsearched?: boolean;
};

/** A confirmed latch or move: the customer after it, and its holder before. */
type Written = { customer: Customer; from: string | null; at: number };

/** How long a confirmed write counts more than a read: far longer than reads usually lag behind writes. */
const LAG_MS = 15_000;

/** The latest write of each customer in this window, whichever card made it. */
const written = new Map<number, Written>();

/** Remembers a confirmed latch or move, which reads may not show for some time. */
export function remember({ customer, outcome, previousHolder }: CardLatched): void {
    if (outcome === 'alreadyLatched') forget(customer.id);
    else written.set(customer.id, { customer, from: previousHolder ?? null, at: Date.now() });
}

/** Forgets the customer's latch or move, because a later reply shows another holder. */
export function forget(fusebillId: number): void {
    written.delete(fusebillId);
}

/**
 * Corrects a read that shows an Account as it was before a latch or a move.
 * @param since when the read started, in milliseconds
 */
export function corrected(account: CardAccount, accountId: string, since: number): ReadAccount {
    return [...written.values()]
        .filter(({ at }) => since < at + LAG_MS)
        .reduce<ReadAccount>((read, write) => {
            if (isSame(write.customer.salesforceId, accountId)) return withArrived(read, write);
            return isSame(write.from, accountId) ? withoutDeparted(read, write.customer.id) : read;
        }, account);
}

/** Removes a customer that was moved away. */
export function withoutDeparted(account: ReadAccount, fusebillId: number): ReadAccount {
    const customers = account.customers.filter(({ id }) => id !== fusebillId);
    if (customers.length === account.customers.length) return account;
    return { ...account, customers, isUnsearched: customers.length === 0 };
}

/** Adds a customer that was latched here, unless the read shows it on a third Account: then someone moved it on. */
function withArrived(account: ReadAccount, { customer, from }: Written): ReadAccount {
    const { customers, lost = [], suggestions } = account;
    const seen =
        suggestions.find((each) => each.customer.id === customer.id) ??
        lost.find(({ customerId }) => customerId === customer.id);
    const isListed = customers.some(({ id }) => id === customer.id);
    if (isListed || (seen && !isSame(seen.holder, from))) return account;
    return {
        ...account,
        customers: [...customers, customer],
        lost: lost.filter(({ customerId }) => customerId !== customer.id),
        suggestions: [],
        notes: [],
    };
}

/** Whether both are the same Account, or none. */
function isSame(one: string | null | undefined, other: string | null): boolean {
    return isSameAccount(one ?? '', other ?? '');
}
