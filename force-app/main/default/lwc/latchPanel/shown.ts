import type { CardCandidate } from '../../../../../contract/card-reply';
import type { Customer, KnownCustomer } from '../../../../../contract/customer';
import type { DismissedCustomer } from '../../../../../contract/stored';
import allDismissedLabel from '@salesforce/label/c.Latch_Dismissed_All';
import latchingLabel from '@salesforce/label/c.Latch_Latching';
import loadingLabel from '@salesforce/label/c.Latch_Loading';
import noMatchLabel from '@salesforce/label/c.Latch_Empty_No_Match';
import noValuesLabel from '@salesforce/label/c.Latch_Empty_No_Values';
import emptyLabel from '@salesforce/label/c.Latch_Empty';
import recordMissingLabel from '@salesforce/label/c.Latch_Record_Missing';
import storedLabel from '@salesforce/label/c.Latch_Stored';
import unlistableLabel from '@salesforce/label/c.Latch_Unlistable';
import unlistableKnownLabel from '@salesforce/label/c.Latch_Unlistable_Known';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import { mayLatch } from 'c/latchPermissions';
import type { Departure, LatchRow } from 'c/latchRecord';
import type { Fault } from 'c/latchReply';
import { successText } from 'c/latchRequest';
import { lostCustomers, unreadCustomers, type Lost } from './kept';
import { byImportance, type Age } from './order';
import type { Attempt, View } from './view';

/** An open request to undo a latch, and its customer while Fusebill shows it on this Account. */
export type OpenRequest = { row: LatchRow; customer: Customer | undefined };

/** What the template draws. */
export type Shown = {
    isSkeleton: boolean;
    /** What is shown may be out of date, and is being read again. */
    isRefreshing: boolean;
    isReading: boolean;
    isLatched: boolean;
    /** The Account has no customer, so one is looked for. */
    isEmpty: boolean;
    /** A request is running, so nothing else can start. */
    isBusy: boolean;
    /** What starts now could meet a read or a latch that is under way. */
    isOccupied: boolean;
    /** That no customer is latched, unless one is being latched; otherwise empty. */
    emptyText: string;
    /** Why nobody is suggested; empty while someone is, or may be. */
    emptyReason: string;
    /** The Account has a customer, and that is the truth of now: another may follow. */
    canLatchAnother: boolean;
    /** The main one first. */
    customers: readonly KnownCustomer[];
    /** The customer that stands out among several; null where there is one or none. */
    main: number | null;
    hasSeveral: boolean;
    candidates: readonly CardCandidate[];
    /** Whether customers are suggested at all. */
    isSuggesting: boolean;
    /** The customers that are dismissed as not a match. */
    dismissed: readonly DismissedCustomer[];
    isIncomplete: boolean;
    fault: Fault | null;
    /** The request that is under way, in words. */
    running: string;
    /** When the data on the card was read: milliseconds or ISO 8601. */
    asOf: number | string;
    /** That Fusebill can't list the customers, of which some are known; otherwise empty. */
    unlistable: string;
    /** What Salesforce stored and Fusebill shows elsewhere. */
    lost: readonly Lost[];
    /** That the stored customer is shown because Fusebill could not be read; otherwise empty. */
    storedNote: string;
    /** That the customer is latched but its record is missing; otherwise empty. */
    recordMissing: string;
    requests: readonly OpenRequest[];
    /** A customer that was moved away, unless it is back. */
    departure: Departure | null;
    history: readonly LatchRow[];
    hasHistory: boolean;
    /** What a screen reader hears; faults announce themselves. */
    status: string;
};

/** What an admin and the Account itself have to do with what is shown. */
export type Setting = {
    hideSuggestions: boolean;
    age: Age;
    facts: { website: string; phone: string };
};

/** What the template draws for the view: the live customers, and the stored ones until these are known. */
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
    return {
        isSkeleton,
        isRefreshing: isReading && !isSkeleton,
        isReading,
        isLatched,
        isEmpty,
        isBusy,
        isOccupied: isBusy || isReading,
        emptyText: isEmpty && !isBusy ? emptyText(view) : '',
        emptyReason: isEmpty && !isReading ? emptyReason(view, setting) : '',
        canLatchAnother: mayLatch && live !== null && isLatched,
        customers,
        main: customers.length > 1 ? (customers[0]?.id ?? null) : null,
        hasSeveral: customers.length > 1,
        candidates: setting.hideSuggestions ? [] : suggestionsIn(view),
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

/** Without those that are dismissed. */
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

/** Where Fusebill can't list the customers, an empty list says nothing. */
function emptyText(view: View): string {
    return isUnlistable(view) ? unlistableLabel : emptyLabel;
}

function isUnlistable({ live }: View): boolean {
    return live?.account.isListable === false;
}

/** The emails of Contacts are compared too, but the page does not know them. */
function emptyReason(view: View, { hideSuggestions, facts }: Setting): string {
    const { suggestions = [], notes = [] } = view.live?.account ?? {};
    if (hideSuggestions || suggestionsIn(view).length > 0) return '';
    if (suggestions.length > 0) return allDismissedLabel;
    if (notes.length > 0) return '';
    return facts.website || facts.phone ? noMatchLabel : noValuesLabel;
}

function runningText(attempt: Attempt): string {
    return attempt.kind === 'running'
        ? fill(latchingLabel, customerName(attempt.request.customer))
        : '';
}

function recordMissingText(attempt: Attempt): string {
    const isMissing = attempt.kind === 'done' && attempt.isUnrecorded;
    return isMissing ? fill(recordMissingLabel, attempt.requestId) : '';
}

function statusText({ attempt, isReading }: View): string {
    if (attempt.kind === 'running') return runningText(attempt);
    if (isReading) return loadingLabel;
    return attempt.kind === 'done' ? successText(attempt.latched) : '';
}
