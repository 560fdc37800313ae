/**
 * A Fusebill customer as the card shows it: Fusebill's own field names, and no more of them than that.
 * A field that Fusebill leaves out is null. A text of more than 255 characters is cut, and ends in `…`. Money is in `currency`.
 */
export type Customer = {
    /** The only unique key of a customer. */
    id: number;
    title: string | null;
    firstName: string | null;
    middleName: string | null;
    lastName: string | null;
    suffix: string | null;
    companyName: string | null;
    /** May hold several addresses, parted by `;` or `,`. */
    primaryEmail: string | null;
    secondaryEmail: string | null;
    primaryPhone: string | null;
    secondaryPhone: string | null;
    /** The 'Customer ID' of Fusebill's screens; not unique. */
    reference: string | null;
    /** `Draft`, `Active`, `Hold`, `Suspended` or `Cancelled`; others may come. */
    status: string | null;
    /** `Good`, `PoorStanding` (an invoice is overdue) or `Collection`; others may come. */
    customerAccountStatus: string | null;
    /** ISO 4217. */
    currency: string | null;
    /** A month, before discounts. */
    monthlyRecurringRevenue: number | null;
    /** A month, after discounts. */
    netMonthlyRecurringRevenue: number | null;
    /** The Account that holds this customer, as Fusebill stores it: 15 or 18 characters. */
    salesforceId: string | null;
    salesforceAccountType: string | null;
    /** Whether Fusebill synchronises; 'Enabled' does not mean latched. */
    salesforceSynchStatus: string | null;
    parentId: number | null;
    customerReference: CustomerReference | null;
    customerAcquisition: CustomerAcquisition | null;
};

/** The part of a customer that a record of latches keeps, and that a batch replies with. */
export type CustomerSummary = Pick<
    Customer,
    | 'id'
    | 'companyName'
    | 'firstName'
    | 'lastName'
    | 'reference'
    | 'status'
    | 'customerAccountStatus'
    | 'currency'
    | 'monthlyRecurringRevenue'
    | 'netMonthlyRecurringRevenue'
    | 'salesforceId'
>;

export type CustomerReference = {
    reference1: string | null;
    reference2: string | null;
    reference3: string | null;
    /** At most 20. */
    salesTrackingCodes: SalesTrackingCode[];
    /** Whether Fusebill has more than are listed. */
    hasMoreCodes: boolean;
};

export type SalesTrackingCode = {
    type: string | null;
    code: string | null;
    name: string | null;
};

export type CustomerAcquisition = {
    adContent: string | null;
    campaign: string | null;
    keyword: string | null;
    landingPage: string | null;
    medium: string | null;
    source: string | null;
};
