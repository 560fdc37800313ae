import type { LatchFault } from './reply';

/**
 * A customer's subscriptions and open invoices. Each part is read on its own, so one may fail without the other.
 * Names are Fusebill's own. Money is in the customer's currency, except where a row names another.
 */
export type Billing = {
    subscriptions: BillingPart<Subscriptions>;
    invoices: BillingPart<OpenInvoices>;
};

export type BillingPart<T> = { ok: true; data: T } | { ok: false; error: BillingFault };

/**
 * Why a part is missing. `NOT_OFFERED`: Fusebill refuses this list, doesn't have it, or answers with something else.
 */
export type BillingFault = Omit<LatchFault, 'code'> & {
    code: 'NOT_OFFERED' | 'RATE_LIMITED' | 'FUSEBILL_UNAVAILABLE';
};

/** The subscriptions that have not ended. */
export type Subscriptions = {
    /** At most 20, active ones first. */
    list: Subscription[];
    /** How many were read: `list` may be shorter. */
    count: number;
    /** False when Fusebill may have more than were read. */
    isComplete: boolean;
};

export type Subscription = {
    planName: string | null;
    planCode: string | null;
    /** `Active`, `Draft`, `Provisioning`, `Suspended` or `StandingOrder`; more may follow. */
    status: string | null;
    amount: number | null;
    monthlyRecurringRevenue: number | null;
    /** `Monthly` or `Yearly`; more may follow. */
    interval: string | null;
    /** 3 with `Monthly` is every three months. */
    numberOfIntervals: number | null;
};

/** The invoices that are not fully paid. */
export type OpenInvoices = {
    /** At most 20: overdue ones first, then those that are due first. */
    list: OpenInvoice[];
    /** How many were read: `list` may be shorter. */
    count: number;
    /** The outstanding sum of all invoices that were read, including overdue ones. */
    open: number;
    /** The outstanding sum of overdue invoices. */
    overdue: number;
    /** The currency of the sums, ISO 4217; null if the invoices don't state it. */
    currency: string | null;
    /**
     * False if the sums may be too low: there are more invoices than were read, an unreadable one, or one in another
     * currency.
     */
    isComplete: boolean;
};

export type OpenInvoice = {
    invoiceNumber: number | null;
    /** `Due`, `Overdue`, `Disputed` or `Pending`; more may follow. */
    status: string | null;
    outstandingBalance: number;
    invoiceAmount: number | null;
    /** As Fusebill writes it, in UTC: `2026-11-02T00:00:00`. */
    dueDate: string | null;
    currency: string | null;
};
