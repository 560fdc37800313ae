import adviceLatchLabel from '@salesforce/label/c.Latch_Slow_Latch';
import adviceReadLabel from '@salesforce/label/c.Latch_Slow_Read';
import anotherLabel from '@salesforce/label/c.Latch_Another';
import asOfLabel from '@salesforce/label/c.Latch_As_Of';
import refreshLabel from '@salesforce/label/c.Latch_Refresh';
import refreshingLabel from '@salesforce/label/c.Latch_Refreshing';
import severalLabel from '@salesforce/label/c.Latch_Several';

/** The labels that the panel's template uses directly. */
export const LABELS = {
    adviceLatch: adviceLatchLabel,
    adviceRead: adviceReadLabel,
    another: anotherLabel,
    asOf: asOfLabel,
    refresh: refreshLabel,
    refreshing: refreshingLabel,
    several: severalLabel,
};
