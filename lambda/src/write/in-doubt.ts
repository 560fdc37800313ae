import { backoffMs } from '../fusebill/clock';
import { busyOf, describe, isRedirect, isRefusal, type Exchange } from '../fusebill/fusebill';
import type { CustomerRead } from '../fusebill/read-customer';
import { isSameHolder } from '../latch/holder';
import type { LatchError } from '../latch-error';
import {
    end,
    heldElsewhere,
    LAG_MS,
    MOST_POSTS,
    SHORTEST_POST_MS,
    type Found,
    type Moment,
    type State,
    type Step,
} from './position';
import * as verdict from './write-verdict';

/** When a customer is read after a doubtful request. The last reads replace failed ones. */
const READ_AFTER_MS = [0, 1000, 2500, LAG_MS, 7500, 11_000];

/** A read after the doubtful request `post`, which was over at `since`; `isSettled` once reads have had the time to show it. */
type Doubted = { read: CustomerRead; isSettled: boolean; post: Exchange; since: number };

/**
 * Something may have been written. Until reads have had time to show it, only writes that lead to the same state are
 * repeated; a move waits until then.
 */
export function inDoubt<Done>(
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

/** No read shows the change, and nobody else has the customer. */
function giveUp<Done>(
    { write, post }: State<Done>,
    { customer }: Found,
    doubted: Exchange,
): LatchError {
    const last = post ?? doubted;
    return isRefusal(last) ? write.refused(customer, last) : verdict.notWritten(last, doubted);
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
