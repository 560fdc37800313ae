import { NEW_CUSTOMER, NEWER_FIELDS, type FusebillCustomer } from '../customer';

type Named = Pick<FusebillCustomer, 'id' | 'companyName'>;
type Given = Named &
    Partial<Omit<FusebillCustomer, 'id' | 'uri' | 'customerReference' | 'customerAcquisition'>> & {
        /** Pairs of type and code; a code's name is both joined. */
        trackingCodes?: readonly (readonly [type: string, code: string])[];
        references?: readonly [string | null, string | null, string | null];
        acquisition?: Partial<Omit<FusebillCustomer['customerAcquisition'], 'id' | 'uri'>>;
    };

/** A customer with every field; the defaults are those of a new customer that pays in dollars. */
export function makeCustomer(given: Given): FusebillCustomer {
    const { id, trackingCodes = [], references = [null, null, null], acquisition, ...own } = given;
    const uri = `/${id}`;
    const monthly = own.monthlyRecurringRevenue ?? 0;
    return {
        ...NEW_CUSTOMER,
        ...NEWER_FIELDS,
        canChangeCurrency: monthly === 0,
        monthlyRecurringRevenue: monthly,
        netMonthlyRecurringRevenue: monthly,
        ...own,
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
        customerAcquisition: { ...NEW_CUSTOMER.customerAcquisition, ...acquisition, id, uri },
        id,
        uri,
    };
}
