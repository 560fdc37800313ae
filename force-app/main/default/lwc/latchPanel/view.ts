import type { AccountView, Latched } from '../../../../../contract/reply';
import type { Holders } from 'c/latchNames';
import type { Fault, Verdict } from 'c/latchReply';

/** What the user asked for: a latch, or a move away from the holder that was shown, for a reason. */
export type Request = { fusebillId: number; move?: { holder: string; reason: string } };

/** How far the user's latest request has come. */
export type Attempt =
    | { kind: 'none' }
    | { kind: 'asking' }
    | { kind: 'running' }
    | { kind: 'failed'; request: Request; fault: Fault }
    | { kind: 'done'; latched: Latched };

/** What is known of the Account, and what the user does with it. */
export type Ready = { kind: 'ready'; account: AccountView; holders: Holders; attempt: Attempt };

/** What the panel shows. */
export type View = { kind: 'loading' } | { kind: 'unread'; fault: Fault } | Ready;

/** The view once the Account was looked up. */
export function looked(verdict: Verdict<'account'>): View {
    if (!verdict.ok) return { kind: 'unread', fault: verdict.fault };
    const { data: account, holders } = verdict;
    return { kind: 'ready', account, holders, attempt: { kind: 'none' } };
}

/** The view once a request was answered. */
export function answered(view: Ready, request: Request, verdict: Verdict<'latch'>): Ready {
    const holders = { ...view.holders, ...verdict.holders };
    if (!verdict.ok) {
        const { fault } = verdict;
        return { ...view, holders, attempt: { kind: 'failed', request, fault } };
    }
    const latched = verdict.data;
    const others = view.account.customers.filter(({ id }) => id !== latched.customer.id);
    const customers = [latched.customer, ...others];
    const account = { customers, suggestions: [], notes: [] };
    return { kind: 'ready', account, holders, attempt: { kind: 'done', latched } };
}
