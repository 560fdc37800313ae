import type { LatchEvent } from '../../contract/event';
import type { DataOf } from '../../contract/reply';
import { checkHealth } from './check-health';
import { findForAccount } from './search/find-for-account';
import type { FusebillClient } from './fusebill/fusebill-client';
import type { KeyStore } from './fusebill/key-store';
import { latchCustomer } from './latch/latch-customer';
import { latchMany } from './latch/latch-many';
import { readCustomer, type Means } from './fusebill/read-customer';
import { searchCustomers } from './search/search-customers';

/** What one event is handled with. */
export type Tools = {
    fusebill: FusebillClient;
    keys: KeyStore;
    means: Means;
    version: string;
    /** Takes a fault without a code that one row of many met. */
    onUnexpected: (error: unknown) => void;
};

/** The data of the reply to an event that is valid. Throws `LatchError`. */
export async function handleEvent(
    event: LatchEvent,
    { fusebill, keys, means, version, onUnexpected }: Tools,
): Promise<DataOf[LatchEvent['action']]> {
    switch (event.action) {
        case 'latch':
            return latchCustomer(event, means);
        case 'latchMany':
            return latchMany(event.items, means, {
                rateLimit: () => fusebill.rateLimit,
                onUnexpected,
            });
        case 'account':
            return findForAccount(event, means);
        case 'search':
            return searchCustomers(event, means);
        case 'customer':
            return { customer: await readCustomer(event.fusebillId, means) };
        case 'health':
            return checkHealth({
                keys,
                means,
                version,
                clientVersion: event.client?.version,
                rateLimit: () => fusebill.rateLimit,
            });
    }
}
