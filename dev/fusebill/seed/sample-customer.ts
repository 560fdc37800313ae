import { CUSTOMERS } from '../../demo-ids';
import { NEW_CUSTOMER, type FusebillCustomer } from '../customer';

const SAME = { id: CUSTOMERS.stolenBikes, uri: `/${CUSTOMERS.stolenBikes}` };

/** The customer in Fusebill's published response, with made-up email addresses and not latched. */
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
