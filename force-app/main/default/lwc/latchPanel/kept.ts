import type { LostCustomer } from '../../../../../contract/card-reply';
import type { KnownCustomer } from '../../../../../contract/customer';
import lostLabel from '@salesforce/label/c.Latch_Lost';
import lostToLabel from '@salesforce/label/c.Latch_Lost_To';
import { holderText, type Held } from 'c/latchHolder';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import { customerIn, type LatchRow } from 'c/latchRecord';
import type { View } from './view';

/** A sentence about a customer that Salesforce stored. */
export type Lost = { id: number; text: string };

type Known = Pick<View, 'live' | 'stored'>;

/** The stored customers that were not read: all of them until Fusebill answers, then those that couldn't be read. */
export function unreadCustomers({ live, stored }: Known): KnownCustomer[] {
    const rows = live === null || !live.account.isListable ? unlisted({ live, stored }) : [];
    const lost = new Set(live?.account.lost?.map(({ customerId }) => customerId));
    return rows.filter(({ customerId }) => !lost.has(customerId)).map(customerIn);
}

/** Sentences about stored latches that Fusebill shows on another Account. */
export function lostCustomers({ live, stored }: Known): Lost[] {
    if (live === null || live.account.hasMoreCustomers) return [];
    const { isListable, lost = [], suggestions } = live.account;
    const rows = unlisted({ live, stored });
    if (isListable) {
        return rows.flatMap((row) => {
            const seen = suggestions.find(({ customer }) => customer.id === row.customerId);
            return sentence(row, seen);
        });
    }
    return rows.flatMap((row) => {
        const read = lost.find(({ customerId }: LostCustomer) => customerId === row.customerId);
        return read ? sentence(row, read) : [];
    });
}

/** The stored latches whose customers are not among the live ones. */
function unlisted({ live, stored }: Known): LatchRow[] {
    const listed = new Set(live?.account.customers.map(({ id }) => id));
    return (stored?.current ?? []).filter(({ customerId }) => !listed.has(customerId));
}

/** None if the holder was merged, since it may be this Account. */
function sentence(row: LatchRow, held?: Held): Lost[] {
    if (held?.holderMergedInto) return [];
    const name = customerName(customerIn(row));
    const holder = held ? holderText(held) : '';
    const text = holder ? fill(lostToLabel, name, holder) : fill(lostLabel, name);
    return [{ id: row.customerId, text }];
}
