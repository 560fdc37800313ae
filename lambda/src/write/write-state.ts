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
import type { CustomerRead } from '../fusebill/read-customer';
import { isSameHolder } from '../latch/holder';
import type { LatchError } from '../latch-error';
import type { Write } from './write';
import * as verdict from './write-verdict';

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

const MOST_POSTS = 3;
/** The most time that is reserved for reads. */
const READ_MS = 5500;
const SHORTEST_POST_MS = 250;
/**
 * How long reads can lag behind writes: what they don't show for this long after a doubtful request was not written.
 */
export const LAG_MS = 5000;
/** When a customer is read after a doubtful request. The last reads replace failed ones. */
const READ_AFTER_MS = [0, 1000, 2500, LAG_MS, 7500, 11_000];

/** A write to a free customer needs no read first. */
export function begin<Done>(write: Write<Done>, now: number, deadline: number): Position<Done> {
    const postBy = deadline - Math.min(READ_MS, (deadline - now) / 2);
    const state = { write, deadline, postBy, posts: 0, post: null, doubt: null, before: null };
    return { state, step: { kind: write.isReadFirst ? 'read' : 'post', at: now } };
}

/** The step after a request that writes. */
export function afterPost<Done>(last: State<Done>, post: Exchange, moment: Moment): Position<Done> {
    const state = withPost(last, post, moment.now);
    const { write, doubt, before } = state;
    const done = isSuccess(post) ? write.answered(post, before) : null;
    if (done !== null) return { state, step: end(done) };
    if (doubt === null && isTurnedAway(post)) return { state, step: again(state, moment) };
    return doubt !== null && write.repeat === 'never'
        ? { state, step: end(verdict.outcomeUnknown(post, 'no read shows the effect.')) }
        : { state, step: { kind: 'read', at: moment.now } };
}

/** The only source of doubt: neither a success, nor a refusal, nor unprocessed. */
function withPost<Done>(state: State<Done>, post: Exchange, now: number): State<Done> {
    const isDoubtful = !isTurnedAway(post) && !isRefusal(post) && !isRedirect(post);
    return {
        ...state,
        post,
        posts: state.posts + 1,
        doubt: isDoubtful ? { post, since: now } : state.doubt,
    };
}

/** The step after a read that was sent at `readAt`. */
export function afterRead<Done>(
    last: State<Done>,
    read: CustomerRead,
    readAt: number,
    moment: Moment,
): Position<Done> {
    const { write, post, doubt } = last;
    const isFound = read.kind === 'found';
    const before = isFound && post === null ? read.customer : last.before;
    const state = { ...last, before };
    const isSettled = doubt !== null && readAt >= doubt.since + LAG_MS;
    const evidence = { post, doubt: doubt?.post ?? null, before, isSettled };
    const done = isFound ? write.shown(read.customer, evidence) : null;
    if (done !== null) return { state, step: end(done) };
    const step =
        doubt === null
            ? withoutDoubt(state, read, moment)
            : inDoubt(state, { read, isSettled, ...doubt }, moment);
    return { state, step };
}

/** Nothing can have been written, so one read says why. */
function withoutDoubt<Done>(state: State<Done>, read: CustomerRead, { now }: Moment): Step<Done> {
    const { write, post } = state;
    if (read.kind === 'missing') return end(verdict.customerNotFound(read.exchange));
    if (read.kind === 'unread') return unread(state, read.exchange);
    const { customer, holder } = read;
    if (!holder.isKnown) {
        return end(verdict.holderUnreadable(write.fusebillId, read.exchange));
    }
    if (!isSameHolder(holder.id, write.holder)) {
        return end(heldElsewhere(state, read));
    }
    if (post === null || isTurnedAway(post)) return { kind: 'post', at: now };
    if (!isRefusal(post)) return end(verdict.notWritten(post, null));
    const hasNewKey = read.exchange.keyVersion !== post.keyVersion;
    return hasNewKey && state.posts < MOST_POSTS
        ? { kind: 'post', at: now }
        : end(write.refused(customer, post));
}

/** Without a read, the reason for a refusal stays unknown, and a write that needs a read first is not sent. */
function unread<Done>({ post }: State<Done>, read: Exchange): Step<Done> {
    if (post === null) return end(verdict.notWritten(read, null));
    return isTurnedAway(post)
        ? end(verdict.notWritten(post, null))
        : end(verdict.outcomeUnknown(post, `${describe(read)}.`));
}

type Doubted = { read: CustomerRead; isSettled: boolean; post: Exchange; since: number };

/**
 * Something may have been written. Until reads have had time to show it, only writes that lead to the same state are
 * repeated; a move waits until then.
 */
function inDoubt<Done>(
    state: State<Done>,
    { read, isSettled, post, since }: Doubted,
    moment: Moment,
): Step<Done> {
    if (read.kind !== 'found' || !read.holder.isKnown) {
        const reason = `${describe(read.exchange)}.`;
        const wait = busyOf(read.exchange)?.waitMs ?? 0;
        return readLater(state, since, moment, wait) ?? end(verdict.outcomeUnknown(post, reason));
    }
    const isAllowed = isSameHolder(read.holder.id, state.write.holder);
    const isRepeatable = isAllowed && (isSettled || state.write.repeat === 'soon');
    const repeated = isRepeatable ? postAgain(state, moment) : null;
    if (repeated !== null) return repeated;
    if (isSettled) return end(isAllowed ? giveUp(state, read, post) : heldElsewhere(state, read));
    return (
        readLater(state, since, moment) ??
        end(verdict.outcomeUnknown(post, 'the time was up before reads were certain.'))
    );
}

type Found = Extract<CustomerRead, { kind: 'found' }>;

function heldElsewhere<Done>({ write, post, doubt }: State<Done>, { customer }: Found): LatchError {
    return write.heldElsewhere(customer, { post, doubt: doubt?.post ?? null });
}

/** No read shows the change, and nobody else has the customer. */
function giveUp<Done>(
    { write, post }: State<Done>,
    { customer }: Found,
    doubted: Exchange,
): LatchError {
    const last = post ?? doubted;
    return isRefusal(last) ? write.refused(customer, last) : verdict.notWritten(last, doubted);
}

/** The next attempt after an unprocessed one; reads again if a read must come first. */
function again<Done>(state: State<Done>, moment: Moment): Step<Done> {
    const { post, write } = state;
    if (post === null) return { kind: 'post', at: moment.now };
    const pause = busyOf(post)?.waitMs ?? backoffMs(state.posts, moment);
    const at = moment.now + pause;
    const isPossible = state.posts < MOST_POSTS && at + SHORTEST_POST_MS <= state.postBy;
    if (!isPossible) return end(verdict.notWritten(post, null));
    return { kind: write.isReadFirst ? 'read' : 'post', at };
}

/** Repeats an uncertain request; null if Fusebill has refused it since, or there is no time for it and its read. */
function postAgain<Done>(
    { post, posts, postBy, write }: State<Done>,
    moment: Moment,
): Step<Done> | null {
    if (post === null || isRefusal(post) || isRedirect(post) || posts >= MOST_POSTS) return null;
    const busy = busyOf(post);
    const isAtOnce = write.repeat === 'settled';
    if (isAtOnce && busy !== null) return null; // it must follow the read of its holder immediately
    const at = moment.now + (isAtOnce ? 0 : (busy?.waitMs ?? backoffMs(posts, moment)));
    return at + SHORTEST_POST_MS <= postBy ? { kind: 'post', at } : null;
}

/** The next read after a doubtful request, not before `wait`; null if there is no time for one. */
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
