import type { FusebillCustomer } from './customer';

const MONEY =
    /("(?:monthlyRecurringRevenue|netMonthlyRecurringRevenue|amount|invoiceAmount|outstandingBalance)":)(-?\d+(?:\.\d+)?)/g;

/** A customer, or a list of them, as JSON with four decimals for money, as Fusebill writes it. */
export function customerJson(value: FusebillCustomer | FusebillCustomer[]): string {
    return moneyJson(value);
}

/** Any answer as JSON with four decimals for money. */
export function moneyJson(value: object): string {
    return JSON.stringify(value).replace(
        MONEY,
        (_, name: string, amount: string) => name + Number(amount).toFixed(4),
    );
}
