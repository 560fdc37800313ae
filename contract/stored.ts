import type { LatchOutcome } from './reply';

/** What Salesforce stores about an Account, newest first; only rows that the user may see. */
export type StoredLatches = {
    /** The current latches of this Account. */
    current: LatchRow[];
    /** The open requests to undo a latch of this Account. */
    requests: LatchRow[];
    /** Every attempt and request, including current ones, and every move of a customer to another Account; at most 20. */
    history: LatchRow[];
    /** The customers that are dismissed as not a match for this Account. */
    dismissed: DismissedCustomer[];
};

/**
 * What happened to a request to undo a latch: it was made or withdrawn, or Fusebill no longer showed the latch,
 * because the customer was free (`unlatched`) or on another Account (`movedAway`).
 */
export type UnlatchEntry = 'unlatchRequested' | 'unlatchWithdrawn' | 'unlatched' | 'movedAway';

/** A change of a customer's synchronization; such a row is never current. */
export type SynchEntry = 'synchEnabled' | 'synchDisabled' | 'resynchronized' | 'synchFailed';

/**
 * An attempt to latch or to change the synchronization, or a step of a request to undo a latch, with the customer as
 * it was then.
 */
export type LatchRow = {
    id: string;
    customerId: number;
    customerName: string | null;
    status: string | null;
    accountStatus: string | null;
    /** ISO 4217, of `mrr` and `netMrr`. */
    currency: string | null;
    mrr: number | null;
    netMrr: number | null;
    /** `movedTo`: a customer of this Account was moved to another one. */
    outcome: LatchOutcome | 'failed' | 'movedTo' | UnlatchEntry | SynchEntry;
    /** Why it failed, usually a code of `codes.ts`; a newer function may have others. Null unless it failed. */
    code: string | null;
    /** The same in the user's language; null unless it failed. */
    userMessage: string | null;
    /** The reason for a move or an unlatch; otherwise null. */
    reason: string | null;
    forced: boolean;
    /** The holder before a move as Fusebill stored it, whether or not it is an Account of this org. */
    previousAccountId: string | null;
    /** Null if the user may not see that Account. */
    previousAccountName: string | null;
    /** The Account that a customer was moved to. Null for anything but `movedTo`, and if the user may not see that Account. */
    newAccountName: string | null;
    /** Null if AWS did not answer. */
    requestId: string | null;
    /** ISO 8601. */
    at: string;
    /** The user's name. */
    by: string;
    current: boolean;
};

/** A customer that somebody dismissed as not a match for the Account, so that it isn't suggested. */
export type DismissedCustomer = {
    customerId: number;
    /** As it was then. */
    customerName: string | null;
    /** ISO 8601. */
    at: string;
    /** The user's name. */
    by: string;
};
