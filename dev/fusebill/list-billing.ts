import type { Answer } from './answer';
import type { FusebillInvoiceSummary, FusebillSubscription } from './billing';
import { moneyJson } from './customer-json';
import { listRows } from './list-rows';
import type { Filter } from './query';

const SUBSCRIPTION_FILTERS = new Map<string, Filter<FusebillSubscription>>([
    ['status', { kind: 'choice', read: (one) => one.status }],
    ['plancode', { kind: 'text', read: (one) => one.planCode }],
    ['planname', { kind: 'text', read: (one) => one.planName }],
    ['interval', { kind: 'choice', read: (one) => one.planFrequency.interval }],
    ['amount', { kind: 'number', read: (one) => one.amount }],
    ['monthlyrecurringrevenue', { kind: 'number', read: (one) => one.monthlyRecurringRevenue }],
]);

const INVOICE_FILTERS = new Map<string, Filter<FusebillInvoiceSummary>>([
    ['invoicestatus', { kind: 'choice', read: (one) => one.invoiceStatus }],
    ['invoicenumber', { kind: 'number', read: (one) => one.invoiceNumber }],
    ['invoiceamount', { kind: 'number', read: (one) => one.invoiceAmount }],
    ['outstandingbalance', { kind: 'number', read: (one) => one.outstandingBalance }],
    ['currency', { kind: 'choice', read: (one) => one.currency }],
    ['postedtimestamp', { kind: 'time', read: (one) => one.postedTimestamp }],
]);

/** Carries out `GET /v1/customers/{id}/subscriptions`. */
export function listSubscriptions(
    query: Record<string, string>,
    subscriptions: readonly FusebillSubscription[],
): Answer {
    return listRows(query, subscriptions, {
        filters: SUBSCRIPTION_FILTERS,
        sortable: ['id', 'status', 'planCode', 'planName', 'amount'],
        toJson: moneyJson,
    });
}

/** Carries out `GET /v1/customers/{id}/invoiceSummaries`. */
export function listInvoiceSummaries(
    query: Record<string, string>,
    invoices: readonly FusebillInvoiceSummary[],
): Answer {
    return listRows(query, invoices, {
        filters: INVOICE_FILTERS,
        sortable: ['id', 'invoiceStatus', 'invoiceNumber', 'invoiceAmount', 'outstandingBalance'],
        toJson: moneyJson,
    });
}
