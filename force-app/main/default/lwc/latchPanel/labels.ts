import adviceLatchLabel from '@salesforce/label/c.Latch_Slow_Latch';
import adviceReadLabel from '@salesforce/label/c.Latch_Slow_Read';
import severalLabel from '@salesforce/label/c.Latch_Several';

/** The labels that the panel's template uses directly. */
export const LABELS = {
    adviceLatch: adviceLatchLabel,
    adviceRead: adviceReadLabel,
    several: severalLabel,
};
