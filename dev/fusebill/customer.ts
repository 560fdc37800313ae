/** A customer in Fusebill's API, with every field under Fusebill's names. */
export type FusebillCustomer = {
    firstName: string | null;
    middleName: string | null;
    lastName: string | null;
    companyName: string | null;
    suffix: string | null;
    /** May hold several addresses, separated by `;` or `,`. */
    primaryEmail: string | null;
    primaryPhone: string | null;
    secondaryEmail: string | null;
    secondaryPhone: string | null;
    title: 'Mr' | 'Mrs' | 'Ms' | 'Miss' | 'Dr' | '' | null;
    /** Not unique. */
    reference: string | null;
    status: 'Draft' | 'Active' | 'Hold' | 'Suspended' | 'Cancelled';
    customerAccountStatus: 'Good' | 'PoorStanding' | 'Collection';
    /** ISO 4217. */
    currency: string;
    customerReference: {
        reference1: string | null;
        reference2: string | null;
        reference3: string | null;
        salesTrackingCodes: SalesTrackingCode[];
        id: number;
        uri: string;
    };
    customerAcquisition: {
        adContent: string | null;
        campaign: string | null;
        keyword: string | null;
        landingPage: string | null;
        medium: string | null;
        source: string | null;
        id: number;
        uri: string;
    };
    /** In `currency`, per month, before discounts. */
    monthlyRecurringRevenue: number;
    /** In `currency`, per month, after discounts. */
    netMonthlyRecurringRevenue: number;
    /** As it was sent, 15 or 18 characters; null if not latched. */
    salesforceId: string | null;
    salesforceAccountType: 'Company' | 'Person' | null;
    salesforceSynchStatus: 'Enabled' | 'Disabled' | null;
    netsuiteId: string | null;
    netsuiteCustomerType: string;
    portalUserName: string | null;
    parentId: number | null;
    quickBooksLatchType: 'CreateNew' | 'LatchExisting' | 'DoNothing' | null;
    quickBooksId: number | null;
    quickBooksSyncToken: number | null;
    /** The only unique key. */
    id: number;
    uri: string;
    /** Newer fields, which some customers have. */
    isParent?: boolean;
    canChangeCurrency?: boolean;
    netsuiteSynchStatus?: string | null;
    hubSpotId?: number | null;
    hubSpotCompanyId?: number | null;
    geotabId?: string | null;
    digitalRiverId?: string | null;
    /** UTC; with 7 fractional digits and `Z`, or with 3 and none. */
    createdTimestamp?: string;
    modifiedTimestamp?: string;
};

/** A new customer's fields, in the order of Fusebill's answers, except the id and the revenues. */
export const NEW_CUSTOMER = {
    firstName: null,
    middleName: null,
    lastName: null,
    companyName: null,
    suffix: null,
    primaryEmail: null,
    primaryPhone: null,
    secondaryEmail: null,
    secondaryPhone: null,
    title: null,
    reference: null,
    status: 'Active',
    customerAccountStatus: 'Good',
    currency: 'USD',
    customerReference: {
        reference1: null,
        reference2: null,
        reference3: null,
        salesTrackingCodes: [],
        id: 0,
        uri: '',
    },
    customerAcquisition: {
        adContent: null,
        campaign: null,
        keyword: null,
        landingPage: null,
        medium: null,
        source: null,
        id: 0,
        uri: '',
    },
    monthlyRecurringRevenue: 0,
    netMonthlyRecurringRevenue: 0,
    salesforceId: null,
    salesforceAccountType: null,
    salesforceSynchStatus: 'Enabled',
    netsuiteId: null,
    netsuiteCustomerType: '',
    portalUserName: null,
    parentId: null,
    quickBooksLatchType: null,
    quickBooksId: null,
    quickBooksSyncToken: null,
    id: 0,
    uri: '',
} as const satisfies FusebillCustomer;

/** The newer fields of a new customer; the published sample has none of them. */
export const NEWER_FIELDS = {
    isParent: false,
    netsuiteSynchStatus: null,
    hubSpotId: null,
    hubSpotCompanyId: null,
    geotabId: null,
    digitalRiverId: null,
    createdTimestamp: '2023-05-09T08:30:12.1234567Z',
    modifiedTimestamp: '2025-02-17T16:05:44.120',
} as const satisfies Partial<FusebillCustomer>;

export type SalesTrackingCode = {
    type: string;
    code: string;
    name: string;
    id: number;
    uri: string;
};
