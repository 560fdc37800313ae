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
import { inDoubt } from './in-doubt';
import {
    end,
    heldElsewhere,
    LAG_MS,
    MOST_POSTS,
    SHORTEST_POST_MS,
    type Moment,
    type Position,
    type State,
    type Step,
} from './position';
import type { Write } from './write';
import * as verdict from './write-verdict';

/** The most time that is reserved for reads. */
const READ_MS = 5500;

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
