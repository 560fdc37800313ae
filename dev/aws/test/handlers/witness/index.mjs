// Returns what a function sees of its environment, event and context.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const init = randomUUID();
let events = 0;

export async function handler(event, context) {
    events += 1;
    await sleep(event?.ms ?? 0);
    return {
        init,
        events,
        event,
        pid: process.pid,
        env: process.env,
        requestId: context.awsRequestId,
        arn: context.invokedFunctionArn,
        remainingMs: context.getRemainingTimeInMillis(),
    };
}
