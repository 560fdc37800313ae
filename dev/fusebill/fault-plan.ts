import * as v from 'valibot';
import type { Fault } from './fault';

/** An invalid plan; the message says where. */
export class BadPlan extends Error {}

const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000));
const status = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599));
const when = v.optional(v.picklist(['beforeWrite', 'afterWrite']));
const headers = v.optional(v.record(v.string(), v.string()));

const target = {
    method: v.optional(v.string()),
    path: v.optional(v.pipe(v.string(), v.check(isPathMatcher, 'Invalid regular expression'))),
    times: v.optional(
        v.union([v.pipe(v.number(), v.integer(), v.minValue(1)), v.literal('always')]),
    ),
};

function of<const K extends Fault['kind'], E extends v.ObjectEntries>(kind: K, entries: E) {
    return v.strictObject({ ...target, kind: v.literal(kind), ...entries });
}

const fault: v.GenericSchema<unknown, Fault> = v.variant('kind', [
    of('status', {
        status,
        shape: v.optional(v.picklist(['errors', 'message'])),
        message: v.optional(v.string()),
        body: v.optional(v.string()),
        contentType: v.optional(v.string()),
        headers,
        when,
    }),
    of('html', { status: v.optional(status), when }),
    of('empty', { when }),
    of('null', { when }),
    of('noHolder', {}),
    of('truncated', {}),
    of('huge', {
        bytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50_000_000))),
    }),
    of('delay', { ms: milliseconds, when }),
    of('slowBody', { ms: milliseconds }),
    of('hang', { when }),
    of('reset', { when }),
    of('rateLimited', { headers }),
    of('integrationOff', { status: v.optional(status) }),
    of('refuse', { ms: milliseconds }),
]);

const plan = v.array(fault);

/** Reads a plan: one fault or a list. Throws {@link BadPlan}. */
export function parsePlan(value: unknown): Fault[] {
    const result = v.safeParse(plan, Array.isArray(value) ? value : [value]);
    if (result.success) return result.output;
    const where = (issue: (typeof result.issues)[number]) =>
        `fault ${v.getDotPath(issue) ?? ''}: ${issue.message}`;
    throw new BadPlan(result.issues.map(where).join('; '));
}

function isPathMatcher(path: string): boolean {
    if (!path.startsWith('^')) return true;
    try {
        new RegExp(path);
        return true;
    } catch {
        return false;
    }
}
