import account from '@salesforce/apex/LatchController.account';
import stored from '@salesforce/apex/LatchController.stored';
import type { StoredLatches } from 'c/latchRecord';
import { settle, type Answer } from 'c/latchReply';
import { corrected, type ReadAccount } from 'c/latchRequest';

/** Fusebill's answer about an Account. */
export type Live = Exclude<Answer<'account'>, { ok: true }> | { ok: true; data: ReadAccount };

/** Reads the Account's customers from Fusebill. The latches and moves that it doesn't show yet are added. */
export async function readLive(accountId: string): Promise<Live> {
    const since = Date.now();
    const answer = await settle(() => account({ accountId }));
    return answer.ok ? { ...answer, data: corrected(answer.data, accountId, since) } : answer;
}

/**
 * Reads the Account's stored latches; null if that fails, since Fusebill's answer still counts. It runs in a later task,
 * because the platform may send the calls of one task in one request, and this one would then wait for Fusebill.
 */
export async function readStored(accountId: string): Promise<StoredLatches | null> {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- fires at once, and the caller drops an answer that comes late
    await new Promise((resolve) => setTimeout(resolve));
    try {
        return await stored({ accountId });
    } catch {
        return null;
    }
}

/** Whether the answer can be shown before the stored latches, which say which suggestions are dismissed. */
export function standsAlone(answer: Live): boolean {
    return answer.ok && answer.data.customers.length > 0;
}
