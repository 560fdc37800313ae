import type { LatchSettings } from './settings';
import { type CloudFormationTemplate, readTemplate } from './template';

/** What becomes of the stack's settings in the plain template: the defaults of its parameters. The others are fixed in it. */
export type PlainDefaults = Pick<LatchSettings, 'fusebillBaseUrl' | 'salesforceKeySerial'>;

/**
 * The stack's template without CDK: no bootstrap, no asset bucket of CDK's, and parameters for where the code lies and
 * for what changes after the first deployment. The resources and outputs are the stack's.
 */
export function toPlainTemplate(
    stack: CloudFormationTemplate,
    { codeKey, defaults }: { codeKey: string; defaults: PlainDefaults },
): CloudFormationTemplate {
    // Wherever they stand in a resource. The key is no parameter: an update would keep its old value, and so the old code.
    const replaced = new Map<string, unknown>([
        ['S3Bucket', { Ref: 'CodeBucket' }],
        ['S3Key', codeKey],
        ['FUSEBILL_BASE_URL', { Ref: 'FusebillBaseUrl' }],
        ['Serial', { Ref: 'SalesforceKeySerial' }],
        // It tells of the paths of CDK's constructs and assets.
        ['Metadata', undefined],
    ]);
    const plain = {
        AWSTemplateFormatVersion: '2010-09-09',
        Description: stack.Description,
        Parameters: describe(defaults),
        Resources: stack.Resources,
        Outputs: stack.Outputs,
    };
    const text = JSON.stringify(plain, (name, value: unknown) =>
        replaced.has(name) ? replaced.get(name) : value,
    );
    return readTemplate(JSON.parse(text));
}

function describe(defaults: PlainDefaults): Record<string, unknown> {
    return {
        CodeBucket: {
            Type: 'String',
            Description: 'The S3 bucket, in the same region, that holds the zipped code',
        },
        FusebillBaseUrl: {
            Type: 'String',
            Description: 'https://stg-secure.fusebill.com/v1 for old test accounts',
            Default: defaults.fusebillBaseUrl,
            AllowedPattern: '^https://[^/?#]+/v1$',
        },
        SalesforceKeySerial: {
            Type: 'Number',
            Description: 'Raise it by one to give Salesforce a new access key',
            Default: defaults.salesforceKeySerial,
            MinValue: 1,
        },
    };
}
