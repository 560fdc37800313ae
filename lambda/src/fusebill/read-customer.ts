import type { Customer } from '../../../contract/customer';
import { askUntilClear } from './ask-until-clear';
import {
    askedPauseMs,
    describe,
    isBusy,
    isSuccess,
    type Exchange,
    type Fusebill,
} from './fusebill';
import { LatchError } from '../latch-error';
import { parseCustomer } from './parse-customer';
import type { Clock } from './retry-pause';

/** What reading a customer gave: the customer, the certainty that there is none, or neither. */
export type Reading =
    | { kind: 'found'; customer: Customer; keyVersion: number }
    | { kind: 'missing'; exchange: Exchange; keyVersion: number }
    | { kind: 'unread'; exchange: Exchange; keyVersion: number };

/** What the use cases need: Fusebill, a clock, and when they must be done (milliseconds since 1970). */
export type Means = { fusebill: Fusebill; clock: Clock; deadline: number };

const ATTEMPTS = 3;

/** Reads the customer, again while no clear answer comes and time is left. */
export async function readUntilClear(
    fusebillId: number,
    { fusebill, clock, deadline }: Means,
    attempts = ATTEMPTS,
): Promise<Reading> {
    const exchange = await askUntilClear(
        () => fusebill.customer(fusebillId, deadline),
        (answer) => interpret(answer, fusebillId).kind !== 'unread',
        { clock, deadline, attempts },
    );
    return interpret(exchange, fusebillId);
}

/** A 404 that is no JSON is a proxy's, and says nothing of the customer. */
function interpret(exchange: Exchange, fusebillId: number): Reading {
    const { keyVersion } = exchange;
    if (exchange.kind === 'answer' && exchange.status === 404 && exchange.body !== undefined) {
        return { kind: 'missing', exchange, keyVersion };
    }
    const customer = isSuccess(exchange) ? parseCustomer(exchange.body) : null;
    return customer?.id === fusebillId
        ? { kind: 'found', customer, keyVersion }
        : { kind: 'unread', exchange, keyVersion };
}

/** The customer. Throws `CUSTOMER_NOT_FOUND`, `RATE_LIMITED` or `FUSEBILL_UNAVAILABLE`. */
export async function readCustomer(fusebillId: number, means: Means): Promise<Customer> {
    return found(await readUntilClear(fusebillId, means));
}

/** The customer of a reading. Throws what its absence means when nothing was to be written. */
export function found(reading: Reading): Customer {
    if (reading.kind === 'found') return reading.customer;
    const message = `${describe(reading.exchange)}.`;
    if (reading.kind === 'missing') throw new LatchError('CUSTOMER_NOT_FOUND', message);
    throw unavailable(reading.exchange, message);
}

/** That Fusebill could not be asked: `RATE_LIMITED` after a 429, else `FUSEBILL_UNAVAILABLE`. */
export function unavailable(exchange: Exchange, message: string): LatchError {
    if (!isBusy(exchange)) return new LatchError('FUSEBILL_UNAVAILABLE', message);
    const retryAfterMs = askedPauseMs(exchange);
    return new LatchError(
        'RATE_LIMITED',
        message,
        retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) },
    );
}
