import type { CardCandidate } from '../../../../../contract/card-reply';
import idLabel from '@salesforce/label/c.Latch_Row_Id';
import moreLabel from '@salesforce/label/c.Latch_More_Reasons';
import referenceLabel from '@salesforce/label/c.Latch_Row_Reference';
import { unusualBadgesOf, type Badge } from 'c/latchBadges';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import { reasonText } from 'c/latchReasons';
import { offerFor, type Offer } from './offer';

/** A candidate as the template draws it. */
export type Row = Offer & {
    id: number;
    name: string;
    /** A status that deserves attention; empty for an active customer in good standing. */
    badges: Badge[];
    ids: string;
    reasons: string[];
    /** Folded away. */
    moreReasons: string[];
    more: string;
};

/** How many reasons are in sight; the function gives the strongest first. */
const IN_SIGHT = 2;

/** The rows of a list; two customers of one name get buttons of different names. */
export function rowsOf(candidates: readonly CardCandidate[], accountId: string): Row[] {
    const names = candidates.map(({ customer }) => customerName(customer));
    return candidates.map((candidate) => {
        const { customer } = candidate;
        const name = customerName(customer);
        const isUnique = names.filter((each) => each === name).length === 1;
        const reasons = candidate.reasons.map(reasonText);
        const hidden = reasons.length - IN_SIGHT;
        return {
            id: customer.id,
            name,
            badges: unusualBadgesOf(customer),
            ids: idsOf(candidate),
            reasons: reasons.slice(0, IN_SIGHT),
            moreReasons: reasons.slice(IN_SIGHT),
            more: hidden > 0 ? fill(moreLabel, hidden) : '',
            ...offerFor(candidate, isUnique ? name : `${name}, ${idsOf(candidate)}`, accountId),
        };
    });
}

function idsOf({ customer: { id, reference } }: CardCandidate): string {
    const texts = [fill(idLabel, id), reference ? fill(referenceLabel, reference) : ''];
    return texts.filter(Boolean).join(' · ');
}
