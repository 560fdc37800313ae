import freeLabel from '@salesforce/label/c.Latch_Free';
import heldByLabel from '@salesforce/label/c.Latch_Held_By';
import heldHereLabel from '@salesforce/label/c.Latch_Held_Here';
import latchLabel from '@salesforce/label/c.Latch_Latch';
import latchNamedLabel from '@salesforce/label/c.Latch_Latch_Named';
import moveLabel from '@salesforce/label/c.Latch_Move';
import moveNamedLabel from '@salesforce/label/c.Latch_Move_Named';
import { fill } from 'c/latchMessages';
import { accountName, isSameAccount, type Holders } from 'c/latchNames';
import { mayLatch, mayMove, moveBarred } from 'c/latchPermissions';

/** Who holds a customer, and what the user may do about it. */
export type Way = {
    holder: string;
    /** Empty where there is nothing that the user may do. */
    button: string;
    /** The button's name to a screen reader, with the customer in it. */
    buttonName: string;
    /** What to ask for where the user may latch, but not move; else empty. */
    barred: string;
};

type Candidate = {
    name: string;
    /** The Account that holds it; null when none does. */
    holder: string | null;
};

/** The way from the candidate to this Account. */
export function wayOf(
    { name, holder }: Candidate,
    { recordId, holders }: { recordId: string; holders: Holders },
): Way {
    if (holder === null) {
        const way = { holder: freeLabel, barred: '' };
        return mayLatch
            ? { ...way, button: latchLabel, buttonName: fill(latchNamedLabel, name) }
            : { ...way, button: '', buttonName: '' };
    }
    const none = { button: '', buttonName: '', barred: '' };
    if (isSameAccount(holder, recordId)) return { ...none, holder: heldHereLabel };
    const way = { ...none, holder: fill(heldByLabel, accountName(holders, holder)) };
    if (!mayMove) return { ...way, barred: mayLatch ? moveBarred : '' };
    return { ...way, button: moveLabel, buttonName: fill(moveNamedLabel, name) };
}
