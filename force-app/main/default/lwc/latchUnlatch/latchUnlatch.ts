import { publishChange } from 'c/latchEvents';
import { nextStepOf } from 'c/latchMessages';
import type { CustomerUpdate } from 'c/latchRecord';
import type { Answer } from 'c/latchReply';

export { lateToast } from './late';
export { isOpen, outcomeText } from './outcome';

/** An answer to a request to undo a latch, which was made, checked or withdrawn. */
export type UnlatchAnswer = Answer<'unlatch'>;

/** The Account and the customer that a request is about, and the card on which it is. */
export type UnlatchSubject = { accountId: string; fusebillId: number; source: string };

/** Announces to other cards what an answer has changed. */
export function announceUnlatch(subject: UnlatchSubject, answer: UnlatchAnswer): void {
    if (!answer.ok || answer.data.outcome === 'stillLatched') return;
    publishChange({ ...subject, otherAccountId: answer.data.holder ?? null });
}

/** What an answer means for the card; it reads again where Fusebill may show something else, such as after an import. */
export function updateAfter(
    { accountId }: Pick<UnlatchSubject, 'accountId'>,
    answer: UnlatchAnswer,
): CustomerUpdate {
    const isCurrent = answer.ok && ['requested', 'alreadyRequested'].includes(answer.data.outcome);
    const wantsSearch = !answer.ok && nextStepOf(answer.fault.code) === 'search';
    const { stored } = answer;
    return { accountId, stored, customer: null, isOutdated: !isCurrent, wantsSearch };
}
