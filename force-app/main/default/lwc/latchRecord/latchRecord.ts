import type { KnownCustomer } from '../../../../../contract/customer';
import type { LatchRow, StoredLatches } from '../../../../../contract/stored';

export type { LatchRow, StoredLatches };

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
