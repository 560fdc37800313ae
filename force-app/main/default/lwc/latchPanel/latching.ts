import type { Customer } from '../../../../../contract/customer';
import moveTitleLabel from '@salesforce/label/c.Latch_Confirm_Title';
import titleLabel from '@salesforce/label/c.Latch_Review_Title';
import latch from '@salesforce/apex/LatchController.latch';
import move from '@salesforce/apex/LatchController.move';
import { settle, type Verdict } from 'c/latchReply';
import LatchReview from 'c/latchReview';
import type { Request } from './view';

/** A customer that the user means, and the other Account that holds it; null when none does. */
export type Subject = { customer: Customer; holder: string | null };

/** What the user sees beside the customer before anything is written. */
export type Surroundings = {
    account: { name: string; website: string; phone: string; currency: string };
    others: readonly Customer[];
    /** The name and the page of the Account that holds the customer; left out when none does. */
    holder?: { name: string; url: string };
};

/** What the user agreed to after a review of both sides; null when they declined. */
export async function review(
    { customer, holder }: Subject,
    surroundings: Surroundings,
): Promise<Request | null> {
    const agreement: unknown = await LatchReview.open({
        label: holder === null ? titleLabel : moveTitleLabel,
        size: 'medium',
        customer,
        ...surroundings,
    });
    const reason = reasonIn(agreement);
    if (reason === null) return null;
    return holder === null ? { customer } : { customer, move: { holder, reason } };
}

/** Sends what the user agreed to; a plain latch never takes a customer from its holder. */
export function send(
    accountId: string,
    { customer, move: from }: Request,
): Promise<Verdict<'latch'>> {
    const fusebillId = customer.id;
    if (from === undefined) return settle(() => latch({ accountId, fusebillId }));
    const { holder: expectedHolder, reason } = from;
    return settle(() => move({ accountId, fusebillId, expectedHolder, reason }));
}

function reasonIn(agreement: unknown): string | null {
    const isAgreed = typeof agreement === 'object' && agreement !== null;
    const reason: unknown = isAgreed && Reflect.get(agreement, 'reason');
    return typeof reason === 'string' ? reason : null;
}
