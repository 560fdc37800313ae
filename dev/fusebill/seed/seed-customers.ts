import type { FusebillCustomer } from '../customer';
import { bystanders } from './bystanders';
import { sampleCustomer } from './sample-customer';
import { scenarioCustomers } from './scenario-customers';

/** The made-up customers of a new emulator, in every status. */
export const seedCustomers: readonly FusebillCustomer[] = [
    sampleCustomer,
    ...scenarioCustomers,
    ...bystanders,
];
