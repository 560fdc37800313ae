import * as v from 'valibot';

const checkSchema = v.object({
    name: v.string(),
    status: v.picklist(['ok', 'warning', 'error']),
    detail: v.string(),
    fix: v.nullish(v.string()),
});

const replySchema = v.variant('ok', [
    v.looseObject({
        ok: v.literal(true),
        data: v.looseObject({ version: v.string(), checks: v.array(checkSchema) }),
    }),
    v.looseObject({
        ok: v.literal(false),
        error: v.looseObject({ code: v.string(), message: v.nullish(v.string()) }),
    }),
]);

/** The result of a health check. */
export type HealthReport = {
    version: string;
    /** Problems, each with what to do. */
    errors: string[];
    /** Possible future problems. */
    warnings: string[];
};

/** Reads the report from a reply to `health`. Throws if the reply is a failure or not a report. */
export function readHealth(reply: unknown): HealthReport {
    const parsed = v.safeParse(replySchema, reply);
    if (!parsed.success) throw new Error('The answer is not a health report.');
    if (!parsed.output.ok) {
        const { code, message } = parsed.output.error;
        throw new Error(`${code}: ${message ?? 'no message'}`);
    }
    const { version, checks } = parsed.output.data;
    const lines = (status: string): string[] =>
        checks
            .filter((check) => check.status === status)
            .map(({ name, detail, fix }) => [`${name}: ${detail}`, fix ?? ''].join(' ').trim());
    return { version, errors: lines('error'), warnings: lines('warning') };
}

/** One line that says that everything works, with any warnings. Throws if there are errors. */
export function summarize({ version, errors, warnings }: HealthReport): string {
    if (errors.length > 0) throw new Error(errors.join(' '));
    return [`everything works, version ${version}`, ...warnings].join('; ');
}
