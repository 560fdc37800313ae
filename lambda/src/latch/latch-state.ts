import type { Latched } from '../../../contract/reply';
import { backoffMs } from '../fusebill/clock';
import {
    busyOf,
    describe,
    isRedirect,
    isRefusal,
    isSuccess,
    isTurnedAway,
    type Exchange,
} from '../fusebill/fusebill';
import { parseCustomer } from '../fusebill/parse-customer';
import type { Reading } from '../fusebill/read-customer';
import type { LatchError } from '../latch-error';
import { isHeldBy, isSameHolder } from './holder';
import * as verdict from './latch-verdict';
import type { Latch } from './latch-verdict';

/** How far a latch has come. */
export type State = {
    latch: Latch;
    /** By when it must be decided. */
    deadline: number;
    /** By when a request to latch must be over, so that there is time left to read its outcome. */
    postBy: number;
    posts: number;
    /** The last request to latch; null before the first. */
    post: Exchange | null;
    /** The last request that may have been carried out without saying so, and when it was over; null for none. */
    doubt: { post: Exchange; since: number } | null;
};

/** What is done next: the customer is read or latched at that time, or it is decided. */
export type Step =
    | { kind: 'read'; at: number }
    | { kind: 'post'; at: number }
    | { kind: 'end'; verdict: Latched | LatchError };

/** Now, and chance from 0 to 1. */
export type Moment = { now: number; random: () => number };

const MOST_POSTS = 3;
/** Kept for reading, at most. */
const READING_MS = 5500;
const SHORTEST_POST_MS = 250;
/** Readings can lag behind writes: what they don't show for this long after a doubtful request was not written. */
export const LAG_MS = 5000;
/** When a customer is read after a doubtful request. The last ones are for readings that failed. */
const READ_AFTER_MS = [0, 1000, 2500, LAG_MS, 7500, 11_000];

/** A move begins with a reading of the holder; anything else is one request. */
export function begin(latch: Latch, now: number, deadline: number): { state: State; step: Step } {
    const postBy = deadline - Math.min(READING_MS, (deadline - now) / 2);
    const state = { latch, deadline, postBy, posts: 0, post: null, doubt: null };
    return { state, step: { kind: latch.takenFrom === null ? 'post' : 'read', at: now } };
}

/** What follows a request to latch. */
export function afterPost(
    before: State,
    post: Exchange,
    moment: Moment,
): { state: State; step: Step } {
    const { latch } = before;
    const state = withPost(before, post, moment.now);
    const customer = isSuccess(post) ? parseCustomer(post.body) : null;
    if (customer?.id === latch.fusebillId && isHeldBy(customer, latch.accountId)) {
        return { state, step: end(verdict.latched(customer, latch)) };
    }
    if (state.doubt === null && isTurnedAway(post)) return { state, step: again(state, moment) };
    return { state, step: { kind: 'read', at: moment.now } };
}

/** The one place where doubt arises: neither a success, nor a refusal, nor turned away. */
function withPost(state: State, post: Exchange, now: number): State {
    const isDoubtful = !isTurnedAway(post) && !isRefusal(post) && !isRedirect(post);
    return {
        ...state,
        post,
        posts: state.posts + 1,
        doubt: isDoubtful ? { post, since: now } : state.doubt,
    };
}

/** What follows a reading that was sent at `readAt`. */
export function afterReading(state: State, reading: Reading, readAt: number, moment: Moment): Step {
    const { latch, post, doubt } = state;
    if (reading.kind === 'found' && isHeldBy(reading.customer, latch.accountId)) {
        const wasThere = post === null || (doubt === null && latch.takenFrom === null);
        const { customer } = reading;
        return end(wasThere ? verdict.alreadyLatched(customer) : verdict.latched(customer, latch));
    }
    return doubt === null
        ? withoutDoubt(state, reading, moment)
        : inDoubt(state, { reading, readAt, ...doubt }, moment);
}

/** Nothing that was sent can have been written: one reading says why. */
function withoutDoubt(state: State, reading: Reading, { now }: Moment): Step {
    const { latch, post } = state;
    if (reading.kind === 'missing') return end(verdict.customerNotFound(reading.exchange));
    if (reading.kind === 'unread') return unread(state, reading.exchange);
    const { customer, holder } = reading;
    if (!holder.isKnown) return end(verdict.holderUnreadable(latch, reading.exchange));
    if (!isSameHolder(holder.id, latch.takenFrom)) {
        return end(heldElsewhere(state, reading));
    }
    if (post === null || isTurnedAway(post)) return { kind: 'post', at: now };
    if (!isRefusal(post)) return end(verdict.notWritten(post, null));
    const hasNewKey = reading.exchange.keyVersion !== post.keyVersion;
    return hasNewKey && state.posts < MOST_POSTS
        ? { kind: 'post', at: now }
        : end(verdict.refused(customer, post));
}

/** The reason for a refusal stays unknown without a reading; a move without one is not sent. */
function unread({ post }: State, reading: Exchange): Step {
    if (post === null) return end(verdict.notWritten(reading, null));
    return isTurnedAway(post)
        ? end(verdict.notWritten(post, null))
        : end(verdict.outcomeUnknown(post, `${describe(reading)}.`));
}

type Doubted = { reading: Reading; readAt: number; post: Exchange; since: number };

/**
 * Something may have been written. Until readings have had the time to show it, only a latch that takes from nobody is
 * repeated, since it leads to the same state; a move waits until the end of that time.
 */
function inDoubt(state: State, { reading, readAt, post, since }: Doubted, moment: Moment): Step {
    const isSettled = readAt >= since + LAG_MS;
    if (reading.kind !== 'found' || !reading.holder.isKnown) {
        const reason = `${describe(reading.exchange)}.`;
        const wait = busyOf(reading.exchange)?.waitMs ?? 0;
        return readLater(state, since, moment, wait) ?? end(verdict.outcomeUnknown(post, reason));
    }
    const isAllowed = isSameHolder(reading.holder.id, state.latch.takenFrom);
    const isRepeatable = isAllowed && (isSettled || state.latch.takenFrom === null);
    const repeated = isRepeatable ? postAgain(state, moment) : null;
    if (repeated !== null) return repeated;
    if (isSettled)
        return end(isAllowed ? giveUp(state, reading, post) : heldElsewhere(state, reading));
    return (
        readLater(state, since, moment) ??
        end(verdict.outcomeUnknown(post, 'the time was up before readings were certain.'))
    );
}

type Found = Extract<Reading, { kind: 'found' }>;

function heldElsewhere({ latch, post, doubt }: State, { customer }: Found): LatchError {
    return verdict.heldElsewhere(customer, latch, { post, doubt: doubt?.post ?? null });
}

/** No reading shows the latch, and nobody else has the customer. */
function giveUp({ post }: State, { customer }: Found, doubted: Exchange): LatchError {
    const last = post ?? doubted;
    return isRefusal(last) ? verdict.refused(customer, last) : verdict.notWritten(last, doubted);
}

/** The next attempt after one that was turned away; a move reads its holder again before. */
function again(state: State, moment: Moment): Step {
    const { post, latch } = state;
    if (post === null) return { kind: 'post', at: moment.now };
    const pause = busyOf(post)?.waitMs ?? backoffMs(state.posts, moment);
    const at = moment.now + pause;
    const isPossible = state.posts < MOST_POSTS && at + SHORTEST_POST_MS <= state.postBy;
    if (!isPossible) return end(verdict.notWritten(post, null));
    return { kind: latch.takenFrom === null ? 'post' : 'read', at };
}

/** Repeats a request in doubt; null when Fusebill has refused it since, or no time is left for it and its reading. */
function postAgain({ post, posts, postBy, latch }: State, moment: Moment): Step | null {
    if (post === null || isRefusal(post) || isRedirect(post) || posts >= MOST_POSTS) return null;
    const busy = busyOf(post);
    const isMove = latch.takenFrom !== null;
    if (isMove && busy !== null) return null; // it is to follow at once on the holder that was read
    const at = moment.now + (isMove ? 0 : (busy?.waitMs ?? backoffMs(posts, moment)));
    return at + SHORTEST_POST_MS <= postBy ? { kind: 'post', at } : null;
}

/** The next reading after a doubtful request, no sooner than after `wait`; null when no time is left for one. */
function readLater({ deadline }: State, since: number, { now }: Moment, wait = 0): Step | null {
    const next = READ_AFTER_MS.find((ms) => since + ms > now);
    if (next === undefined) return null;
    const at = Math.max(since + next, now + wait);
    return at + SHORTEST_POST_MS <= deadline ? { kind: 'read', at } : null;
}

function end(result: Latched | LatchError): Step {
    return { kind: 'end', verdict: result };
}
