/** The subscriptions and invoices of a customer. */
export type CustomerBilling = {
    subscriptions: readonly FusebillSubscription[];
    invoices: readonly FusebillInvoiceSummary[];
};

/** The customers' billing, by customer id; a customer without an entry has none. */
export type BillingBook = Readonly<Record<number, CustomerBilling>>;

/**
 * A subscription of `GET /v1/customers/{id}/subscriptions`, without its products. The fields are those of
 * https://developer.staxbill.com/reference/list-subscriptions and of public clients.
 */
export type FusebillSubscription = {
    id: number;
    customerId: number;
    planCode: string;
    planName: string;
    planDescription: string | null;
    planReference: string | null;
    status:
        | ('Active' | 'Draft' | 'Cancelled' | 'Provisioning' | 'Expired' | 'Migrated')
        | ('Suspended' | 'StandingOrder');
    reference: string | null;
    planFrequency: { interval: 'Monthly' | 'Yearly'; numberOfIntervals: number; id: number };
    amount: number;
    monthlyRecurringRevenue: number;
    netMonthlyRecurringRevenue: number;
    uri: string;
};

/**
 * An invoice of `GET /v1/customers/{id}/invoiceSummaries`. The reference publishes the names that the list filters by
 * (https://developer.staxbill.com/reference/read-customer-invoice-summaries); the answer is assumed to use them too.
 */
export type FusebillInvoiceSummary = {
    id: number;
    customerId: number;
    invoiceNumber: number;
    invoiceStatus: 'Due' | 'Overdue' | 'Paid' | 'WrittenOff' | 'Void' | 'Disputed' | 'Pending';
    /** ISO 4217. */
    currency: string;
    invoiceAmount: number;
    outstandingBalance: number;
    /** UTC. */
    dueDate: string;
    postedTimestamp: string;
    uri: string;
};
