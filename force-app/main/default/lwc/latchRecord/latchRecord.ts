import type { Customer } from '../../../../../contract/customer';
import type { LatchOutcome } from '../../../../../contract/reply';

/** An attempt to latch as Salesforce stores it: who latched what, when and why, with a snapshot of the customer. */
export type LatchRow = {
    id: string;
    /** The Fusebill ID. */
    customerId: number;
    customerName: string | null;
    status: string | null;
    accountStatus: string | null;
    currency: string | null;
    mrr: number | null;
    netMrr: number | null;
    outcome: LatchOutcome | 'failed';
    /** Why it failed; null when it did not. */
    code: string | null;
    reason: string | null;
    forced: boolean;
    previousAccountId: string | null;
    /** Null where the user may not see that Account. */
    previousAccountName: string | null;
    requestId: string | null;
    /** ISO 8601. */
    at: string;
    /** The name of the user. */
    by: string;
    current: boolean;
};

/** What Salesforce stores of an Account's latches, newest first; empty where the user may not see it. */
export type StoredLatches = { current: LatchRow[]; history: LatchRow[] };

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
