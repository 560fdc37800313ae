import type { Answer } from './answer';
import type { FusebillCustomer } from './customer';
import { customerJson } from './customer-json';
import { listRows } from './list-rows';
import type { Filter } from './query';

const FILTERS = new Map<string, Filter<FusebillCustomer>>([
    ['salesforceid', { kind: 'text', read: (one) => one.salesforceId }],
    ['companyname', { kind: 'text', read: (one) => one.companyName }],
    ['primaryemail', { kind: 'text', read: (one) => one.primaryEmail }],
    ['primaryphone', { kind: 'text', read: (one) => one.primaryPhone }],
    ['reference', { kind: 'text', read: (one) => one.reference }],
    ['firstname', { kind: 'text', read: (one) => one.firstName }],
    ['lastname', { kind: 'text', read: (one) => one.lastName }],
    ['status', { kind: 'choice', read: (one) => one.status }],
    ['customeraccountstatus', { kind: 'choice', read: (one) => one.customerAccountStatus }],
    ['currency', { kind: 'choice', read: (one) => one.currency }],
    ['id', { kind: 'number', read: (one) => one.id }],
    ['parentid', { kind: 'number', read: (one) => one.parentId }],
    ['monthlyrecurringrevenue', { kind: 'number', read: (one) => one.monthlyRecurringRevenue }],
    ['createdtimestamp', { kind: 'time', read: (one) => one.createdTimestamp }],
    ['modifiedtimestamp', { kind: 'time', read: (one) => one.modifiedTimestamp }],
]);

const UNLISTED = new Map([...FILTERS].filter(([name]) => name !== 'salesforceid'));

const SORTABLE = [
    ...(['id', 'firstName', 'lastName', 'companyName', 'primaryEmail', 'reference'] as const),
    ...(['status', 'customerAccountStatus', 'currency', 'monthlyRecurringRevenue'] as const),
    ...(['salesforceId', 'parentId'] as const),
];

/** Carries out `GET /v1/customers`. */
export function listCustomers(
    query: Record<string, string>,
    customers: readonly FusebillCustomer[],
    { hasSalesforceId }: { hasSalesforceId: boolean },
): Answer {
    const filters = hasSalesforceId ? FILTERS : UNLISTED;
    return listRows(query, customers, { filters, sortable: SORTABLE, toJson: customerJson });
}
