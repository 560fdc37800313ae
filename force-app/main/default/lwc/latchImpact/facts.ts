import type { Billing } from '../../../../../contract/billing';
import invoicesLabel from '@salesforce/label/c.Latch_Impact_Invoices';
import openLabel from '@salesforce/label/c.Latch_Billing_Open';
import overdueLabel from '@salesforce/label/c.Latch_Billing_Overdue';
import subscriptionsLabel from '@salesforce/label/c.Latch_Impact_Subscriptions';
import unknownLabel from '@salesforce/label/c.Latch_Impact_Unknown';
import { countText, sumText } from 'c/latchMoney';

/** A number or a sum, with its label. */
export type Fact = { label: string; text: string };

/** The facts about the customer, `unknown` for a missing one. Empty if Fusebill answered with none. */
export function factsOf(
    { subscriptions, invoices }: Billing,
    currency: string | null | undefined,
): Fact[] {
    if (!subscriptions.ok && !invoices.ok) return [];
    const counts = [
        { label: subscriptionsLabel, text: numberText(subscriptions) },
        { label: invoicesLabel, text: numberText(invoices) },
    ];
    if (!invoices.ok || invoices.data.count === 0) return counts;
    const { open, overdue, isComplete, currency: stated } = invoices.data;
    const text = (sum: number): string => sumText(sum, stated ?? currency, isComplete);
    return [
        ...counts,
        { label: openLabel, text: text(open) },
        { label: overdueLabel, text: text(overdue) },
    ];
}

function numberText(part: Billing['subscriptions' | 'invoices']): string {
    return part.ok ? countText(part.data) : unknownLabel;
}
