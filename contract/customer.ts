/** The type of a field; each may also be null. `id` is a whole number above 0. */
export type FieldKind = keyof Kinds;

type Kinds = { text: string; number: number; id: number };

/** The type of an object with these fields. */
export type Fields<List extends Record<string, FieldKind>> = {
    -readonly [Name in keyof List]: Kinds[List[Name]] | null;
};

/** The fields of a customer that a reply carries, under Fusebill's own names. The function reads them by this list. */
export const CUSTOMER_FIELDS = {
    title: 'text',
    firstName: 'text',
    middleName: 'text',
    lastName: 'text',
    suffix: 'text',
    companyName: 'text',
    /** May hold several addresses, separated by `;` or `,`. */
    primaryEmail: 'text',
    secondaryEmail: 'text',
    primaryPhone: 'text',
    secondaryPhone: 'text',
    /** The 'Customer ID' of Fusebill's screens; not unique. */
    reference: 'text',
    /** `Draft`, `Active`, `Hold`, `Suspended` or `Cancelled`; more may follow. */
    status: 'text',
    /** `Good`, `PoorStanding` (an invoice is overdue) or `Collection`; more may follow. */
    customerAccountStatus: 'text',
    /** ISO 4217. */
    currency: 'text',
    /** Per month, before discounts. */
    monthlyRecurringRevenue: 'number',
    /** Per month, after discounts. */
    netMonthlyRecurringRevenue: 'number',
    /** The Account that holds this customer, as Fusebill stores it: 15 or 18 characters. */
    salesforceId: 'text',
    salesforceAccountType: 'text',
    /** Whether Fusebill synchronizes the customer; 'Enabled' does not mean latched. */
    salesforceSynchStatus: 'text',
    netsuiteId: 'text',
    netsuiteCustomerType: 'text',
    /** The customer's user name in Fusebill's portal. */
    portalUserName: 'text',
    parentId: 'id',
    quickBooksLatchType: 'text',
    quickBooksId: 'number',
    /** Counts QuickBooks' changes of its record. */
    quickBooksSyncToken: 'number',
    /** The customer's path in Fusebill's API. */
    uri: 'text',
} as const satisfies Record<string, FieldKind>;

/** The fields of a customer's references. */
export const REFERENCE_FIELDS = {
    reference1: 'text',
    reference2: 'text',
    reference3: 'text',
    id: 'id',
    uri: 'text',
} as const satisfies Record<string, FieldKind>;

/** The fields that say how a customer was acquired. */
export const ACQUISITION_FIELDS = {
    adContent: 'text',
    campaign: 'text',
    keyword: 'text',
    landingPage: 'text',
    medium: 'text',
    source: 'text',
    id: 'id',
    uri: 'text',
} as const satisfies Record<string, FieldKind>;

/**
 * A Fusebill customer as the card shows it. A field that Fusebill leaves out is null. Text longer than 255 characters
 * is truncated and ends in `…`. Money is in `currency`.
 */
export type Customer = Fields<typeof CUSTOMER_FIELDS> & {
    /** The only unique key of a customer. */
    id: number;
    customerReference: CustomerReference | null;
    customerAcquisition: CustomerAcquisition | null;
};

/** A customer that may lack fields: stored in Salesforce, or from a reply without its null fields. */
export type KnownCustomer = Pick<Customer, 'id'> & Partial<Customer>;

/** The part of a customer that Salesforce records and that a batch returns. */
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

export type CustomerReference = Fields<typeof REFERENCE_FIELDS> & {
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

export type CustomerAcquisition = Fields<typeof ACQUISITION_FIELDS>;
