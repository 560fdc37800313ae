import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as v from 'valibot';

const arn = (service: string) =>
    v.pipe(
        v.string(),
        v.regex(new RegExp(`^arn:aws[a-z-]*:${service}:`), `is not an ARN of ${service}`),
    );

/** From the command line every value is text. */
const wholeNumber = v.pipe(v.unknown(), v.transform(Number), v.integer('is not a whole number'));

/** What a deployment may choose. `docs/install.md` shows how to set each. */
export type LatchSettings = {
    /** Also the function's name and the first part of all others. Default `fusebill-latch`. */
    stackName: string;
    /** Of live and current sandbox accounts by default; `https://stg-secure.fusebill.com/v1` for old test accounts. */
    fusebillBaseUrl: string;
    /** A secret of this account and region that exists already. By default the stack creates an empty one. */
    fusebillKeySecretName?: string | undefined;
    /** Raised by one, Salesforce gets a new access key. Default 1. */
    salesforceKeySerial: number;
    /** Default 90; 9999 keeps the log for ever. */
    logRetentionDays: RetentionDays;
    /** How many calls may run at once. By default as many as the AWS account allows. */
    reservedConcurrency?: number | undefined;
    /** Who is told of alarms. By default nobody. */
    alarmEmail?: string | undefined;
    /** The customer-managed key that encrypts both secrets. By default AWS's own, `aws/secretsmanager`. */
    kmsKeyArn?: string | undefined;
    /** The managed policy that limits the role and the user. By default none. */
    permissionsBoundaryArn?: string | undefined;
    /** Whether the Fusebill key's secret and the log outlive the stack. Default `retain`. */
    removalPolicy: 'retain' | 'destroy';
};

const entries = {
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
};

/** All of them, as they are given. */
export const settingNames = Object.keys(entries);

const settingsSchema: v.GenericSchema<unknown, LatchSettings> = v.object(entries);

/**
 * The settings among the values of CDK's context, with defaults for those left out.
 * Throws an Error that names each setting that can't be used, misspelt ones included.
 */
export function readSettings(context: unknown): LatchSettings {
    const ours = Object.entries(v.parse(v.record(v.string(), v.unknown()), context)).filter(
        ([key]) => !isOfTheTools(key),
    );
    const unknown = ours.map(([key]) => key).filter((key) => !settingNames.includes(key));
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

/** CDK keeps its feature flags, its options and what it looked up in the same context, under names that are not of letters alone. */
function isOfTheTools(key: string): boolean {
    return /[^A-Za-z]/.test(key);
}
