import type {
    BillingFault,
    BillingPart,
    Billing,
    OpenInvoices,
    Subscriptions,
} from '../../../../../contract/billing';
import cutLabel from '@salesforce/label/c.Latch_Billing_Cut';
import invoicesLabel from '@salesforce/label/c.Latch_Billing_Invoices';
import invoicesLaterLabel from '@salesforce/label/c.Latch_Billing_Invoices_Later';
import invoicesMissingLabel from '@salesforce/label/c.Latch_Billing_Invoices_Missing';
import noInvoicesLabel from '@salesforce/label/c.Latch_Billing_No_Invoices';
import noSubscriptionsLabel from '@salesforce/label/c.Latch_Billing_No_Subscriptions';
import openLabel from '@salesforce/label/c.Latch_Billing_Open';
import overdueLabel from '@salesforce/label/c.Latch_Billing_Overdue';
import subscriptionsLabel from '@salesforce/label/c.Latch_Billing_Subscriptions';
import subscriptionsLaterLabel from '@salesforce/label/c.Latch_Billing_Subscriptions_Later';
import subscriptionsMissingLabel from '@salesforce/label/c.Latch_Billing_Subscriptions_Missing';
import unsureLabel from '@salesforce/label/c.Latch_Billing_Unsure';
import unsureListLabel from '@salesforce/label/c.Latch_Billing_Unsure_List';
import { fill } from 'c/latchMessages';
import { countText, sumText } from 'c/latchMoney';
import { invoiceRow, subscriptionRow, type Row } from './rows';

type Currency = string | null | undefined;

/** A sum and what it is called. */
export type Sum = { label: string; text: string };

/** A list with its heading, or the sentence shown instead. */
export type Part = {
    key: 'subscriptions' | 'invoices';
    heading: string;
    rows: Row[];
    sums: Sum[];
    /** Notes on the list as a whole. */
    notes: string[];
    canRetry: boolean;
};

/** Both lists in the user's words; amounts are in the customer's currency where they name no other. */
export function partsOf({ subscriptions, invoices }: Billing, currency: Currency): Part[] {
    return [subscriptionPart(subscriptions, currency), invoicePart(invoices, currency)];
}

function subscriptionPart(part: BillingPart<Subscriptions>, currency: Currency): Part {
    const key = 'subscriptions';
    if (!part.ok) {
        return missing(key, part.error, [subscriptionsMissingLabel, subscriptionsLaterLabel]);
    }
    const { data } = part;
    return {
        key,
        heading: fill(subscriptionsLabel, countText(data)),
        rows: data.list.map((row, index) => subscriptionRow(row, index, currency)),
        sums: [],
        notes: notesOn(data, noSubscriptionsLabel, unsureListLabel),
        canRetry: false,
    };
}

function invoicePart(part: BillingPart<OpenInvoices>, currency: Currency): Part {
    const key = 'invoices';
    if (!part.ok) return missing(key, part.error, [invoicesMissingLabel, invoicesLaterLabel]);
    const { data } = part;
    const { open, overdue, isComplete } = data;
    const text = (sum: number): string => sumText(sum, data.currency ?? currency, isComplete);
    const sums = [
        { label: openLabel, text: text(open) },
        { label: overdueLabel, text: text(overdue) },
    ];
    return {
        key,
        heading: fill(invoicesLabel, countText(data)),
        rows: data.list.map((row, index) => invoiceRow(row, index, currency)),
        sums: data.count === 0 ? [] : sums,
        notes: notesOn(data, noInvoicesLabel, unsureLabel),
        canRetry: false,
    };
}

function missing(key: Part['key'], { code }: BillingFault, sentences: [string, string]): Part {
    const canRetry = code !== 'NOT_OFFERED';
    const notes = [sentences[canRetry ? 1 : 0]];
    return { key, heading: '', rows: [], sums: [], notes, canRetry };
}

function notesOn(
    { list, count, isComplete }: Subscriptions | OpenInvoices,
    none: string,
    unsure: string,
): string[] {
    return [
        count === 0 && isComplete ? none : '',
        list.length < count ? fill(cutLabel, list.length, countText({ count, isComplete })) : '',
        isComplete ? '' : unsure,
    ].filter(Boolean);
}
