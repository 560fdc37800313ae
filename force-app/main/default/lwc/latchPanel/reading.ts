import account from '@salesforce/apex/LatchController.account';
import stored from '@salesforce/apex/LatchController.stored';
import type { StoredLatches } from 'c/latchRecord';
import { settle, type Answer } from 'c/latchReply';

/** What Fusebill says now. */
export function readLive(accountId: string): Promise<Answer<'account'>> {
    return settle(() => account({ accountId }));
}

/**
 * What Salesforce stores of the Account's latches; null if it can't be read: Fusebill still says what is true. It is asked
 * in a turn of its own: the platform may send the calls of one turn in one request, and this one would wait for Fusebill.
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

/** Whether the answer means the same whatever Salesforce stores: that says which suggestions are dismissed. */
export function standsAlone(answer: Answer<'account'>): boolean {
    return answer.ok && answer.data.customers.length > 0;
}
