import type { Code } from '../../contract/codes';
import { type Example, readExamples } from '../../contract/read-examples';
import { logEvent } from '../../lambda/src/log-event';

/** What CloudWatch stores when the function answers as in the contract's example of this name. */
export function lineFor(name: string): unknown {
    const example = readExamples().find((one) => one.name === name);
    if (example === undefined) {
        throw new Error(`The contract has no example ${name}.`);
    }
    return log(example);
}

/** What CloudWatch stores for a batch of one row that came to this code. */
export function lineForRow(code: string): unknown {
    return log({
        name: code,
        event: { action: 'latchMany', items: [] },
        reply: {
            ok: true,
            requestId: 'r',
            version: '0',
            data: {
                results: [{ ok: false, error: { code: code as Code, message: '' } }],
                rateLimit: null,
                retryAfterSeconds: null,
                usedUp: null,
            },
        },
    });
}

/** Lambda's JSON log format puts what the console gets under `message`. */
function log({ event, reply }: Example): unknown {
    const lines: unknown[] = [];
    const write = (line: unknown): void => void lines.push({ message: line });
    const spies = [
        jest.spyOn(console, 'info').mockImplementation(write),
        jest.spyOn(console, 'warn').mockImplementation(write),
    ];
    logEvent({ event, reply, fusebillRequests: 1, latencyMs: 10, coldStart: false });
    spies.forEach((spy) => spy.mockRestore());
    return lines[0];
}
