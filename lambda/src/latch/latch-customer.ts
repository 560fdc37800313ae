import type { LatchRequest } from '../../../contract/event';
import type { Latched } from '../../../contract/reply';
import type { Exchange } from '../fusebill/fusebill';
import { readOnce, readUntilClear, type Context, type Reading } from '../fusebill/read-customer';
import { LatchError } from '../latch-error';
import { afterPost, afterReading, begin, type State, type Step } from './latch-state';
import { outcomeUnknown, toLatch, type Latch } from './latch-verdict';

/**
 * Latches the customer to the Account; one that is latched elsewhere is left alone unless `forceLatch` is set and the
 * holder is the expected one. Whatever Fusebill answers but a plain success is judged by reading the customer again, so
 * that no latch is reported as failed that was written, nor as written that was not. `latch-state.ts` decides.
 */
export async function latchCustomer(request: LatchRequest, context: Context): Promise<Latched> {
    const { clock, deadline } = context;
    const latch = toLatch(request);
    const started = clock.now();
    let { state, step }: { state: State; step: Step } = begin(latch, started, deadline);
    while (step.kind !== 'end') {
        if (step.at > clock.now()) await clock.sleep(step.at - clock.now());
        if (step.kind === 'post') {
            const exchange: Exchange = await unlessInDoubt(post(state, context), state);
            ({ state, step } = afterPost(state, exchange, momentOf(context)));
        } else {
            const readAt = clock.now();
            const reading: Reading = await unlessInDoubt(read(state, context), state);
            step = afterReading(state, reading, readAt, momentOf(context));
        }
    }
    if (step.verdict instanceof LatchError) throw step.verdict;
    return step.verdict;
}

function post({ latch, postBy }: State, { fusebill }: Context): Promise<Exchange> {
    return fusebill.latch(bodyOf(latch), postBy);
}

function bodyOf({
    fusebillId,
    accountId,
    takenFrom,
}: Latch): Parameters<Context['fusebill']['latch']>[0] {
    return { fusebillId, salesforceId: accountId, forceLatch: takenFrom !== null };
}

/** In doubt the readings follow a plan of their own; before the first request nobody's verdict depends on one. */
function read({ latch, post, doubt }: State, context: Context): Promise<Reading> {
    if (doubt !== null) return readOnce(latch.fusebillId, context, 'verdict');
    return readUntilClear(latch.fusebillId, context, post === null ? 'latch' : 'verdict');
}

function momentOf({ clock }: Context): { now: number; random: () => number } {
    return { now: clock.now(), random: clock.random };
}

/** A key that fails while a latch may have been written leaves its outcome unknown, whatever else is to be said of the key. */
async function unlessInDoubt<T>(work: Promise<T>, { doubt }: State): Promise<T> {
    try {
        return await work;
    } catch (error) {
        if (doubt === null || !(error instanceof LatchError)) throw error;
        throw outcomeUnknown(doubt.post, error.message);
    }
}
