import adviceLabel from '@salesforce/label/c.Latch_Slow_Read';
import againLabel from '@salesforce/label/c.Latch_Health_Again';
import asOfLabel from '@salesforce/label/c.Latch_As_Of';
import checkingLabel from '@salesforce/label/c.Latch_Health_Checking';
import titleLabel from '@salesforce/label/c.Latch_Health_Title';

/** The labels that the template uses directly. */
export const LABELS = {
    advice: adviceLabel,
    again: againLabel,
    asOf: asOfLabel,
    checking: checkingLabel,
    title: titleLabel,
};
