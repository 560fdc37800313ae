import type { Customer } from '../../../../../contract/customer';
import type { AccountView, Latched } from '../../../../../contract/reply';
import type { Contacts, Holders } from 'c/latchNames';
import type { StoredLatches } from 'c/latchRecord';
import type { Fault, Verdict } from 'c/latchReply';

/** What the user asked for: a latch, or a move away from the holder that was shown, for a reason. */
export type Request = { customer: Customer; move?: { holder: string; reason: string } };

/** How far the user's latest request has come. */
export type Attempt =
    | { kind: 'none' }
    | { kind: 'asking' }
    | { kind: 'running'; request: Request }
    | { kind: 'failed'; request: Request; fault: Fault }
    | Done;

/** A latch that stands; `unrecorded` is the id of the request whose record Salesforce could not store, else null. */
export type Done = { kind: 'done'; latched: Latched; unrecorded: string | null };

/** What the panel knows, and what the user does with it. */
export type View = {
    /** What Salesforce stores; null until it is read, and where it could not be. */
    stored: StoredLatches | null;
    /** What Fusebill said last and when, in milliseconds; null until it answered. */
    live: { account: AccountView; at: number } | null;
    isReading: boolean;
    /** Why the latest reading failed. */
    fault: Fault | null;
    holders: Holders;
    contacts: Contacts;
    attempt: Attempt;
};

/** The view before anything is known. */
export const UNKNOWN: View = {
    stored: null,
    live: null,
    isReading: false,
    fault: null,
    holders: {},
    contacts: {},
    attempt: { kind: 'none' },
};

/** The view while the Account is read; what is known stays, and so does a success. */
export function reading(view: View): View {
    const attempt: Attempt = view.attempt.kind === 'done' ? view.attempt : { kind: 'none' };
    return { ...view, isReading: true, fault: null, attempt };
}

/** The view once the Account was read, at this time. */
export function read(view: View, verdict: Verdict<'account'>, at: number): View {
    const holders = { ...view.holders, ...verdict.holders };
    const settled = { ...view, holders, contacts: verdict.contacts, isReading: false };
    return verdict.ok
        ? { ...settled, live: { account: verdict.data, at } }
        : { ...settled, fault: verdict.fault };
}

/** The view once a request was answered, at this time. */
export function answered(
    view: View,
    request: Request,
    verdict: Verdict<'latch'>,
    at: number,
): View {
    const holders = { ...view.holders, ...verdict.holders };
    const stored = verdict.stored ?? view.stored;
    if (!verdict.ok) {
        const { fault } = verdict;
        return { ...view, holders, stored, attempt: { kind: 'failed', request, fault } };
    }
    const { data: latched, warning, requestId } = verdict;
    const before = view.live?.account.customers ?? [];
    const others = before.filter(({ id }) => id !== latched.customer.id);
    const account = {
        customers: [latched.customer, ...others],
        hasMoreCustomers: false,
        isListable: true,
        suggestions: [],
        notes: [],
    };
    const unrecorded = warning === 'RECORD_MISSING' ? requestId : null;
    return {
        ...view,
        stored,
        holders,
        live: { account, at },
        isReading: false,
        fault: null,
        attempt: { kind: 'done', latched, unrecorded },
    };
}
