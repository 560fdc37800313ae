import type { Reply } from '../../contract/reply';
import { readConfig } from './config';
import { FusebillClient } from './fusebill/fusebill-client';
import { handleEvent } from './handle-event';
import { KeyStore } from './fusebill/key-store';
import { toFault } from './latch-error';
import { logEvent, logUnexpected } from './log-event';
import { parseEvent } from './parse-event';
import { secretReader } from './aws/secret-reader';

declare const LATCH_VERSION: string;

/** What Lambda hands the function beside the event. */
type Context = { awsRequestId: string; getRemainingTimeInMillis: () => number };

/** Kept back from Lambda's own limit, to answer in. */
const MARGIN_MS = 500;

const clock = {
    now: Date.now,
    random: Math.random,
    sleep: (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)),
};

const { fusebillBaseUrl: baseUrl, fusebillKeySecretId, attemptMs } = readConfig(process.env);
const keys = new KeyStore(secretReader(fusebillKeySecretId));
let isCold = true;

// Read at init, where time is not billed to a user's wait; a failure is met again, and told, by the first event.
await keys.current().catch(() => undefined);

/** Answers one event with the contract's reply; never throws. Unexpected failures are logged whole, under the request id. */
export async function handler(event: unknown, context: Context): Promise<Reply> {
    const { awsRequestId: requestId } = context;
    const deadline = Math.floor(clock.now() + context.getRemainingTimeInMillis()) - MARGIN_MS;
    const fusebill = new FusebillClient({ baseUrl, attemptMs, keys });
    const started = clock.now();
    const wasCold = isCold;
    isCold = false;
    const reply = await answer(event, requestId, { fusebill, deadline });
    logEvent({
        event,
        reply,
        fusebillRequests: fusebill.requestCount,
        latencyMs: clock.now() - started,
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
        const means = { fusebill, clock, deadline };
        const data = await handleEvent(parseEvent(event), {
            fusebill,
            keys,
            means,
            version: LATCH_VERSION,
            onUnexpected: logUnexpected,
        });
        return { ...envelope, ok: true, data };
    } catch (error) {
        const fault = toFault(error);
        if (fault.code === 'UNEXPECTED') logUnexpected(error);
        return { ...envelope, ok: false, error: fault };
    }
}
