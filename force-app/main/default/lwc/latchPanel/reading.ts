import account from '@salesforce/apex/LatchController.account';
import stored from '@salesforce/apex/LatchController.stored';
import type { StoredLatches } from 'c/latchRecord';
import { settle, type Answer } from 'c/latchReply';

/** What Salesforce stores of the Account's latches; null if it can't be read; Fusebill still says what is true. */
export async function readStored(accountId: string): Promise<StoredLatches | null> {
    try {
        return await stored({ accountId });
    } catch {
        return null;
    }
}

/**
 * What Fusebill says now. It is asked in a turn of its own: the platform may send the calls of one turn in one request, and
 * what Salesforce stores would then wait for Fusebill.
 */
export async function readLive(accountId: string): Promise<Answer<'account'>> {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- fires at once, and the caller drops an answer that comes late
    await new Promise((resolve) => setTimeout(resolve));
    return settle(() => account({ accountId }));
}
