import account from '@salesforce/apex/LatchController.account';
import stored from '@salesforce/apex/LatchController.stored';
import type { StoredLatches } from 'c/latchRecord';
import { settle, type Answer } from 'c/latchReply';

/** What Salesforce stores of the Account's latches; null where it can't be read, since Fusebill still tells what is true. */
export async function readStored(accountId: string): Promise<StoredLatches | null> {
    try {
        return await stored({ accountId });
    } catch {
        return null;
    }
}

/** What Fusebill says now. */
export function readLive(accountId: string): Promise<Answer<'account'>> {
    return settle(() => account({ accountId }));
}
