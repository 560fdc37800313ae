import type { Customer } from '../../../contract/customer';
import type { Exchange } from '../fusebill/fusebill';
import type { CustomerRead } from '../fusebill/read-customer';
import type { LatchError } from '../latch-error';
import type { Write } from './write';

/** The progress of a write. */
export type State<Done> = {
    write: Write<Done>;
    /** The deadline of the decision. */
    deadline: number;
    /** When a request that writes must have ended, to leave time to read its outcome. */
    postBy: number;
    posts: number;
    /** The last request that writes; null before the first. */
    post: Exchange | null;
    /** The last request that may have been carried out without a clear answer, and when it ended; null for none. */
    doubt: { post: Exchange; since: number } | null;
    /** The customer as read before the first request; null if it was not read. */
    before: Customer | null;
};

/** The next step: read or write the customer at that time, or the decision. */
export type Step<Done> =
    | { kind: 'read'; at: number }
    | { kind: 'post'; at: number }
    | { kind: 'end'; verdict: Done | LatchError };

/** The progress and the next step. */
export type Position<Done> = { state: State<Done>; step: Step<Done> };

/** The current time, and a random number from 0 to 1. */
export type Moment = { now: number; random: () => number };

/** A read that found the customer. */
export type Found = Extract<CustomerRead, { kind: 'found' }>;

/** How often it is sent. */
export const MOST_POSTS = 3;
/** The minimum time needed to send something. */
export const SHORTEST_POST_MS = 250;
/**
 * How long reads can lag behind writes: what they don't show for this long after a doubtful request was not written.
 */
export const LAG_MS = 5000;

/** It is decided. */
export function end<Done>(result: Done | LatchError): Step<Done> {
    return { kind: 'end', verdict: result };
}

/** Decided by another Account, which has the customer. */
export function heldElsewhere<Done>(
    { write, post, doubt }: State<Done>,
    { customer }: Found,
): LatchError {
    return write.heldElsewhere(customer, { post, doubt: doubt?.post ?? null });
}
