import type { Billing, BillingFault, BillingPart } from '../../../contract/billing';
import { describe, isRefusal, isSuccess, type CustomerList } from '../fusebill/fusebill';
import type { CustomerLists, Exchange, Terms } from '../fusebill/fusebill';
import { unavailable } from '../fusebill/read-customer';
import { toFault } from '../latch-error';
import { parseInvoices, parseSubscriptions, type Rows } from './parse-billing';

/** https://developer.staxbill.com/reference/list-subscriptions has the path, the filter and its values. */
const SUBSCRIPTIONS: CustomerList = {
    name: 'subscriptions',
    query: 'status:Active,Draft,Provisioning,Suspended,StandingOrder',
};
/** https://developer.staxbill.com/reference/read-customer-invoice-summaries has the path, the filter and its values. */
const INVOICES: CustomerList = {
    name: 'invoiceSummaries',
    query: 'invoiceStatus:Due,Overdue,Disputed,Pending',
};
const PAGE = { number: 0, size: 100 };

/**
 * Reads the customer's subscriptions and open invoices, with one request each. A part that can't be read says why.
 */
export async function readBilling(
    fusebillId: number,
    { fusebill, deadline }: { fusebill: CustomerLists; deadline: number },
): Promise<Billing> {
    const terms: Terms = { deadline, purpose: 'optionalRead' };
    const read = async <T>(
        list: CustomerList,
        parse: (rows: Rows) => T | null,
    ): Promise<BillingPart<T>> =>
        toPart(await fusebill.listOf(fusebillId, list, PAGE, terms), parse);
    const [subscriptions, invoices] = await Promise.all([
        read(SUBSCRIPTIONS, parseSubscriptions),
        read(INVOICES, parseInvoices),
    ]);
    return { subscriptions, invoices };
}

function toPart<T>(exchange: Exchange, parse: (rows: Rows) => T | null): BillingPart<T> {
    const rows: unknown = isSuccess(exchange) ? exchange.body : null;
    const data = Array.isArray(rows) ? parse({ rows, isWhole: rows.length < PAGE.size }) : null;
    return data === null ? { ok: false, error: faultOf(exchange) } : { ok: true, data };
}

/** An answer that isn't JSON comes from a proxy, and says nothing about Fusebill. */
function faultOf(exchange: Exchange): BillingFault {
    const message = `${describe(exchange)}.`;
    const isElse = isSuccess(exchange) && exchange.body !== undefined;
    if (isElse || isRefusal(exchange)) return { code: 'NOT_OFFERED', message };
    const { code, ...fault } = toFault(unavailable(exchange, message));
    return { ...fault, code: code === 'RATE_LIMITED' ? code : 'FUSEBILL_UNAVAILABLE' };
}
