import { publishChange } from 'c/latchEvents';
import { nextStepOf } from 'c/latchMessages';
import type { CustomerUpdate } from 'c/latchRecord';
import type { Answer } from 'c/latchReply';
import { forget } from 'c/latchRequest';

export { lateToast } from './late';
export { isOpen, outcomeText } from './outcome';

/** The answer to making, checking or withdrawing an unlatch request. */
export type UnlatchAnswer = Answer<'unlatch'>;

/** The Account and the customer of a request, and its card. */
export type UnlatchSubject = { accountId: string; fusebillId: number; source: string };

/** Announces the changes of an answer to other cards. */
export function announceUnlatch(subject: UnlatchSubject, answer: UnlatchAnswer): void {
    if (!answer.ok || answer.data.outcome === 'stillLatched') return;
    if (answer.data.outcome === 'unlatched') forget(subject.fusebillId);
    publishChange({ ...subject, otherAccountId: answer.data.holder ?? null });
}

/** How an answer changes the card. It reads again if Fusebill may have changed, such as after an import. */
export function updateAfter(
    { accountId }: Pick<UnlatchSubject, 'accountId'>,
    answer: UnlatchAnswer,
): CustomerUpdate {
    const isCurrent = answer.ok && ['requested', 'alreadyRequested'].includes(answer.data.outcome);
    const wantsSearch = !answer.ok && nextStepOf(answer.fault.code) === 'search';
    const { stored } = answer;
    return { accountId, stored, customer: null, isOutdated: !isCurrent, wantsSearch };
}
