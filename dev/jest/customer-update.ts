import { ACCOUNTS, CUSTOMERS } from '../demo-ids';
import type { Outcome } from '../../force-app/main/default/lwc/latchRecord/latchRecord';

/** What a card is told about the seed's latched customer and its Account, when nothing has changed. */
export function customerUpdate(fields: Partial<Outcome> = {}): Outcome {
    return {
        accountId: ACCOUNTS.stolenBikes,
        customerId: CUSTOMERS.stolenBikes,
        stored: null,
        customer: null,
        isOutdated: false,
        wantsSearch: false,
        ...fields,
    };
}
