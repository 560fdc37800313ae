import * as v from 'valibot';

const texts = v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform((value) => [value].flat()),
);

const statementSchema = v.looseObject({
    Effect: v.picklist(['Allow', 'Deny']),
    Action: texts,
    Resource: v.optional(texts, '*'),
    Condition: v.optional(v.record(v.string(), v.record(v.string(), texts)), {}),
});

const policySchema = v.looseObject({
    Statement: v.pipe(
        v.union([statementSchema, v.array(statementSchema)]),
        v.transform((value) => [value].flat()),
    ),
});

/** An IAM policy. */
export type Policy = v.InferOutput<typeof policySchema>;

type Statement = v.InferOutput<typeof statementSchema>;

/** A request to check; `context` holds values by condition key. */
export type AccessRequest = {
    action: string;
    resource: string;
    context?: Readonly<Record<string, string>>;
};

/** Reads a policy; throws a ValiError if it is invalid. */
export function readPolicy(json: unknown): Policy {
    return v.parse(policySchema, json);
}

/** Decides a request: an explicit deny overrides an allow, and without either the request is denied. */
export function decide(
    policies: readonly Policy[],
    request: AccessRequest,
): 'allowed' | 'explicitDeny' | 'implicitDeny' {
    const applying = policies
        .flatMap(({ Statement }) => Statement)
        .filter((statement) => applies(statement, request));
    if (applying.some(({ Effect }) => Effect === 'Deny')) return 'explicitDeny';
    return applying.length > 0 ? 'allowed' : 'implicitDeny';
}

function applies(
    { Action, Resource, Condition }: Statement,
    { action, resource, context = {} }: AccessRequest,
): boolean {
    return (
        Action.some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase())) &&
        Resource.some((pattern) => isLike(resource, filled(pattern, context))) &&
        Object.entries(Condition).every(([operator, keys]) =>
            Object.entries(keys).every(([key, values]) => compare(operator, context[key], values)),
        )
    );
}

/** A missing key makes a condition false, except with operators that test for it. */
function compare(operator: string, actual: string | undefined, values: readonly string[]): boolean {
    switch (operator) {
        case 'StringEquals':
        case 'Bool':
            return actual !== undefined && values.includes(actual);
        case 'StringLike':
        case 'ArnLike':
        case 'ArnEquals':
            return actual !== undefined && values.some((pattern) => isLike(actual, pattern));
        default:
            throw new Error(`The condition operator ${operator} is not emulated`);
    }
}

function filled(pattern: string, context: Readonly<Record<string, string>>): string {
    return pattern.replace(/\$\{([^}]+)\}/g, (_, key: string) => context[key] ?? '');
}

function isLike(text: string, pattern: string): boolean {
    const source = pattern
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.');
    return new RegExp(`^${source}$`).test(text);
}
