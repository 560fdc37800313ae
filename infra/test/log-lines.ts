import type { Code } from '../../contract/codes';
import { type Example, readExamples } from '../../contract/read-examples';
import { logEvent, logUnexpected } from '../../lambda/src/log-event';

/** The log line in CloudWatch when the function answers as in this example of the contract. */
export function lineFor(name: string): unknown {
    const example = readExamples().find((one) => one.name === name);
    if (example === undefined) {
        throw new Error(`The contract has no example ${name}.`);
    }
    return log(example);
}

/** The log line in CloudWatch for a batch of one row with this code. */
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

/** The log line in CloudWatch for an error in the function's own code. */
export function lineForOwnFault(): unknown {
    return firstLine(() => logUnexpected(new TypeError('invented')));
}

function log({ event, reply }: Example): unknown {
    const measures = { fusebillRequests: 1, latencyMs: 10, coldStart: false };
    return firstLine(() => logEvent({ event, reply, ...measures }));
}

/** Lambda's JSON log format puts console output under `message`. */
function firstLine(write: () => void): unknown {
    const lines: unknown[] = [];
    const record = (...words: unknown[]): void => void lines.push({ message: words[0] });
    const spies = (['info', 'warn', 'error'] as const).map((level) =>
        jest.spyOn(console, level).mockImplementation(record),
    );
    write();
    spies.forEach((spy) => spy.mockRestore());
    return lines[0];
}
