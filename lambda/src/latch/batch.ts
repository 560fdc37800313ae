import type { RateLimit } from '../../../contract/reply';
import type { RateGate } from '../fusebill/rate-gate';
import type { Context } from '../fusebill/read-customer';
import type { LatchError } from '../latch-error';

/** What the rows of an event share. */
export type Batch = {
    context: Context;
    gate: Pick<RateGate, 'state' | 'isInformed'>;
    /** From Fusebill's latest answer. */
    rateLimit: () => RateLimit | null;
    /** Called with an error without a code. */
    onUnexpected: (error: unknown) => void;
};

/** The state of a running batch. */
export type Run = Batch & {
    /** The error of a missing or rejected key, which all other rows get too. */
    keyFault: LatchError | null;
};
