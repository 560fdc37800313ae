import type { CustomerChange } from 'c/latchEvents';
import { isSameAccount } from 'c/latchHolder';
import type { View } from './view';

/** A card: its Account, its name, and its view. */
type Card = { accountId: string; source: string; view: View };

/** Whether a change touches the card's Account or a customer that it shows or suggests, and the card didn't make it. */
export function isNews(change: CustomerChange, { accountId, source, view }: Card): boolean {
    const isHere = isSameAccount(change.accountId, accountId);
    if (isHere) return change.source !== source;
    const { otherAccountId, fusebillId } = change;
    const isThere = otherAccountId !== null && isSameAccount(otherAccountId, accountId);
    return isThere || customersIn(view).includes(fusebillId);
}

function customersIn({ live, stored }: View): number[] {
    const { customers = [], suggestions = [] } = live?.account ?? {};
    return [
        ...customers.map(({ id }) => id),
        ...suggestions.map(({ customer }) => customer.id),
        ...(stored?.current ?? []).map(({ customerId }) => customerId),
    ];
}
