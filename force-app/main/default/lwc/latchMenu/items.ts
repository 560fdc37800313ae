import disableLabel from '@salesforce/label/c.Latch_Synch_Disable';
import enableLabel from '@salesforce/label/c.Latch_Synch_Enable';
import moveLabel from '@salesforce/label/c.Latch_Move_To';
import resynchLabel from '@salesforce/label/c.Latch_Synch_Resynch';
import unlatchLabel from '@salesforce/label/c.Latch_Unlatch';
import type { Customer, KnownCustomer } from '../../../../../contract/customer';
import type { SynchOperation } from '../../../../../contract/event';
import { mayMove, maySync } from 'c/latchPermissions';

/** An action of the menu. */
export type Action = SynchOperation | 'move' | 'unlatch';

/** An entry of the menu. */
export type Item = { value: Action; label: string };

const ENABLE: Item = { value: 'enable', label: enableLabel };
const DISABLE: Item = { value: 'disable', label: disableLabel };
const RESYNCH: Item = { value: 'resynch', label: resynchLabel };
const MOVE: Item = { value: 'move', label: moveLabel };
const UNLATCH: Item = { value: 'unlatch', label: unlatchLabel };

/** The entries that the user may choose and that make sense now. */
export function itemsFor(customer: KnownCustomer, isUnlatching: boolean): Item[] {
    const synch = maySync && isLive(customer) ? synchItems(customer) : [];
    const move = mayMove && isLive(customer) ? [MOVE] : [];
    const unlatch = mayMove && !isUnlatching ? [UNLATCH] : [];
    return [...synch, ...move, ...unlatch];
}

/** Whether the customer was read from Fusebill; one known only from Salesforce can't be changed or compared. */
export function isLive(customer: KnownCustomer): customer is Customer {
    return typeof customer.salesforceId === 'string';
}

function synchItems({ salesforceSynchStatus }: Customer): Item[] {
    return salesforceSynchStatus === 'Enabled' ? [DISABLE, RESYNCH] : [ENABLE];
}
