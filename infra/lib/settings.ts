import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as v from 'valibot';

const arn = (service: string) =>
    v.pipe(
        v.string(),
        v.regex(new RegExp(`^arn:aws[a-z-]*:${service}:`), `is not an ARN of ${service}`),
    );

const wholeNumber = v.pipe(
    v.union([
        v.number(),
        v.pipe(v.string(), v.digits('is not a whole number'), v.transform(Number)),
    ]),
    v.integer('is not a whole number'),
);

const settingsSchema = v.object({
    stackName: v.optional(
        v.pipe(
            v.string(),
            v.regex(
                /^[A-Za-z][A-Za-z0-9-]{0,39}$/,
                'is not 1 to 40 letters, digits and hyphens, a letter first',
            ),
        ),
        'fusebill-latch',
    ),
    fusebillBaseUrl: v.optional(
        v.pipe(v.string(), v.regex(/^https:\/\/[^/?#]+\/v1$/, 'is not https://{host}/v1')),
        'https://secure.fusebill.com/v1',
    ),
    fusebillKeySecretName: v.optional(v.pipe(v.string(), v.minLength(1, 'is empty'))),
    salesforceKeySerial: v.optional(v.pipe(wholeNumber, v.minValue(1, 'is less than 1')), 1),
    logRetentionDays: v.optional(
        v.pipe(
            wholeNumber,
            v.enum(RetentionDays, 'is not a retention that CloudWatch Logs offers'),
        ),
        90,
    ),
    reservedConcurrency: v.optional(v.pipe(wholeNumber, v.minValue(1, 'is less than 1'))),
    alarmEmail: v.optional(v.pipe(v.string(), v.email('is not an e-mail address'))),
    kmsKeyArn: v.optional(arn('kms')),
    permissionsBoundaryArn: v.optional(arn('iam')),
    removalPolicy: v.optional(
        v.picklist(['retain', 'destroy'], 'is neither retain nor destroy'),
        'retain',
    ),
});

/** What a deployment may choose; `docs/install.md` describes each. */
export type LatchSettings = v.InferOutput<typeof settingsSchema>;

/**
 * The settings among the values of CDK's context, with defaults for those left out.
 * Throws an Error that names each setting that can't be used, misspelt ones included.
 */
export function readSettings(context: unknown): LatchSettings {
    const ours = Object.entries(v.parse(v.record(v.string(), v.unknown()), context)).filter(
        ([key]) => !isOfTheTools(key),
    );
    const unknown = ours.map(([key]) => key).filter((key) => !(key in settingsSchema.entries));
    const parsed = v.safeParse(settingsSchema, Object.fromEntries(ours));
    const faults = [
        ...unknown.map((key) => `${key} is not a setting`),
        ...(parsed.issues ?? []).map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`),
    ];
    if (!parsed.success || faults.length > 0) {
        throw new Error(`Settings of the stack: ${faults.join('; ')}.`);
    }
    return parsed.output;
}

/** CDK keeps its feature flags, its options and what it looked up in the same context. */
function isOfTheTools(key: string): boolean {
    return /[@:/]/.test(key);
}
