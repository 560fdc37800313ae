import type { Billing } from '../../contract/billing';
import type { Health, Reply } from '../../contract/reply';
import { actionOf } from './parse-event';

/** A handled event. */
export type Handled = {
    event: unknown;
    reply: Reply;
    fusebillRequests: number;
    latencyMs: number;
    coldStart: boolean;
};

/**
 * Writes the log line of an event. Lambda's JSON log format puts the object under `message`, next to the request id.
 * Only ids, codes, counts and times: no key, name, address, search term or message from Fusebill.
 */
export function logEvent({ event, reply, ...measures }: Handled): void {
    const { client } = fieldsOf(event);
    const line = {
        action: actionOf(event) ?? 'unknown',
        code: reply.ok ? 'OK' : reply.error.code,
        detail: detailOf(reply),
        outcome: reply.ok && 'outcome' in reply.data ? reply.data.outcome : undefined,
        rows: reply.ok && 'results' in reply.data ? rowCodes(reply.data.results) : undefined,
        notes: reply.ok && 'notes' in reply.data ? reply.data.notes.length : undefined,
        failedParts: reply.ok && 'invoices' in reply.data ? failedParts(reply.data) : undefined,
        failedChecks: reply.ok && 'checks' in reply.data ? failedChecks(reply.data) : undefined,
        ...measures,
        clientVersion: plain(fieldsOf(client).version, 20),
        orgId: plain(fieldsOf(client).orgId, 18),
    };
    if (reply.ok) console.info(line);
    else console.warn(line);
}

/**
 * Writes a fault without a code. The stack names places in the code; the message is left out, since it may hold what was
 * sent.
 */
export function logUnexpected(error: unknown): void {
    const { name, stack = '' } = error instanceof Error ? error : new Error('thrown value');
    console.error({
        unexpected: name,
        at: stack.split('\n').filter((line) => /^\s+at /.test(line)),
    });
}

/** What was attempted and what came back. Empty for an invalid event, whose field names may be anything. */
function detailOf(reply: Reply): string | undefined {
    return reply.ok || reply.error.code === 'INVALID_REQUEST' ? undefined : reply.error.message;
}

/** How many rows ended with each code. */
function rowCodes(
    results: readonly ({ ok: true } | { ok: false; error: { code: string } })[],
): Record<string, number> {
    const codes: Record<string, number> = {};
    for (const result of results) {
        const code = result.ok ? 'OK' : result.error.code;
        codes[code] = (codes[code] ?? 0) + 1;
    }
    return codes;
}

function failedParts(billing: Billing): number {
    return Object.values(billing).filter(({ ok }) => !ok).length;
}

function failedChecks({ checks }: Health): number {
    return checks.filter(({ status }) => status === 'error').length;
}

function fieldsOf(value: unknown): Record<string, unknown> {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Letters, digits and dots only, so that nothing else reaches the log. */
function plain(value: unknown, longest: number): string | undefined {
    return typeof value === 'string' && value.length <= longest && /^[\w.-]+$/.test(value)
        ? value
        : undefined;
}
