import type { Reply } from '../../contract/reply';
import { environment, firstRead } from './start'; // first: it starts to read the key
import { FusebillClient } from './fusebill/fusebill-client';
import { handleEvent } from './handle-event';
import { toFault, toLatchError } from './latch-error';
import { logEvent, logUnexpected } from './log-event';

declare const LATCH_VERSION: string;

/** Lambda's context of an invocation. */
type Context = { awsRequestId: string; getRemainingTimeInMillis: () => number };

/** The part of Lambda's time-out that is reserved for the answer. */
const MARGIN_MS = 500;

const { clock } = environment;
let isCold = true;

// Read at init, so that no user waits for it.
await firstRead;

/** Answers an event with the contract's reply; never throws. Logs unexpected errors under the request id. */
export async function handler(event: unknown, context: Context): Promise<Reply> {
    const { awsRequestId: requestId } = context;
    const started = clock.now();
    const deadline = Math.floor(started + context.getRemainingTimeInMillis()) - MARGIN_MS;
    const fusebill = new FusebillClient(environment);
    const wasCold = isCold;
    isCold = false;
    const reply = await answer(event, requestId, { fusebill, deadline });
    logEvent({
        event,
        reply,
        fusebillRequests: fusebill.requestCount,
        latencyMs: Math.round(clock.now() - started),
        coldStart: wasCold,
    });
    return reply;
}

async function answer(
    event: unknown,
    requestId: string,
    { fusebill, deadline }: { fusebill: FusebillClient; deadline: number },
): Promise<Reply> {
    const envelope = { requestId, version: LATCH_VERSION };
    try {
        const tools = { environment, fusebill, deadline, version: LATCH_VERSION };
        const data = await handleEvent(event, { ...tools, onUnexpected: logUnexpected });
        return { ...envelope, ok: true, data };
    } catch (error) {
        const fault = toFault(toLatchError(error, fusebill.hasSentWrite));
        return { ...envelope, ok: false, error: fault };
    }
}
