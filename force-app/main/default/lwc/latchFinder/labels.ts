import findLabel from '@salesforce/label/c.Latch_Find';
import findHintLabel from '@salesforce/label/c.Latch_Find_Hint';
import moreLabel from '@salesforce/label/c.Latch_Find_More';
import incompleteLabel from '@salesforce/label/c.Latch_Incomplete';
import nothingLabel from '@salesforce/label/c.Latch_Nothing_Found';
import nothingNextLabel from '@salesforce/label/c.Latch_Nothing_Found_Next';
import openFusebillLabel from '@salesforce/label/c.Latch_Open_Fusebill';
import adviceLabel from '@salesforce/label/c.Latch_Slow_Read';
import widenLabel from '@salesforce/label/c.Latch_Find_Wide';

/** The labels that the finder's template uses directly. */
export const LABELS = {
    advice: adviceLabel,
    find: findLabel,
    hint: findHintLabel,
    incomplete: incompleteLabel,
    more: moreLabel,
    nothing: nothingLabel,
    nothingNext: nothingNextLabel,
    openFusebill: openFusebillLabel,
    widen: widenLabel,
};
