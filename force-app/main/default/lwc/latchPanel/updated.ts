import type { CustomerUpdate } from 'c/latchRecord';
import type { View } from './view';

/** The view once something about a customer was changed, or was not. */
export function updated(view: View, { stored, customer }: CustomerUpdate): View {
    const next = { ...view, stored: stored ?? view.stored };
    const { live } = view;
    if (customer === null || live === null) return next;
    const customers = live.account.customers.map((one) => {
        return one.id === customer.id ? customer : one;
    });
    return { ...next, live: { ...live, account: { ...live.account, customers } } };
}
