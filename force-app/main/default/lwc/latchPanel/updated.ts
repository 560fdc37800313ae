import type { CustomerUpdate, Departure } from 'c/latchRecord';
import { withoutDeparted as withoutCustomer } from 'c/latchRequest';
import type { View } from './view';

/** The view after a request about a customer. */
export function updated(view: View, { stored, customer, departure }: CustomerUpdate): View {
    if (departure) return withoutDeparted(view, departure);
    const next = { ...view, stored: stored ?? view.stored };
    const { live } = view;
    if (customer === null || live === null) return next;
    const customers = live.account.customers.map((one) => {
        return one.id === customer.id ? customer : one;
    });
    return { ...next, live: { ...live, account: { ...live.account, customers } } };
}

/** Removes a customer that was moved away, whatever was read before. */
function withoutDeparted({ live, stored, ...view }: View, departure: Departure): View {
    const { id } = departure.customer;
    const isLeft = ({ customerId }: { customerId: number }): boolean => customerId !== id;
    return {
        ...view,
        departure,
        stored: stored && {
            ...stored,
            current: stored.current.filter(isLeft),
            requests: stored.requests.filter(isLeft),
        },
        live: live && {
            ...live,
            account: withoutCustomer(live.account, id),
        },
    };
}
