import type { Customer } from '../../../contract/customer';
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
import type { Reading } from '../fusebill/read-customer';
import { isSameHolder } from '../latch/holder';
import type { LatchError } from '../latch-error';
import type { Write } from './write';
import * as verdict from './write-verdict';

/** How far a write has come. */
export type State<Done> = {
    write: Write<Done>;
    /** By when it must be decided. */
    deadline: number;
    /** By when a request that writes must be over, so that there is time left to read its outcome. */
    postBy: number;
    posts: number;
    /** The last request that writes; null before the first. */
    post: Exchange | null;
    /** The last request that may have been carried out without saying so, and when it was over; null for none. */
    doubt: { post: Exchange; since: number } | null;
    /** The customer that was read before the first request; null where it was not. */
    before: Customer | null;
};

/** What is done next: the customer is read or written at that time, or it is decided. */
export type Step<Done> =
    | { kind: 'read'; at: number }
    | { kind: 'post'; at: number }
    | { kind: 'end'; verdict: Done | LatchError };

/** How far it has come, and what is done next. */
export type Position<Done> = { state: State<Done>; step: Step<Done> };

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

/** A write that takes from nobody needs no reading before it. */
export function begin<Done>(write: Write<Done>, now: number, deadline: number): Position<Done> {
    const postBy = deadline - Math.min(READING_MS, (deadline - now) / 2);
    const state = { write, deadline, postBy, posts: 0, post: null, doubt: null, before: null };
    return { state, step: { kind: write.isReadFirst ? 'read' : 'post', at: now } };
}

/** What follows a request that writes. */
export function afterPost<Done>(last: State<Done>, post: Exchange, moment: Moment): Position<Done> {
    const state = withPost(last, post, moment.now);
    const { write, doubt, before } = state;
    const done = isSuccess(post) ? write.answered(post, before) : null;
    if (done !== null) return { state, step: end(done) };
    if (doubt === null && isTurnedAway(post)) return { state, step: again(state, moment) };
    return doubt !== null && write.repeat === 'never'
        ? { state, step: end(verdict.outcomeUnknown(post, 'no reading shows the effect.')) }
        : { state, step: { kind: 'read', at: moment.now } };
}

/** The one place where doubt arises: neither a success, nor a refusal, nor turned away. */
function withPost<Done>(state: State<Done>, post: Exchange, now: number): State<Done> {
    const isDoubtful = !isTurnedAway(post) && !isRefusal(post) && !isRedirect(post);
    return {
        ...state,
        post,
        posts: state.posts + 1,
        doubt: isDoubtful ? { post, since: now } : state.doubt,
    };
}

/** What follows a reading that was sent at `readAt`. */
export function afterReading<Done>(
    last: State<Done>,
    reading: Reading,
    readAt: number,
    moment: Moment,
): Position<Done> {
    const { write, post, doubt } = last;
    const isFound = reading.kind === 'found';
    const before = isFound && post === null ? reading.customer : last.before;
    const state = { ...last, before };
    const isSettled = doubt !== null && readAt >= doubt.since + LAG_MS;
    const evidence = { post, doubt: doubt?.post ?? null, before, isSettled };
    const done = isFound ? write.shown(reading.customer, evidence) : null;
    if (done !== null) return { state, step: end(done) };
    const step =
        doubt === null
            ? withoutDoubt(state, reading, moment)
            : inDoubt(state, { reading, isSettled, ...doubt }, moment);
    return { state, step };
}

/** Nothing that was sent can have been written: one reading says why. */
function withoutDoubt<Done>(state: State<Done>, reading: Reading, { now }: Moment): Step<Done> {
    const { write, post } = state;
    if (reading.kind === 'missing') return end(verdict.customerNotFound(reading.exchange));
    if (reading.kind === 'unread') return unread(state, reading.exchange);
    const { customer, holder } = reading;
    if (!holder.isKnown) {
        return end(verdict.holderUnreadable(write.fusebillId, reading.exchange));
    }
    if (!isSameHolder(holder.id, write.holder)) {
        return end(heldElsewhere(state, reading));
    }
    if (post === null || isTurnedAway(post)) return { kind: 'post', at: now };
    if (!isRefusal(post)) return end(verdict.notWritten(post, null));
    const hasNewKey = reading.exchange.keyVersion !== post.keyVersion;
    return hasNewKey && state.posts < MOST_POSTS
        ? { kind: 'post', at: now }
        : end(write.refused(customer, post));
}

/** The reason for a refusal stays unknown without a reading; what must be read before is not sent. */
function unread<Done>({ post }: State<Done>, reading: Exchange): Step<Done> {
    if (post === null) return end(verdict.notWritten(reading, null));
    return isTurnedAway(post)
        ? end(verdict.notWritten(post, null))
        : end(verdict.outcomeUnknown(post, `${describe(reading)}.`));
}

type Doubted = { reading: Reading; isSettled: boolean; post: Exchange; since: number };

/**
 * Something may have been written. Until readings have had the time to show it, only what leads to the same state is
 * repeated; a move waits until the end of that time.
 */
function inDoubt<Done>(
    state: State<Done>,
    { reading, isSettled, post, since }: Doubted,
    moment: Moment,
): Step<Done> {
    if (reading.kind !== 'found' || !reading.holder.isKnown) {
        const reason = `${describe(reading.exchange)}.`;
        const wait = busyOf(reading.exchange)?.waitMs ?? 0;
        return readLater(state, since, moment, wait) ?? end(verdict.outcomeUnknown(post, reason));
    }
    const isAllowed = isSameHolder(reading.holder.id, state.write.holder);
    const isRepeatable = isAllowed && (isSettled || state.write.repeat === 'soon');
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

function heldElsewhere<Done>({ write, post, doubt }: State<Done>, { customer }: Found): LatchError {
    return write.heldElsewhere(customer, { post, doubt: doubt?.post ?? null });
}

/** No reading shows what was asked, and nobody else has the customer. */
function giveUp<Done>(
    { write, post }: State<Done>,
    { customer }: Found,
    doubted: Exchange,
): LatchError {
    const last = post ?? doubted;
    return isRefusal(last) ? write.refused(customer, last) : verdict.notWritten(last, doubted);
}

/** The next attempt after one that was turned away; what is read first is read again. */
function again<Done>(state: State<Done>, moment: Moment): Step<Done> {
    const { post, write } = state;
    if (post === null) return { kind: 'post', at: moment.now };
    const pause = busyOf(post)?.waitMs ?? backoffMs(state.posts, moment);
    const at = moment.now + pause;
    const isPossible = state.posts < MOST_POSTS && at + SHORTEST_POST_MS <= state.postBy;
    if (!isPossible) return end(verdict.notWritten(post, null));
    return { kind: write.isReadFirst ? 'read' : 'post', at };
}

/** Repeats a request in doubt; null when Fusebill has refused it since, or no time is left for it and its reading. */
function postAgain<Done>(
    { post, posts, postBy, write }: State<Done>,
    moment: Moment,
): Step<Done> | null {
    if (post === null || isRefusal(post) || isRedirect(post) || posts >= MOST_POSTS) return null;
    const busy = busyOf(post);
    const isAtOnce = write.repeat === 'settled';
    if (isAtOnce && busy !== null) return null; // it must follow immediately on the read of its holder
    const at = moment.now + (isAtOnce ? 0 : (busy?.waitMs ?? backoffMs(posts, moment)));
    return at + SHORTEST_POST_MS <= postBy ? { kind: 'post', at } : null;
}

/** The next reading after a doubtful request, no sooner than after `wait`; null when no time is left for one. */
function readLater<Done>(
    { deadline }: State<Done>,
    since: number,
    { now }: Moment,
    wait = 0,
): Step<Done> | null {
    const next = READ_AFTER_MS.find((ms) => since + ms > now);
    if (next === undefined) return null;
    const at = Math.max(since + next, now + wait);
    return at + SHORTEST_POST_MS <= deadline ? { kind: 'read', at } : null;
}

function end<Done>(result: Done | LatchError): Step<Done> {
    return { kind: 'end', verdict: result };
}
