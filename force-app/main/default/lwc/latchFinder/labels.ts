import adviceLabel from '@salesforce/label/c.Latch_Slow_Read';
import findLabel from '@salesforce/label/c.Latch_Find';
import findHintLabel from '@salesforce/label/c.Latch_Find_Hint';
import incompleteLabel from '@salesforce/label/c.Latch_Incomplete';
import moreLabel from '@salesforce/label/c.Latch_Find_More';
import nothingLabel from '@salesforce/label/c.Latch_Nothing_Found';
import nothingNextLabel from '@salesforce/label/c.Latch_Nothing_Found_Next';

/** The words that stand in the finder's template itself. */
export const LABELS = {
    advice: adviceLabel,
    find: findLabel,
    hint: findHintLabel,
    incomplete: incompleteLabel,
    more: moreLabel,
    nothing: nothingLabel,
    nothingNext: nothingNextLabel,
};
