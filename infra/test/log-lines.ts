import type { Code } from '../../contract/codes';
import { type Example, readExamples } from '../../contract/read-examples';
import { logEvent, logUnexpected } from '../../lambda/src/log-event';

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

/** What CloudWatch stores for an error of the function's own. */
export function lineForOwnFault(): unknown {
    return firstLine(() => logUnexpected(new TypeError('invented')));
}

function log({ event, reply }: Example): unknown {
    const measures = { fusebillRequests: 1, latencyMs: 10, coldStart: false };
    return firstLine(() => logEvent({ event, reply, ...measures }));
}

/** Lambda's JSON log format puts what the console gets under `message`. */
function firstLine(write: () => void): unknown {
    const lines: unknown[] = [];
    const keep = (...words: unknown[]): void => void lines.push({ message: words[0] });
    const spies = (['info', 'warn', 'error'] as const).map((level) =>
        jest.spyOn(console, level).mockImplementation(keep),
    );
    write();
    spies.forEach((spy) => spy.mockRestore());
    return lines[0];
}
