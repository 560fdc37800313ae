import { CUSTOMERS } from '../../demo-ids';
import { NEW_CUSTOMER, type FusebillCustomer } from '../customer';

const SAME = { id: CUSTOMERS.stolenBikes, uri: `/${CUSTOMERS.stolenBikes}` };

/** The customer of Fusebill's published response, with invented email addresses and not yet latched. */
export const sampleCustomer: FusebillCustomer = {
    ...NEW_CUSTOMER,
    firstName: 'John',
    lastName: 'Doe',
    companyName: 'Stolen Bikes',
    primaryEmail: 'john.doe@stolen-bikes.example.com',
    primaryPhone: '613-555-5555',
    secondaryEmail: 'accounts@stolen-bikes.example.com',
    title: 'Mr',
    reference: '1337',
    customerReference: { ...NEW_CUSTOMER.customerReference, ...SAME },
    customerAcquisition: { ...NEW_CUSTOMER.customerAcquisition, ...SAME },
    monthlyRecurringRevenue: 25.98,
    netMonthlyRecurringRevenue: 25.98,
    ...SAME,
};
