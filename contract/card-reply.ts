import type { Billing } from './billing';
import type { Customer } from './customer';
import type {
    AccountView,
    Candidate,
    Health,
    LatchFault,
    Latched,
    Reason,
    SearchPage,
} from './reply';
import type { DismissedCustomer, StoredLatches } from './stored';

/**
 * `LatchController`'s answer to a component: the function's reply, with messages and names for the user. The platform
 * may leave out null fields.
 */
export type CardReply<Method extends CardMethod = CardMethod> = {
    /** Identifies the request in the function's log; null if it never arrived there. */
    requestId: string | null;
    /** The function's version; null if it did not answer. */
    version: string | null;
    /** The customer is latched, but Salesforce could not write the row that records it. */
    warning: 'RECORD_MISSING' | null;
    /** The Account's rows after a latch or a move; null if no row was written. */
    stored: StoredLatches | null;
} & (
    { ok: true; data: CardData[Method]; error: null } | { ok: false; data: null; error: CardError }
);

/** What a component can request from Apex; mostly named after a method of `LatchController`. */
export type CardMethod = keyof CardData;

/** What each method returns on success. */
export type CardData = {
    account: CardAccount;
    search: CardSearch;
    latch: CardLatched;
    move: CardLatched;
    billing: Billing;
    synch: { customer: Customer };
    health: Health;
    /** Of `LatchUnlatchController`: `request`, `check` and `withdraw`. */
    unlatch: CardUnlatch;
    /** Of `LatchMismatchController`: `dismiss` and `restore`. */
    mismatch: { dismissed: DismissedCustomer[] };
};

/** Why the request failed, for the user and for the admin. */
export type CardError = LatchFault &
    Holder & {
        /** What happened, in the user's language; it names the holder where the user may see that Account. */
        userMessage: string;
        /** What to do about it, in the user's language; null if the message says it. */
        userAction: string | null;
    };

/** What the user may know about the Account that holds a customer. */
export type Holder = {
    /** The holder's name; null if there is none or the user may not see that Account. */
    holderName: string | null;
    /**
     * The Account (18 characters) that the holder was merged into; null if it wasn't, or is no longer in the recycle
     * bin. `latch` may take the customer from such a holder, because it is the same Account.
     */
    holderMergedInto: string | null;
};

export type CardCandidate = Omit<Candidate, 'reasons'> & Holder & { reasons: CardReason[] };

/** `contactName` is that of the Account's Contact with this email; null for other reasons and in a search. */
export type CardReason = Reason & { contactName: string | null };

export type CardAccount = Omit<AccountView, 'suggestions'> & {
    suggestions: CardCandidate[];
    /** Where Fusebill can't list the Account's customers: those that Salesforce stored and that read as held elsewhere. */
    lost?: LostCustomer[];
};

/** A customer that Salesforce stored for the Account, and who holds it now. */
export type LostCustomer = { customerId: number; holder: string | null } & Holder;

export type CardSearch = Omit<SearchPage, 'matches'> & { matches: CardCandidate[] };

export type CardLatched = Latched & {
    /** The previous holder's name; null when there was none or the user may not see that Account. */
    previousHolderName: string | null;
    /** True if the customer was moved because its previous holder was merged into this Account. */
    accountsMerged: boolean;
};

/** The state of a request to undo a latch, after it was made, checked or withdrawn. */
export type CardUnlatch = {
    /**
     * `requested` and `alreadyRequested` (by someone else, whose request stays): it is open. `stillLatched`: it stays open.
     * `unlatched`, `movedAway`: Fusebill no longer shows the latch. `withdrawn`. `notRequested`: there is none, or no longer.
     */
    outcome: UnlatchOutcome;
    /** As Fusebill shows it; absent where it was not read. */
    customer?: Customer;
    /** Who holds the customer now. */
    holder?: string | null;
} & Partial<Holder>;

export type UnlatchOutcome =
    | 'requested'
    | 'alreadyRequested'
    | 'stillLatched'
    | 'unlatched'
    | 'movedAway'
    | 'withdrawn'
    | 'notRequested';
