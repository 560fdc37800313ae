import type { CardCandidate } from '../../../../../contract/card-reply';
import type { Customer, KnownCustomer } from '../../../../../contract/customer';
import type { DismissedCustomer } from '../../../../../contract/stored';
import storedLabel from '@salesforce/label/c.Latch_Stored';
import unlistableKnownLabel from '@salesforce/label/c.Latch_Unlistable_Known';
import { mayLatch } from 'c/latchPermissions';
import type { Departure, LatchRow } from 'c/latchRecord';
import type { Fault } from 'c/latchReply';
import { lostCustomers, unreadCustomers, type Lost } from './kept';
import { byImportance, type Age } from './order';
import {
    emptyReason,
    emptyText,
    isUnlistable,
    recordMissingText,
    runningText,
    statusText,
} from './sentences';
import type { View } from './view';

/** An open request to undo a latch, and its customer while Fusebill shows it on this Account. */
export type OpenRequest = { row: LatchRow; customer: Customer | undefined };

/** The values for the template. */
export type Shown = {
    isSkeleton: boolean;
    /** The data may be out of date, and is being read again. */
    isRefreshing: boolean;
    isReading: boolean;
    isLatched: boolean;
    /** The Account has no customer. */
    isEmpty: boolean;
    /** A request is running, so nothing else can start. */
    isBusy: boolean;
    /** A read or a latch is running. */
    isOccupied: boolean;
    /** The sentence that no customer is latched; empty if one is, or is being latched. */
    emptyText: string;
    /** Why there are no suggestions; empty if there are some, or may be. */
    emptyReason: string;
    /** The Account has a customer that was read from Fusebill, so another may be latched. */
    canLatchAnother: boolean;
    /** The main one first. */
    customers: readonly KnownCustomer[];
    /** The id of the main customer if there are several; otherwise null. */
    main: number | null;
    hasSeveral: boolean;
    candidates: readonly CardCandidate[];
    /** Whether to show suggestions. */
    isSuggesting: boolean;
    /** The customers dismissed as not a match. */
    dismissed: readonly DismissedCustomer[];
    isIncomplete: boolean;
    fault: Fault | null;
    /** The sentence about the running request. */
    running: string;
    /** When the data on the card was read: milliseconds or ISO 8601. */
    asOf: number | string;
    /** The sentence that Fusebill can't list the customers and only some are known; otherwise empty. */
    unlistable: string;
    /** Sentences about stored latches that Fusebill shows on another Account. */
    lost: readonly Lost[];
    /** The sentence that the stored customer is shown because Fusebill couldn't be read; otherwise empty. */
    storedNote: string;
    /** The sentence that the customer is latched but the record is missing; otherwise empty. */
    recordMissing: string;
    requests: readonly OpenRequest[];
    /** The customer that was moved away, unless it is back. */
    departure: Departure | null;
    history: readonly LatchRow[];
    hasHistory: boolean;
    /** The text for screen readers. Faults announce themselves. */
    status: string;
};

/** The card's properties and the Account's values that matter here. */
export type Setting = {
    hideSuggestions: boolean;
    age: Age;
    facts: { website: string; phone: string };
};

/** The values for the template: live customers, and stored ones until those are known. */
export function show(view: View, setting: Setting): Shown {
    const { live, stored, fault, attempt, isReading } = view;
    const rows = stored?.current ?? [];
    const unread = unreadCustomers(view);
    const known = [...(live?.account.customers ?? []), ...unread];
    const customers = byImportance(known, setting.age);
    const history = stored?.history ?? [];
    const isSkeleton = isReading && live === null && customers.length === 0;
    const isLatched = customers.length > 0;
    const isEmpty = live !== null && !isLatched;
    const isBusy = attempt.kind === 'running';
    const candidates = setting.hideSuggestions ? [] : suggestionsIn(view);
    const hasReason = isEmpty && !isReading && !setting.hideSuggestions && !candidates.length;
    return {
        isSkeleton,
        isRefreshing: isReading && !isSkeleton,
        isReading,
        isLatched,
        isEmpty,
        isBusy,
        isOccupied: isBusy || isReading,
        emptyText: isEmpty && !isBusy ? emptyText(view) : '',
        emptyReason: hasReason ? emptyReason(view, setting.facts) : '',
        canLatchAnother: mayLatch && live !== null && isLatched,
        customers,
        main: customers.length > 1 ? (customers[0]?.id ?? null) : null,
        hasSeveral: customers.length > 1,
        candidates,
        isSuggesting: !setting.hideSuggestions,
        dismissed: stored?.dismissed ?? [],
        isIncomplete: !setting.hideSuggestions && (live?.account.notes.length ?? 0) > 0,
        fault: attempt.kind === 'failed' ? attempt.fault : fault,
        running: runningText(attempt),
        asOf: live?.at ?? rows[0]?.at ?? '',
        unlistable: isUnlistable(view) && isLatched ? unlistableKnownLabel : '',
        lost: lostCustomers(view),
        storedNote: (live !== null || fault !== null) && unread.length > 0 ? storedLabel : '',
        recordMissing: recordMissingText(attempt),
        requests: openRequests(view),
        departure: departureIn(view),
        history,
        hasHistory: history.length > 0,
        status: statusText(view),
    };
}

/** The candidates without the dismissed ones. */
function suggestionsIn({ live, stored }: View): CardCandidate[] {
    const dismissed = new Set(stored?.dismissed.map(({ customerId }) => customerId));
    return live?.account.suggestions.filter(({ customer }) => !dismissed.has(customer.id)) ?? [];
}

function openRequests({ live, stored }: View): OpenRequest[] {
    const customers = live?.account.customers ?? [];
    return (stored?.requests ?? []).map((row) => ({
        row,
        customer: customers.find(({ id }) => id === row.customerId),
    }));
}

function departureIn({ departure, live }: View): Departure | null {
    const isBack = live?.account.customers.some(({ id }) => id === departure?.customer.id);
    return isBack ? null : departure;
}
