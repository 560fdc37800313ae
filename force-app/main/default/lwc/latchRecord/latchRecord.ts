import type { Customer, KnownCustomer } from '../../../../../contract/customer';
import type { LatchRow, StoredLatches } from '../../../../../contract/stored';

export type { LatchRow, StoredLatches };

/** A change to a customer, or one that may have happened. */
export type CustomerUpdate = {
    accountId: string;
    /** The Account's rows; null when they are not known. */
    stored: StoredLatches | null;
    /** The customer as Fusebill has it now; null if unknown. */
    customer: Customer | null;
    /** Whether the card may differ from Fusebill. */
    isOutdated: boolean;
    /** Whether the user wants to find another customer. */
    wantsSearch?: boolean;
    /** Set when the customer was moved away. */
    departure?: Departure;
};

/** An update after which the focus goes to the result, or back to the menu of this customer. */
export type Outcome = CustomerUpdate & { customerId: number };

/** A customer that was moved to another Account. */
export type Departure = { customer: Customer; to: { id: string; name: string } };

/** The customer as it was when it was latched; only what is stored. */
export function customerIn(row: LatchRow): KnownCustomer {
    return {
        id: row.customerId,
        companyName: row.customerName,
        status: row.status,
        customerAccountStatus: row.accountStatus,
        currency: row.currency,
        monthlyRecurringRevenue: row.mrr,
        netMonthlyRecurringRevenue: row.netMrr,
    };
}
