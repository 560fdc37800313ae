import type { CardLatched } from '../../../../../contract/card-reply';
import type { DismissedCustomer } from '../../../../../contract/stored';
import { withHolder, type HolderNow } from 'c/latchHolder';
import type { Departure, StoredLatches } from 'c/latchRecord';
import type { Answer, Fault } from 'c/latchReply';
import type { LatchRequest, ReadAccount } from 'c/latchRequest';
import type { Live } from './reading';

/** The state of the user's latest request. */
export type Attempt =
    | { kind: 'none' }
    | { kind: 'asking' }
    | { kind: 'running'; request: LatchRequest }
    | { kind: 'failed'; request: LatchRequest; fault: Fault }
    | Done;

/** A successful latch; `isUnrecorded` when Salesforce could not store its record. */
export type Done = {
    kind: 'done';
    latched: CardLatched;
    requestId: string;
    isUnrecorded: boolean;
};

/** The state of the panel. */
export type View = {
    /** The stored latches; null until they are read, or if they can't be. */
    stored: StoredLatches | null;
    /** Fusebill's latest answer and its time in milliseconds; null until it answered. */
    live: { account: ReadAccount; at: number } | null;
    isReading: boolean;
    /** Why the latest read failed. */
    fault: Fault | null;
    /** Who holds the customer of the latest request, as its reply said. */
    holderNow: HolderNow | null;
    /** The customer that was last moved from here to another Account. */
    departure: Departure | null;
    attempt: Attempt;
};

/** The view before anything is known. */
export const UNKNOWN: View = {
    stored: null,
    live: null,
    isReading: false,
    fault: null,
    holderNow: null,
    departure: null,
    attempt: { kind: 'none' },
};

/** The answer of Fusebill before there is one. */
const NONE: ReadAccount = {
    customers: [],
    hasMoreCustomers: false,
    isListable: false,
    suggestions: [],
    notes: [],
};

/** The view while the Account is read. Known data stays, and so does a running or successful attempt. */
export function reading(view: View): View {
    const attempt: Attempt = view.attempt.kind === 'failed' ? { kind: 'none' } : view.attempt;
    return { ...view, isReading: true, fault: null, attempt };
}

/** The view once the Account was read, at this time. */
export function read(view: View, answer: Live, at: number): View {
    return answer.ok
        ? { ...view, isReading: false, live: { account: answer.data, at } }
        : { ...view, isReading: false, fault: answer.fault };
}

/** The view once these customers are dismissed for the Account. */
export function withDismissed(view: View, dismissed: DismissedCustomer[]): View {
    const { current = [], requests = [], history = [] } = view.stored ?? {};
    return { ...view, stored: { current, requests, history, dismissed } };
}

/** The view once a request was answered, at this time. */
export function answered(
    view: View,
    request: LatchRequest,
    answer: Answer<'latch'>,
    at: number,
): View {
    const stored = answer.stored ?? view.stored;
    return answer.ok
        ? latched({ ...view, stored }, answer, at)
        : refused({ ...view, stored }, request, answer.fault);
}

/** Shows the customer as latched to this Account. */
function latched(view: View, answer: Extract<Answer<'latch'>, { ok: true }>, at: number): View {
    const { data, requestId, isRecordMissing: isUnrecorded } = answer;
    const { customer } = data;
    const before = view.live?.account ?? NONE;
    const others = before.customers.filter(({ id }) => id !== customer.id);
    const account = { ...before, customers: [customer, ...others], suggestions: [], notes: [] };
    return {
        ...view,
        live: { account, at },
        isReading: false,
        fault: null,
        holderNow: {
            fusebillId: customer.id,
            holder: customer.salesforceId,
            holderName: null,
            holderMergedInto: null,
        },
        attempt: { kind: 'done', latched: data, requestId, isUnrecorded },
    };
}

/** A refusal that names the holder corrects every row of that customer. */
function refused(view: View, request: LatchRequest, fault: Fault): View {
    const attempt: Attempt = { kind: 'failed', request, fault };
    const { holder, holderName, holderMergedInto } = fault;
    if (holder === undefined) return { ...view, attempt };
    const holderNow = { fusebillId: request.customer.id, holder, holderName, holderMergedInto };
    const { live } = view;
    if (live === null) return { ...view, attempt, holderNow };
    const suggestions = withHolder(live.account.suggestions, holderNow);
    return {
        ...view,
        attempt,
        holderNow,
        live: { ...live, account: { ...live.account, suggestions } },
    };
}
