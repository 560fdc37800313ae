import type { Answer } from 'c/latchReply';
import type { View } from './view';

/** The view once the synchronization of a customer was changed, or was not. */
export function synched(view: View, answer: Answer<'synch'>): View {
    const stored = answer.stored ?? view.stored;
    const { live } = view;
    if (!answer.ok || live === null) return { ...view, stored };
    const { customer } = answer.data;
    const { customers: before } = live.account;
    const customers = before.map((one) => {
        return one.id === customer.id ? customer : one;
    });
    const account = { ...live.account, customers };
    return { ...view, stored, live: { ...live, account } };
}
