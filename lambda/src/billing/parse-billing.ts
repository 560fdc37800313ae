import type { OpenInvoice, OpenInvoices, Subscription } from '../../../contract/billing';
import type { Subscriptions } from '../../../contract/billing';
import { isObject, numberIn, readFields } from '../fusebill/read-fields';

/** The rows of an answer, and whether they are all there are. */
export type Rows = { rows: readonly unknown[]; isWhole: boolean };

const MOST_LISTED = 20;
const ENDED = /^(?:Cancelled|Expired|Migrated)$/;
const CLOSED = /^(?:Paid|WrittenOff|Void)$/;
/** Fusebill's money has four decimals. */
const PARTS = 10_000;

const SUBSCRIPTION_FIELDS = {
    planName: 'text',
    planCode: 'text',
    status: 'text',
    amount: 'number',
    monthlyRecurringRevenue: 'number',
} as const;

const FREQUENCY_FIELDS = { interval: 'text', numberOfIntervals: 'number' } as const;

const INVOICE_FIELDS = {
    invoiceNumber: 'number',
    invoiceStatus: 'text',
    status: 'text',
    invoiceAmount: 'number',
    dueDate: 'text',
    currency: 'text',
} as const;

/** The subscriptions that have not ended; null if no row is a subscription. */
export function parseSubscriptions({ rows, isWhole }: Rows): Subscriptions | null {
    const read = rows.flatMap((row) => toSubscription(row) ?? []);
    if (read.length === 0 && rows.length > 0) return null;
    const lasting = read.filter(({ status }) => !ENDED.test(status ?? ''));
    lasting.sort((a, b) => Number(b.status === 'Active') - Number(a.status === 'Active'));
    return {
        list: lasting.slice(0, MOST_LISTED),
        count: lasting.length,
        isComplete: isWhole && read.length === rows.length,
    };
}

/** A row without a plan and a status isn't a subscription. */
function toSubscription(row: unknown): Subscription | null {
    if (!isObject(row)) return null;
    const fields = readFields(SUBSCRIPTION_FIELDS, row);
    if ((fields.planName ?? fields.planCode ?? fields.status) === null) return null;
    const frequency = isObject(row.planFrequency) ? row.planFrequency : {};
    return { ...fields, ...readFields(FREQUENCY_FIELDS, frequency) };
}

/** The invoices with an outstanding balance, and their sums; null if no row is an invoice. */
export function parseInvoices({ rows, isWhole }: Rows): OpenInvoices | null {
    const read = rows.flatMap((row) => toInvoice(row) ?? []);
    if (read.length === 0 && rows.length > 0) return null;
    const open = read.filter(
        ({ status, outstandingBalance }) => outstandingBalance > 0 && !CLOSED.test(status ?? ''),
    );
    open.sort((a, b) => rankOf(a).localeCompare(rankOf(b)));
    const currency = open.find((one) => one.currency !== null)?.currency ?? null;
    const summed = open.filter((one) => (one.currency ?? currency) === currency);
    const isClear = summed.length === open.length && open.every(({ status }) => status !== null);
    return {
        list: open.slice(0, MOST_LISTED),
        count: open.length,
        open: sum(summed),
        overdue: sum(summed.filter(isOverdue)),
        currency,
        isComplete: isWhole && read.length === rows.length && isClear,
    };
}

/** The reference calls the status `invoiceStatus` in the filter; other lists call it `status`. */
function toInvoice(row: unknown): OpenInvoice | null {
    const outstandingBalance = isObject(row) ? balanceIn(row.outstandingBalance) : null;
    if (!isObject(row) || outstandingBalance === null) return null;
    const { invoiceStatus, status, ...fields } = readFields(INVOICE_FIELDS, row);
    return { ...fields, outstandingBalance, status: invoiceStatus ?? status };
}

/** Also null if a balance is too large to add exactly. */
function balanceIn(value: unknown): number | null {
    const balance = numberIn(value);
    return Number.isSafeInteger(Math.round((balance ?? NaN) * PARTS)) ? balance : null;
}

function isOverdue({ status }: OpenInvoice): boolean {
    return status === 'Overdue';
}

/** Overdue invoices first, then by date; those without a date last. */
function rankOf(one: OpenInvoice): string {
    return `${isOverdue(one) ? 0 : 1}${one.dueDate ?? '~'}`;
}

/** In whole parts, because decimal fractions don't add up exactly. */
function sum(invoices: readonly OpenInvoice[]): number {
    const parts = invoices.map(({ outstandingBalance }) => Math.round(outstandingBalance * PARTS));
    return parts.reduce((total, part) => total + part, 0) / PARTS;
}
