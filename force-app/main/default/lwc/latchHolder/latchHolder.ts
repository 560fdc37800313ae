import type { CardCandidate } from '../../../../../contract/card-reply';
import unseenLabel from '@salesforce/label/c.Latch_Unseen_Account';
import { fill } from 'c/latchMessages';

/** Who holds a customer; all null, or left out by the platform, when no Account does. */
export type Held = Pick<CardCandidate, 'holder' | 'holderName' | 'holderMergedInto'>;

/** The holder of a customer according to the latest reply. */
export type HolderNow = Held & { fusebillId: number };

/** The holder's name; words with its id when the user may not see that Account; empty when there is none. */
export function holderText({ holder, holderName, holderMergedInto }: Held): string {
    return holderName ?? (holderMergedInto ? holder : unseenText(holder)) ?? '';
}

/** Words for an Account without a name to show. What isn't an Account's id stays as Fusebill has it. */
export function unseenText(holder: string | null): string | null {
    const isAccount = /^001[a-z0-9]{12}([a-z0-9]{3})?$/i.test(holder ?? '');
    return isAccount ? fill(unseenLabel, holder ?? '') : holder;
}

/** Whether two ids of 15 or 18 characters mean the same Account. */
export function isSameAccount(one: string, other: string): boolean {
    return one.slice(0, 15) === other.slice(0, 15);
}

/** Whether the Account has the customer already. */
export function isHeldBy({ holder }: Held, accountId: string): boolean {
    return Boolean(holder) && isSameAccount(holder ?? '', accountId);
}

/** Whether Fusebill shows an Account that was merged into this one: it is the same Account, so a plain latch corrects it. */
export function isMergedInto({ holderMergedInto }: Held, accountId: string): boolean {
    return Boolean(holderMergedInto) && isSameAccount(holderMergedInto ?? '', accountId);
}

/** Whether another Account holds the customer. */
export function isHeldElsewhere(held: Held, accountId: string): boolean {
    return Boolean(held.holder) && !isHeldBy(held, accountId) && !isMergedInto(held, accountId);
}

/** The candidates, updated with the holder from the latest reply. */
export function withHolder(
    candidates: readonly CardCandidate[],
    { fusebillId, holder, holderName, holderMergedInto }: HolderNow,
): CardCandidate[] {
    return candidates.map((candidate) => {
        const isMeant = candidate.customer.id === fusebillId;
        return isMeant ? { ...candidate, holder, holderName, holderMergedInto } : candidate;
    });
}
