import type { Billing } from './billing';
import type { Code } from './codes';
import type { Customer, CustomerSummary } from './customer';
import type { Action } from './event';

/** The function's reply to an event with the action `A`. The function never throws. */
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
    latchMany: LatchedMany;
    account: AccountView;
    search: SearchPage;
    customer: { customer: Customer };
    billing: Billing;
    synch: { customer: Customer };
    health: Health;
};

export type LatchFault = {
    code: Code;
    /** What was attempted and what came back, for an admin. Contains no personal data. */
    message: string;
    /**
     * The Account that holds the customer (18 characters if it is an Account id); null if none does. With
     * `ALREADY_LATCHED` and `HOLDER_CHANGED`.
     */
    holder?: string | null;
    /** The customer, as read to classify the refusal. With `ALREADY_LATCHED` and `HOLDER_CHANGED`. */
    customer?: Customer;
    /** Fusebill's own message. With `ACCOUNT_NOT_FOUND`, `LATCH_REFUSED` and `SYNCH_REFUSED`. */
    fusebillMessage?: string;
    /**
     * How long Fusebill accepts no more requests. With `RATE_LIMITED`, and with `NOT_ATTEMPTED` if the limit is the
     * reason.
     */
    retryAfterSeconds?: number;
    /** Which limit is used up, if known. Comes with `retryAfterSeconds`. */
    usedUp?: LimitWindow;
};

/** The windows of Fusebill's rate limits. */
export type LimitWindow = 'minute' | 'day';

export type LatchOutcome = 'latched' | 'moved' | 'alreadyLatched';

export type Latched = {
    outcome: LatchOutcome;
    customer: Customer;
    /** The Account that held the customer before a move, otherwise null. */
    previousHolder: string | null;
};

/** The reply to a batch. Its customers are summaries, to keep a hundred of them small. */
export type LatchedMany = {
    /** In the order of the items. */
    results: RowVerdict[];
    /** From Fusebill's last answer; null if it didn't say. */
    rateLimit: RateLimit | null;
    /** How long another call would be refused; null if one may follow immediately. */
    retryAfterSeconds: number | null;
    /** Which limit is used up; null if none is, or Fusebill does not say. */
    usedUp: LimitWindow | null;
};

/** One row of `latchMany`. */
export type RowVerdict = { ok: true; data: LatchedRow } | { ok: false; error: RowFault };

export type LatchedRow = Omit<Latched, 'customer'> & { customer: CustomerSummary };

export type RowFault = Omit<LatchFault, 'customer'> & { customer?: CustomerSummary };

export type AccountView = {
    /** The customers latched to this Account: none, one, or more, at most 10. */
    customers: Customer[];
    /** Whether there are more than are listed. */
    hasMoreCustomers: boolean;
    /** False if Fusebill refuses to list an Account's customers. An empty list then means nothing. */
    isListable: boolean;
    /** At most 5, best first; empty if there are customers. */
    suggestions: Candidate[];
    notes: Note[];
};

export type SearchPage = {
    /** Best first. */
    matches: Candidate[];
    page: number;
    /** Whether the next page may have more matches of this search. */
    hasMore: boolean;
    /** Whether a wider search (`isWide`) could find others. */
    canWiden: boolean;
    /** How the user should change the term; null if it is fine. */
    hint: SearchHint | null;
    notes: Note[];
};

/** `typeLetterOrDigit`: the term has neither. `beMoreExact`: too many customers match. */
export type SearchHint = 'typeLetterOrDigit' | 'beMoreExact';

export type Candidate = {
    customer: Customer;
    /** Higher is better; only for sorting. */
    score: number;
    /** How likely it is that this is the Account's customer. */
    grade: Grade;
    reasons: Reason[];
    /** Evidence against it. */
    counterEvidence: CounterEvidence[];
    /** The Account that holds the customer, 18 characters if it is an Account id; null if none does. */
    holder: string | null;
};

/** The text fields that a customer can be found by; see `lambda/src/search/text-criteria.ts`. */
export type TextCriterionName = 'reference' | 'email';

/** Everything that a customer can be found by. */
export type Criterion = TextCriterionName | 'id' | 'domain' | 'name' | 'phone';

export type ReasonKind = `${Criterion}Equals` | `${TextCriterionName | 'name'}Alike`;

/** Why a customer is proposed; `value` is the customer's own value that matched. */
export type Reason = { kind: ReasonKind; value: string };

/** `strong`: right in at least 95 of 100 cases, see `docs/benchmarks.md`. */
export type Grade = 'strong' | 'likely' | 'weak';

export type CounterKind = 'nameDiffers' | 'domainDiffers' | 'phoneDiffers' | 'isCancelled';

/** Why a customer may be the wrong one; `value` is the customer's own value that differs. */
export type CounterEvidence = { kind: CounterKind; value: string };

/** A look-up that failed while others succeeded. */
export type Note = {
    lookup: Criterion;
    code: Code;
};

export type Health = {
    version: string;
    checks: HealthCheck[];
    /** From Fusebill's last answer; null if it didn't say. */
    rateLimit: RateLimit | null;
};

export type HealthCheck = {
    name: 'secret' | 'keyShape' | 'fusebill' | 'key' | 'rateLimit' | 'version';
    status: 'ok' | 'warning' | 'error';
    detail: string;
    /** How to fix it; null if nothing needs fixing. */
    fix: string | null;
};

export type RateLimit = {
    limitMinute: number | null;
    remainingMinute: number | null;
    /** Seconds until the limit per minute is reset. */
    resetMinuteSeconds: number | null;
    limitDay: number | null;
    remainingDay: number | null;
    /** Seconds until the limit per day is reset. */
    resetDaySeconds: number | null;
};
