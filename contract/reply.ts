import type { Code } from './codes';
import type { Customer } from './customer';
import type { Action } from './event';

/** What the function answers to an event of the action `A`; it never throws. */
export type Reply<A extends Action = Action> = Envelope &
    ({ ok: true; data: DataOf[A] } | { ok: false; error: LatchFault });

type Envelope = {
    /** The same id in the user's message, in the function's log and in AWS. */
    requestId: string;
    /** Of the function. */
    version: string;
};

export type DataOf = {
    latch: Latched;
    latchMany: { results: LatchVerdict[] };
    account: AccountView;
    search: SearchPage;
    customer: { customer: Customer };
    health: Health;
};

export type LatchFault = {
    code: Code;
    /** What was attempted and what came back, for the admin; without personal data. */
    message: string;
    /** The Account that holds the customer (18 characters where it is an Account's id); null when none does. With `ALREADY_LATCHED` and `HOLDER_CHANGED`. */
    holder?: string | null;
    /** The customer as read while the refusal was classified. With `ALREADY_LATCHED` and `HOLDER_CHANGED`. */
    customer?: Customer;
    /** Fusebill's own words. With `ACCOUNT_NOT_FOUND` and `LATCH_REFUSED`. */
    fusebillMessage?: string;
    /** With `RATE_LIMITED`, where Fusebill says it. */
    retryAfterSeconds?: number;
};

export type LatchOutcome = 'latched' | 'moved' | 'alreadyLatched';

export type Latched = {
    outcome: LatchOutcome;
    customer: Customer;
    /** The Account that held the customer before a move, else null. */
    previousHolder: string | null;
};

/** One row of `latchMany`, in the order of the items. */
export type LatchVerdict = { ok: true; data: Latched } | { ok: false; error: LatchFault };

export type AccountView = {
    /** The customers latched to this Account: none, one, or more. */
    customers: Customer[];
    /** At most 5, best first; empty when there are customers. */
    suggestions: Candidate[];
    notes: Note[];
};

export type SearchPage = {
    /** Best first. */
    matches: Candidate[];
    page: number;
    hasMore: boolean;
    notes: Note[];
};

export type Candidate = {
    customer: Customer;
    /** 1 to 100; only for the order. */
    score: number;
    reasons: Reason[];
    /** The Account that holds the customer now, 18 characters where it is an Account's id; null when none does. */
    holder: string | null;
};

export type ReasonKind =
    | 'idEquals'
    | 'referenceEquals'
    | 'emailEquals'
    | 'emailAlike'
    | 'domainEquals'
    | 'phoneEquals'
    | 'nameEquals'
    | 'nameAlike'
    | 'referenceAlike';

/** Why a customer is proposed; `value` is the customer's own value that matched. */
export type Reason = { kind: ReasonKind; value: string };

/** A look-up that failed while the others answered. */
export type Note = {
    lookup: 'id' | 'reference' | 'email' | 'domain' | 'name' | 'phone';
    code: Code;
};

export type Health = {
    version: string;
    checks: HealthCheck[];
    /** As Fusebill's last answer said; null when it did not. */
    rateLimit: RateLimit | null;
};

export type HealthCheck = {
    name: 'secret' | 'keyShape' | 'fusebill' | 'key' | 'rateLimit' | 'version';
    status: 'ok' | 'warning' | 'error';
    detail: string;
    /** What to do; null when there is nothing to do. */
    fix: string | null;
};

export type RateLimit = {
    limitMinute: number | null;
    remainingMinute: number | null;
    limitDay: number | null;
    remainingDay: number | null;
};
