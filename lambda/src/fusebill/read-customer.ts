import type { Customer } from '../../../contract/customer';
import { LatchError } from '../latch-error';
import { askUntilClear } from './ask-until-clear';
import type { Clock } from './clock';
import {
    busyOf,
    describe,
    isBadRequest,
    isSuccess,
    type Exchange,
    type Fusebill,
    type Purpose,
} from './fusebill';
import { parseCustomer, parseHolder, type Holder } from './parse-customer';

/** The outcome of reading a customer: found, certainly missing, or unclear. */
export type CustomerRead =
    | { kind: 'found'; customer: Customer; holder: Holder; exchange: Exchange }
    | { kind: 'missing'; exchange: Exchange }
    | { kind: 'unread'; exchange: Exchange };

/** What the use cases need: Fusebill, a clock and a deadline. */
export type Context = { fusebill: Fusebill; clock: Clock; deadline: number };

const ATTEMPTS = 3;

/** Reads the customer once. */
export async function readOnce(
    fusebillId: number,
    { fusebill, deadline }: Context,
    purpose: Purpose,
): Promise<CustomerRead> {
    return interpret(await fusebill.customer(fusebillId, { deadline, purpose }), fusebillId);
}

/** Reads the customer until the answer is clear or the time is up. */
export async function readUntilClear(
    fusebillId: number,
    { fusebill, clock, deadline }: Context,
    purpose: Purpose = 'look',
): Promise<CustomerRead> {
    const exchange = await askUntilClear(
        () => fusebill.customer(fusebillId, { deadline, purpose }),
        (answer) => interpret(answer, fusebillId).kind !== 'unread',
        { clock, deadline, attempts: ATTEMPTS },
    );
    return interpret(exchange, fusebillId);
}

/**
 * A 404 means that there is no such customer, and so does a 400, because the key is then known to be valid. An answer
 * that isn't JSON comes from a proxy, and means nothing.
 */
function interpret(exchange: Exchange, fusebillId: number): CustomerRead {
    if (exchange.kind !== 'answer') return { kind: 'unread', exchange };
    const isJson = exchange.body !== undefined;
    if (isJson && (exchange.status === 404 || isBadRequest(exchange))) {
        return { kind: 'missing', exchange };
    }
    const customer = isSuccess(exchange) ? parseCustomer(exchange.body) : null;
    return customer?.id === fusebillId
        ? { kind: 'found', customer, holder: parseHolder(exchange.body), exchange }
        : { kind: 'unread', exchange };
}

/** The customer, with its holder. Throws `CUSTOMER_NOT_FOUND`, `RATE_LIMITED` or `FUSEBILL_UNAVAILABLE`. */
export async function readCustomer(fusebillId: number, context: Context): Promise<Customer> {
    const read = await readUntilClear(fusebillId, context);
    const message = `${describe(read.exchange)}.`;
    if (read.kind === 'missing') throw new LatchError('CUSTOMER_NOT_FOUND', message);
    if (read.kind === 'unread') throw unavailable(read.exchange, message);
    if (read.holder.isKnown) return read.customer;
    // Without a holder, it would look as if its latch had ended.
    throw new LatchError('FUSEBILL_UNAVAILABLE', `${withoutHolder(fusebillId, read.exchange)}.`);
}

/** What to say of a customer that came without a readable holder. */
export function withoutHolder(fusebillId: number, exchange: Exchange): string {
    return `${describe(exchange)}, without saying who holds customer ${fusebillId}`;
}

/** The error for a failed read: `RATE_LIMITED` because of the rate limit, otherwise `FUSEBILL_UNAVAILABLE`. */
export function unavailable(exchange: Exchange, message: string): LatchError {
    const busy = busyOf(exchange);
    if (busy === null) return new LatchError('FUSEBILL_UNAVAILABLE', message);
    return new LatchError('RATE_LIMITED', message, {
        retryAfterSeconds: Math.ceil(busy.waitMs / 1000),
        ...(busy.usedUp !== null && { usedUp: busy.usedUp }),
    });
}
