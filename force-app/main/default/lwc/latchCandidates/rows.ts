import type { CardCandidate } from '../../../../../contract/card-reply';
import type { DismissedCustomer } from '../../../../../contract/stored';
import dismissNamedLabel from '@salesforce/label/c.Latch_Dismiss_Named';
import dismissedByLabel from '@salesforce/label/c.Latch_Dismissed_By';
import idLabel from '@salesforce/label/c.Latch_Row_Id';
import moreLabel from '@salesforce/label/c.Latch_More_Reasons';
import referenceLabel from '@salesforce/label/c.Latch_Row_Reference';
import { unusualBadgesOf, type Badge } from 'c/latchBadges';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import { mayLatch } from 'c/latchPermissions';
import { counterText, gradeText, reasonText } from 'c/latchReasons';
import { offerFor, type Offer } from './offer';

/** A candidate, ready for the template. */
export type Row = Offer & {
    id: number;
    name: string;
    /** A status that deserves attention; empty for an active customer in good standing. */
    badges: Badge[];
    ids: string;
    /** The strength of a suggestion; empty for a search result, which isn't compared with the Account. */
    grade: string;
    reasons: string[];
    /** What counts against it, except the status, which is a badge. */
    against: string[];
    /** Whether there is anything below the ids. */
    isArgued: boolean;
    /** Folded away. */
    moreReasons: string[];
    more: string;
    /** Who dismissed it as not a match; otherwise empty. */
    dismissed: string;
    /** The accessible name of the button that dismisses it; empty if the user can't. */
    dismissName: string;
};

/** How many reasons are shown unfolded. The function sorts them by strength. */
const IN_SIGHT = 2;

/** The list and its Account. */
export type List = {
    candidates: readonly CardCandidate[];
    recordId: string;
    /** Whether the candidates are suggestions for the Account. */
    suggested: boolean;
    /** The customers that are dismissed for that Account. */
    dismissed: readonly DismissedCustomer[];
};

/** The rows of a list. Buttons of customers with the same name get different names. */
export function rowsOf({ candidates, recordId, suggested, dismissed }: List): Row[] {
    const names = candidates.map(({ customer }) => customerName(customer));
    return candidates.map((candidate) => {
        const { customer } = candidate;
        const name = customerName(customer);
        const isUnique = names.filter((each) => each === name).length === 1;
        const uniqueName = isUnique ? name : `${name}, ${idsOf(candidate)}`;
        const by = dismissed.find(({ customerId }) => customerId === customer.id)?.by;
        const reasons = candidate.reasons.map(reasonText);
        const hidden = reasons.length - IN_SIGHT;
        const grade = suggested ? gradeText(candidate.grade) : '';
        const against = counterTexts(candidate);
        return {
            id: customer.id,
            name,
            badges: unusualBadgesOf(customer),
            ids: idsOf(candidate),
            grade,
            reasons: reasons.slice(0, IN_SIGHT),
            against,
            isArgued: [grade, ...reasons, ...against].some(Boolean),
            moreReasons: reasons.slice(IN_SIGHT),
            more: hidden > 0 ? fill(moreLabel, hidden) : '',
            dismissed: by ? fill(dismissedByLabel, by) : '',
            dismissName: suggested && mayLatch ? fill(dismissNamedLabel, uniqueName) : '',
            ...offerFor(candidate, uniqueName, recordId),
        };
    });
}

function counterTexts({ counterEvidence }: CardCandidate): string[] {
    return counterEvidence.filter(({ kind }) => kind !== 'isCancelled').map(counterText);
}

function idsOf({ customer: { id, reference } }: CardCandidate): string {
    const texts = [fill(idLabel, id), reference ? fill(referenceLabel, reference) : ''];
    return texts.filter(Boolean).join(' · ');
}
