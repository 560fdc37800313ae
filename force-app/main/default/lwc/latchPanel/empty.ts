import noMatchLabel from '@salesforce/label/c.Latch_Empty_No_Match';
import noValuesLabel from '@salesforce/label/c.Latch_Empty_No_Values';
import type { AccountFacts } from 'c/latchDecision';

/** Why nobody is suggested; the emails of Contacts are compared too, but the page does not know them. */
export function emptyReason({ website, phone }: Pick<AccountFacts, 'website' | 'phone'>): string {
    return website || phone ? noMatchLabel : noValuesLabel;
}
