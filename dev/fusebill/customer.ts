/** A customer as Fusebill's API answers it: every field, under Fusebill's names. */
export type FusebillCustomer = {
    firstName: string | null;
    middleName: string | null;
    lastName: string | null;
    companyName: string | null;
    suffix: string | null;
    /** May hold several addresses, parted by `;` or `,`. */
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
    /** In `currency`, a month, before discounts. */
    monthlyRecurringRevenue: number;
    /** In `currency`, a month, after discounts. */
    netMonthlyRecurringRevenue: number;
    /** As it was sent: 15 or 18 characters; null when not latched. */
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

export type SalesTrackingCode = {
    type: string;
    code: string;
    name: string;
    id: number;
    uri: string;
};
