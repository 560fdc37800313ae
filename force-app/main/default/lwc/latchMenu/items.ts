import disableLabel from '@salesforce/label/c.Latch_Synch_Disable';
import enableLabel from '@salesforce/label/c.Latch_Synch_Enable';
import resynchLabel from '@salesforce/label/c.Latch_Synch_Resynch';
import unlatchLabel from '@salesforce/label/c.Latch_Unlatch';
import type { KnownCustomer } from '../../../../../contract/customer';
import type { SynchOperation } from '../../../../../contract/event';
import { mayMove, maySync } from 'c/latchPermissions';

/** What the menu can start. */
export type Action = SynchOperation | 'unlatch';

/** An entry of the menu. */
export type Item = { value: Action; label: string };

const ENABLE: Item = { value: 'enable', label: enableLabel };
const DISABLE: Item = { value: 'disable', label: disableLabel };
const RESYNCH: Item = { value: 'resynch', label: resynchLabel };
const UNLATCH: Item = { value: 'unlatch', label: unlatchLabel };

/** What the user may do with the customer, and what makes sense now. */
export function itemsFor(customer: KnownCustomer, isUnlatching: boolean): Item[] {
    const unlatch = mayMove && !isUnlatching ? [UNLATCH] : [];
    return [...(maySync ? synchItems(customer) : []), ...unlatch];
}

/** Of a stored customer the status is not known. */
function synchItems({ salesforceId, salesforceSynchStatus }: KnownCustomer): Item[] {
    if (typeof salesforceId !== 'string') return [];
    return salesforceSynchStatus === 'Enabled' ? [DISABLE, RESYNCH] : [ENABLE];
}
