import agreeMissingLabel from '@salesforce/label/c.Latch_Move_Agree_Missing';
import customerLabel from '@salesforce/label/c.Latch_Title';
import fieldLabel from '@salesforce/label/c.Latch_Compare_Field';
import fromLabel from '@salesforce/label/c.Latch_Confirm_From';
import matchLabel from '@salesforce/label/c.Latch_Compare_Match';
import reasonLabel from '@salesforce/label/c.Latch_Reason_For_Move';
import reasonMissingLabel from '@salesforce/label/c.Latch_Reason_Missing';
import tableLabel from '@salesforce/label/c.Latch_Compare_Title';
import toLabel from '@salesforce/label/c.Latch_Confirm_To';
import warningLabel from '@salesforce/label/c.Latch_Confirm_Warning';
import whyLabel from '@salesforce/label/c.Latch_Compare_Why';

/** The labels that the template uses directly. */
export const LABELS = {
    agreeMissing: agreeMissingLabel,
    customer: customerLabel,
    field: fieldLabel,
    from: fromLabel,
    match: matchLabel,
    reason: reasonLabel,
    reasonMissing: reasonMissingLabel,
    table: tableLabel,
    to: toLabel,
    warning: warningLabel,
    why: whyLabel,
};
