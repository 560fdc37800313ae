import type { LatchEvent } from '../../contract/event';
import type { DataOf } from '../../contract/reply';
import { readBilling } from './billing/read-billing';
import { checkHealth } from './check-health';
import { withinTime } from './fusebill/clock';
import type { Environment } from './fusebill/environment';
import type { FusebillClient } from './fusebill/fusebill-client';
import { readCustomer, type Context } from './fusebill/read-customer';
import { latchCustomer } from './latch/latch-customer';
import { latchMany } from './latch/latch-many';
import { LatchError, timeUp, toLatchError } from './latch-error';
import { parseEvent } from './parse-event';
import { findForAccount } from './search/find-for-account';
import { searchCustomers } from './search/search-customers';
import { changeSynch } from './synch/change-synch';

/** What is needed to handle an event. */
export type Tools = {
    environment: Environment;
    fusebill: FusebillClient;
    /** In the environment's clock. */
    deadline: number;
    version: string;
    /** Receives each error of our own, which is any without a code. */
    onUnexpected: (error: unknown) => void;
};

/** How long after the deadline unsettled work is abandoned. */
const GRACE_MS = 250;

/** The data of the reply to an event, shortly after the deadline at the latest. Throws `LatchError` and nothing else. */
export async function handleEvent(
    event: unknown,
    tools: Tools,
): Promise<DataOf[LatchEvent['action']]> {
    const { environment, fusebill, deadline, onUnexpected } = tools;
    const timed = { clock: environment.clock, deadline: deadline + GRACE_MS };
    try {
        const work = answer(parseEvent(event), tools);
        return await withinTime(work, timed, () => timeUp(fusebill.hasSentWrite));
    } catch (error) {
        if (!(error instanceof LatchError)) onUnexpected(error);
        throw toLatchError(error, fusebill.hasSentWrite);
    }
}

async function answer(
    event: LatchEvent,
    { environment, fusebill, deadline, version, onUnexpected }: Tools,
): Promise<DataOf[LatchEvent['action']]> {
    const { clock, gate, keys, memory } = environment;
    const context: Context = { fusebill, clock, deadline };
    const rateLimit = (): typeof fusebill.rateLimit => fusebill.rateLimit;
    switch (event.action) {
        case 'latch':
            return latchCustomer(event, context);
        case 'latchMany':
            return latchMany(event.items, { context, gate, rateLimit, onUnexpected });
        case 'account':
            return findForAccount(event, context, memory);
        case 'search':
            return searchCustomers(event, context);
        case 'customer':
            return { customer: await readCustomer(event.fusebillId, context) };
        case 'billing':
            return readBilling(event.fusebillId, { fusebill, deadline });
        case 'synch':
            return changeSynch(event, context);
        case 'health': {
            const clientVersion = event.client?.version;
            return checkHealth({ keys, context, version, clientVersion, rateLimit });
        }
    }
}
