import { CUSTOMERS } from '../demo-ids';
import type { LatchRow } from '../../force-app/main/default/lwc/latchRecord/latchRecord';

/** A row from `LatchController.stored`: the seed's customer, latched without a move. */
export function latchRow(fields: Partial<LatchRow> = {}): LatchRow {
    return {
        id: 'a00Hs0000000001AAA',
        customerId: CUSTOMERS.stolenBikes,
        customerName: 'Stolen Bikes',
        status: 'Active',
        accountStatus: 'Good',
        currency: 'USD',
        mrr: 25.98,
        netMrr: 25.98,
        outcome: 'latched',
        code: null,
        userMessage: null,
        reason: null,
        forced: false,
        previousAccountId: null,
        previousAccountName: null,
        newAccountName: null,
        requestId: '6f1d2a64-2f3c-4c57-9a86-0d3f5b1e7c90',
        at: '2026-09-14T13:20:05.000Z',
        by: 'Robin Vale',
        current: true,
        ...fields,
    };
}
