import heldByLabel from '@salesforce/label/c.Latch_Held_By';
import heldHereLabel from '@salesforce/label/c.Latch_Held_Here';
import latchLabel from '@salesforce/label/c.Latch_Latch';
import latchNamedLabel from '@salesforce/label/c.Latch_Latch_Named';
import mergedLabel from '@salesforce/label/c.Latch_Held_Merged';
import moveLabel from '@salesforce/label/c.Latch_Move';
import moveNamedLabel from '@salesforce/label/c.Latch_Move_Named';
import { holderText, isHeldBy, isHeldElsewhere, isMergedInto, type Held } from 'c/latchHolder';
import { fill } from 'c/latchMessages';
import { mayLatch, mayMove, moveBarred } from 'c/latchPermissions';

/** The holder of a customer, and the user's options. */
export type Offer = {
    /** Empty when no Account holds it. */
    holder: string;
    /** Empty if the user may do nothing. */
    button: string;
    /** The button's name to a screen reader, with the customer in it. */
    buttonName: string;
    /** What to ask an admin for if the user may latch but not move; otherwise empty. */
    barred: string;
};

const NOTHING = { button: '', buttonName: '', barred: '' };

/** The options for a candidate; `name` is unique in its list. */
export function offerFor(held: Held, name: string, accountId: string): Offer {
    if (isHeldBy(held, accountId)) return { ...NOTHING, holder: heldHereLabel };
    if (isHeldElsewhere(held, accountId)) return moveOffer(held, name);
    const holder = isMergedInto(held, accountId) ? fill(mergedLabel, holderText(held)) : '';
    if (!mayLatch) return { ...NOTHING, holder };
    return { holder, button: latchLabel, buttonName: fill(latchNamedLabel, name), barred: '' };
}

function moveOffer(held: Held, name: string): Offer {
    const holder = fill(heldByLabel, holderText(held));
    if (!mayMove) return { ...NOTHING, holder, barred: mayLatch ? moveBarred : '' };
    return { holder, button: moveLabel, buttonName: fill(moveNamedLabel, name), barred: '' };
}
