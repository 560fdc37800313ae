import { ACCOUNTS } from '../demo-ids';
import type { CustomerUpdate } from '../../force-app/main/default/lwc/latchRecord/latchRecord';

/** What a card is told about the Account of the seed's latched customer, when nothing has changed. */
export function customerUpdate(fields: Partial<CustomerUpdate> = {}): CustomerUpdate {
    return {
        accountId: ACCOUNTS.stolenBikes,
        stored: null,
        customer: null,
        isOutdated: false,
        wantsSearch: false,
        ...fields,
    };
}
