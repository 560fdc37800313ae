import locale from '@salesforce/i18n/locale';
import atLeastLabel from '@salesforce/label/c.Latch_Billing_At_Least';
import moreLabel from '@salesforce/label/c.Latch_Billing_More';
import { fill } from 'c/latchMessages';

/** An amount in the user's language; a plain number if the currency is unknown, since the org's own would be wrong. */
export function moneyText(amount: number, currency: string | null | undefined): string {
    const isKnown = /^[A-Z]{3}$/.test(currency ?? '');
    return new Intl.NumberFormat(locale, {
        ...(isKnown ? { style: 'currency', currency: String(currency) } : {}),
        ...(isKnown ? {} : { minimumFractionDigits: 2 }),
    }).format(amount);
}

/** A sum that says when it may be incomplete. */
export function sumText(
    sum: number,
    currency: string | null | undefined,
    isComplete: boolean,
): string {
    const text = moneyText(sum, currency);
    return isComplete ? text : fill(atLeastLabel, text);
}

/** A count that says when there may be more. */
export function countText({ count, isComplete }: { count: number; isComplete: boolean }): string {
    return isComplete ? String(count) : fill(moreLabel, count);
}
