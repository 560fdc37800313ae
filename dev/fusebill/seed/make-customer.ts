import type { FusebillCustomer } from '../customer';

type Named = Pick<FusebillCustomer, 'id' | 'companyName'>;
type Given = Named &
    Partial<Omit<FusebillCustomer, 'id' | 'uri' | 'customerReference' | 'customerAcquisition'>> & {
        /** Pairs of type and code; a code's name is the two together. */
        trackingCodes?: readonly (readonly [type: string, code: string])[];
        references?: readonly [string | null, string | null, string | null];
        acquisition?: Partial<Omit<FusebillCustomer['customerAcquisition'], 'id' | 'uri'>>;
    };

/** A customer with every field; what is not given is as Fusebill leaves it on a new customer that pays in dollars. */
export function makeCustomer(given: Given): FusebillCustomer {
    const { id, trackingCodes = [], references = [null, null, null], acquisition, ...own } = given;
    const uri = `/${id}`;
    const monthly = own.monthlyRecurringRevenue ?? 0;
    return {
        firstName: null,
        middleName: null,
        lastName: null,
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
            reference1: references[0],
            reference2: references[1],
            reference3: references[2],
            salesTrackingCodes: trackingCodes.map(([type, code], index) => ({
                type,
                code,
                name: `${type} ${code}`,
                id: 9000 + index,
                uri: `/${9000 + index}`,
            })),
            id,
            uri,
        },
        customerAcquisition: {
            adContent: null,
            campaign: null,
            keyword: null,
            landingPage: null,
            medium: null,
            source: null,
            ...acquisition,
            id,
            uri,
        },
        monthlyRecurringRevenue: monthly,
        netMonthlyRecurringRevenue: monthly,
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
        isParent: false,
        canChangeCurrency: monthly === 0,
        netsuiteSynchStatus: null,
        hubSpotId: null,
        hubSpotCompanyId: null,
        geotabId: null,
        digitalRiverId: null,
        createdTimestamp: '2023-05-09T08:30:12.1234567Z',
        modifiedTimestamp: '2025-02-17T16:05:44.120',
        ...own,
        id,
        uri,
    };
}
