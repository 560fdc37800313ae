import type { Customer } from '../../../../../contract/customer';
import type { LatchRow, StoredLatches } from '../../../../../contract/stored';

export type { LatchRow, StoredLatches };

const UNKNOWN = {
    title: null,
    firstName: null,
    middleName: null,
    lastName: null,
    suffix: null,
    primaryEmail: null,
    secondaryEmail: null,
    primaryPhone: null,
    secondaryPhone: null,
    reference: null,
    salesforceId: null,
    salesforceAccountType: null,
    salesforceSynchStatus: null,
    parentId: null,
    customerReference: null,
    customerAcquisition: null,
};

/** The customer as it was when it was latched; what is not stored is null. */
export function customerIn(row: LatchRow): Customer {
    return {
        ...UNKNOWN,
        id: row.customerId,
        companyName: row.customerName,
        status: row.status,
        customerAccountStatus: row.accountStatus,
        currency: row.currency,
        monthlyRecurringRevenue: row.mrr,
        netMonthlyRecurringRevenue: row.netMrr,
    };
}
