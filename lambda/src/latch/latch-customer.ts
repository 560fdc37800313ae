import type { LatchRequest } from '../../../contract/event';
import type { Latched } from '../../../contract/reply';
import { parseCustomer } from '../fusebill/parse-customer';
import type { Context } from '../fusebill/read-customer';
import { carryOut } from '../write/carry-out';
import type { Write } from '../write/write';
import { isHeldBy } from './holder';
import {
    alreadyLatched,
    heldElsewhere,
    latched,
    refused,
    toLatch,
    type Latch,
} from './latch-verdict';

/**
 * Latches the customer to the Account. A customer latched elsewhere stays there unless `forceLatch` is set and the
 * holder is the expected one. Throws `LatchError`.
 */
export async function latchCustomer(request: LatchRequest, context: Context): Promise<Latched> {
    return carryOut(toWrite(toLatch(request)), context);
}

/**
 * A move begins with a read of the holder. Anything else is one request, which takes the customer from no Account.
 */
function toWrite(latch: Latch): Write<Latched> {
    const { fusebillId, accountId, takenFrom } = latch;
    const isMove = takenFrom !== null;
    return {
        fusebillId,
        holder: takenFrom,
        isReadFirst: isMove,
        repeat: isMove ? 'settled' : 'soon',
        send: (fusebill, deadline) =>
            fusebill.latch({ fusebillId, salesforceId: accountId, forceLatch: isMove }, deadline),
        answered: ({ body }) => {
            const customer = parseCustomer(body);
            const isDone = customer?.id === fusebillId && isHeldBy(customer, accountId);
            return isDone ? latched(customer, latch) : null;
        },
        shown: (customer, { post, doubt }) => {
            if (!isHeldBy(customer, accountId)) return null;
            const wasThere = post === null || (doubt === null && !isMove);
            return wasThere ? alreadyLatched(customer) : latched(customer, latch);
        },
        heldElsewhere: (customer, sent) => heldElsewhere(customer, latch, sent),
        refused,
    };
}
