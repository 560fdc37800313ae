import type { Exchange } from '../fusebill/fusebill';
import {
    readOnce,
    readUntilClear,
    type Context,
    type CustomerRead,
} from '../fusebill/read-customer';
import { LatchError } from '../latch-error';
import type { Write } from './write';
import type { Position, State } from './position';
import { afterPost, afterRead, begin } from './write-state';
import { outcomeUnknown } from './write-verdict';

/**
 * Makes the change. Unless Fusebill answers with a plain success, reads the customer again, so that no written change
 * is reported as failed, and no failed one as written. `write-state.ts` decides. Throws `LatchError`.
 */
export async function carryOut<Done>(write: Write<Done>, context: Context): Promise<Done> {
    const { clock, deadline, fusebill } = context;
    let { state, step }: Position<Done> = begin(write, clock.now(), deadline);
    while (step.kind !== 'end') {
        if (step.at > clock.now()) await clock.sleep(step.at - clock.now());
        const sentAt = clock.now();
        if (step.kind === 'post') {
            const post: Exchange = await unlessInDoubt(write.send(fusebill, state.postBy), state);
            ({ state, step } = afterPost(state, post, momentOf(context)));
        } else {
            const outcome: CustomerRead = await unlessInDoubt(readFor(state, context), state);
            ({ state, step } = afterRead(state, outcome, sentAt, momentOf(context)));
        }
    }
    if (step.verdict instanceof LatchError) throw step.verdict;
    return step.verdict;
}

/** In doubt, reads follow their own schedule. Before the first request, no outcome depends on a read. */
function readFor({ write, post, doubt }: State<unknown>, context: Context): Promise<CustomerRead> {
    if (doubt !== null) return readOnce(write.fusebillId, context, 'outcomeRead');
    return readUntilClear(write.fusebillId, context, post === null ? 'write' : 'outcomeRead');
}

function momentOf({ clock }: Context): { now: number; random: () => number } {
    return { now: clock.now(), random: clock.random };
}

/** If the key fails while a change may have been written, the outcome is unknown. */
async function unlessInDoubt<T>(work: Promise<T>, { doubt }: State<unknown>): Promise<T> {
    try {
        return await work;
    } catch (error) {
        if (doubt === null || !(error instanceof LatchError)) throw error;
        throw outcomeUnknown(doubt.post, error.message);
    }
}
