import type { LatchRequest } from '../../../contract/event';
import type { RowFault, RowVerdict } from '../../../contract/reply';
import { withinTime } from '../fusebill/clock';
import { summarize } from '../fusebill/parse-customer';
import type { Context } from '../fusebill/read-customer';
import { LatchError, timeUp, toFault, toLatchError } from '../latch-error';
import type { Run } from './batch';
import { latchCustomer } from './latch-customer';

/** A row that has not settled this long after the deadline is given up. */
const GRACE_MS = 200;

/** Latches one row of a batch; `isSent` unless nothing was sent for it. Never throws. */
export async function latchRow(
    item: LatchRequest,
    run: Run,
): Promise<{ verdict: RowVerdict; isSent: boolean }> {
    const { fusebill, clock, deadline } = run.context;
    let isSent = false;
    const watched: Context['fusebill'] = {
        latch: async (body, by) => {
            const wasSent = isSent;
            isSent = true; // also where our own code fails before the answer is read
            const exchange = await fusebill.latch(body, by);
            isSent = wasSent || exchange.kind !== 'withheld';
            return exchange;
        },
        synch: (operation, id, by) => fusebill.synch(operation, id, by),
        customer: (id, terms) => fusebill.customer(id, terms),
        customers: (query, page, terms) => fusebill.customers(query, page, terms),
    };
    try {
        const { customer, ...rest } = await withinTime(
            latchCustomer(item, { ...run.context, fusebill: watched }),
            { clock, deadline: deadline + GRACE_MS },
            () => timeUp(true),
        );
        return { verdict: { ok: true, data: { ...rest, customer: summarize(customer) } }, isSent };
    } catch (error) {
        if (!(error instanceof LatchError)) run.onUnexpected(error);
        const coded = toLatchError(error, isSent);
        if (coded.code === 'KEY_REJECTED' || coded.code === 'KEY_MISSING') run.keyFault = coded;
        return { verdict: { ok: false, error: toRowFault(coded) }, isSent };
    }
}

/** The fault with the part of the customer that a batch replies with. */
export function toRowFault(error: LatchError): RowFault {
    const { customer, ...rest } = toFault(error);
    return customer === undefined ? rest : { ...rest, customer: summarize(customer) };
}
