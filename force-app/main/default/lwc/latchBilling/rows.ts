import locale from '@salesforce/i18n/locale';
import type { OpenInvoice, Subscription } from '../../../../../contract/billing';
import disputedLabel from '@salesforce/label/c.Latch_Billing_Status_Disputed';
import draftLabel from '@salesforce/label/c.Latch_Status_Draft';
import dueLabel from '@salesforce/label/c.Latch_Billing_Due';
import invoiceLabel from '@salesforce/label/c.Latch_Billing_Invoice';
import monthLabel from '@salesforce/label/c.Latch_Billing_Interval_Month';
import monthsLabel from '@salesforce/label/c.Latch_Billing_Interval_Months';
import ofLabel from '@salesforce/label/c.Latch_Billing_Of';
import overdueLabel from '@salesforce/label/c.Latch_Billing_Status_Overdue';
import pendingLabel from '@salesforce/label/c.Latch_Billing_Status_Pending';
import provisioningLabel from '@salesforce/label/c.Latch_Billing_Status_Provisioning';
import standingOrderLabel from '@salesforce/label/c.Latch_Billing_Status_Standing_Order';
import suspendedLabel from '@salesforce/label/c.Latch_Status_Suspended';
import yearLabel from '@salesforce/label/c.Latch_Billing_Interval_Year';
import yearsLabel from '@salesforce/label/c.Latch_Billing_Interval_Years';
import type { Badge } from 'c/latchBadges';
import { fill } from 'c/latchMessages';
import { moneyText } from 'c/latchMoney';

/** A subscription or an invoice, in words. Empty where Fusebill leaves something out. */
export type Row = {
    key: number;
    title: string;
    badge: Badge | null;
    /** Whether there is a badge or a detail. */
    hasMore: boolean;
    amount: string;
    /** What the amount is for, or a part of. */
    after: string;
    detail: string;
};

/** Active subscriptions and invoices that are due are the usual ones, and have no badge. */
const BADGES: Readonly<Record<string, Badge | null>> = {
    Active: null,
    Due: null,
    Draft: { label: draftLabel, className: '' },
    Provisioning: { label: provisioningLabel, className: '' },
    StandingOrder: { label: standingOrderLabel, className: '' },
    Pending: { label: pendingLabel, className: '' },
    Suspended: { label: suspendedLabel, className: 'slds-theme_warning' },
    Disputed: { label: disputedLabel, className: 'slds-theme_warning' },
    Overdue: { label: overdueLabel, className: 'slds-theme_error' },
};

const INTERVALS: Readonly<Record<string, { one: string; many: string }>> = {
    Monthly: { one: monthLabel, many: monthsLabel },
    Yearly: { one: yearLabel, many: yearsLabel },
};

/** The plan with its amount per interval, or otherwise per month. */
export function subscriptionRow(
    subscription: Subscription,
    key: number,
    currency: string | null | undefined,
): Row {
    const { planName, planCode, status, amount, monthlyRecurringRevenue } = subscription;
    const badge = badgeOf(status);
    const isMonthly = amount === null && monthlyRecurringRevenue !== null;
    const money = amount ?? monthlyRecurringRevenue;
    return {
        key,
        title: planName ?? planCode ?? '',
        badge,
        hasMore: badge !== null,
        amount: money === null ? '' : moneyText(money, currency),
        after: isMonthly ? monthLabel : intervalText(subscription),
        detail: '',
    };
}

/** The invoice with what is outstanding on it, and when it is due. */
export function invoiceRow(
    { invoiceNumber, status, outstandingBalance, invoiceAmount, dueDate, ...invoice }: OpenInvoice,
    key: number,
    customerCurrency: string | null | undefined,
): Row {
    const currency = invoice.currency ?? customerCurrency;
    const isPart = invoiceAmount !== null && invoiceAmount !== outstandingBalance;
    const due = dateText(dueDate);
    const badge = badgeOf(status);
    return {
        key,
        title: fill(invoiceLabel, invoiceNumber ?? '').trim(),
        badge,
        hasMore: badge !== null || due !== '',
        amount: moneyText(outstandingBalance, currency),
        after: isPart ? fill(ofLabel, moneyText(invoiceAmount, currency)) : '',
        detail: due && fill(dueLabel, due),
    };
}

/** An unknown value appears as Fusebill spells it. */
function badgeOf(status: string | null): Badge | null {
    if (!status) return null;
    const known = BADGES[status];
    return known === undefined ? { label: status, className: '' } : known;
}

function intervalText({ interval, numberOfIntervals }: Subscription): string {
    const words = INTERVALS[interval ?? ''];
    if (words === undefined) return interval ?? '';
    const count = numberOfIntervals ?? 1;
    return count === 1 ? words.one : fill(words.many, count);
}

/** The day in the user's language; Fusebill's times are UTC. */
function dateText(dueDate: string | null): string {
    const [day] = /^\d{4}-\d\d-\d\d/.exec(dueDate ?? '') ?? [];
    const time = Date.parse(day ?? '');
    if (Number.isNaN(time)) return '';
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(time);
}
