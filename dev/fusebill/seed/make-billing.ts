import type { CustomerBilling, FusebillInvoiceSummary, FusebillSubscription } from '../billing';

type GivenSubscription = Pick<FusebillSubscription, 'planCode' | 'planName' | 'amount'> &
    Partial<FusebillSubscription> & { frequency?: readonly ['Monthly' | 'Yearly', number] };

type GivenInvoice = Pick<FusebillInvoiceSummary, 'invoiceStatus' | 'invoiceAmount' | 'dueDate'> &
    Partial<FusebillInvoiceSummary>;

type Given = {
    customerId: number;
    currency: string;
    subscriptions: readonly GivenSubscription[];
    invoices: readonly GivenInvoice[];
};

/** A customer's subscriptions and invoices with every field; ids and numbers are derived from the customer's id. */
export function makeBilling({
    customerId,
    currency,
    subscriptions,
    invoices,
}: Given): CustomerBilling {
    const firstId = customerId * 100;
    return {
        subscriptions: subscriptions.map(({ frequency = ['Monthly', 1], ...given }, index) => {
            const id = firstId + index;
            const [interval, numberOfIntervals] = frequency;
            const monthly = given.amount / (numberOfIntervals * (interval === 'Yearly' ? 12 : 1));
            return {
                id,
                customerId,
                planDescription: null,
                planReference: null,
                status: 'Active',
                reference: null,
                planFrequency: { interval, numberOfIntervals, id: id + 50 },
                monthlyRecurringRevenue: monthly,
                netMonthlyRecurringRevenue: monthly,
                uri: `/subscriptions/${id}`,
                ...given,
            };
        }),
        invoices: invoices.map((given, index) => ({
            id: firstId + index,
            customerId,
            invoiceNumber: 10_001 + index,
            currency,
            outstandingBalance: given.invoiceAmount,
            postedTimestamp: given.dueDate,
            uri: `/invoices/${firstId + index}`,
            ...given,
        })),
    };
}
