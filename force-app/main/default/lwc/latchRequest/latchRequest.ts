import type { CardReason } from '../../../../../contract/card-reply';
import type { Customer } from '../../../../../contract/customer';
import latch from '@salesforce/apex/LatchController.latch';
import move from '@salesforce/apex/LatchController.move';
import type { Agreement } from 'c/latchDecision';
import { isHeldElsewhere, type Held } from 'c/latchHolder';
import { settle, type Answer } from 'c/latchReply';
import { forget, remember } from './lag';

export { corrected, forget, withoutDeparted, type ReadAccount } from './lag';
export { changeOf, lateToast, successText, successToast, type ToastWords } from './outcome';
export { proposalFor, type Receiver } from './proposal';

/** The chosen customer, why it is suggested, and who holds it. */
export type Subject = Held & { customer: Customer; reasons: readonly CardReason[] };

/** A latch, or a move away from the holder that was shown, with a reason. */
export type LatchRequest = {
    customer: Customer;
    reasons: readonly CardReason[];
    move?: { holder: string; reason: string };
};

/** The request for a proposal that the user agreed to. */
export function requestFor(
    subject: Subject,
    { reason }: Agreement,
    accountId: string,
): LatchRequest {
    const { customer, holder, reasons } = subject;
    return holder !== null && isHeldElsewhere(subject, accountId)
        ? { customer, reasons, move: { holder, reason } }
        : { customer, reasons };
}

/** Sends the request. A plain latch never takes a customer from another Account. */
export async function send(accountId: string, request: LatchRequest): Promise<Answer<'latch'>> {
    const answer = await answerTo(accountId, request);
    if (answer.ok) remember(answer.data);
    else if (answer.fault.holder !== undefined) forget(request.customer.id);
    return answer;
}

function answerTo(
    accountId: string,
    { customer, move: from }: LatchRequest,
): Promise<Answer<'latch'>> {
    const fusebillId = customer.id;
    if (from === undefined) return settle(() => latch({ accountId, fusebillId }));
    const { holder: expectedHolder, reason } = from;
    return settle(() => move({ accountId, fusebillId, expectedHolder, reason }));
}
