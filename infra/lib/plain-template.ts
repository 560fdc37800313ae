import { type CloudFormationTemplate, readTemplate } from './template';

/** What whoever deploys the plain template may set; the others of the stack's settings are fixed in it. */
export type PlainParameters = {
    /** The name of the zipped code in the bucket. */
    codeKey: string;
    fusebillBaseUrl: string;
    salesforceKeySerial: number;
};

/** The properties, wherever they stand in a resource, that become parameters. */
const PARAMETER_OF = new Map([
    ['S3Bucket', { Ref: 'CodeBucket' }],
    ['S3Key', { Ref: 'CodeKey' }],
    ['FUSEBILL_BASE_URL', { Ref: 'FusebillBaseUrl' }],
    ['Serial', { Ref: 'SalesforceKeySerial' }],
]);

/**
 * The stack's template without CDK: no bootstrap, no asset bucket of CDK's, and parameters for where the code lies and for what changes
 * after the first deployment. The resources and outputs are the stack's.
 */
export function toPlainTemplate(
    stack: CloudFormationTemplate,
    parameters: PlainParameters,
): CloudFormationTemplate {
    const { Description, Resources, Outputs } = stack;
    const plain = JSON.stringify(
        {
            AWSTemplateFormatVersion: '2010-09-09',
            Description,
            Parameters: describe(parameters),
            Resources,
            Outputs,
        },
        replaceProperty,
    );
    return readTemplate(JSON.parse(plain));
}

/** Metadata tells of the paths of CDK's constructs and assets. */
function replaceProperty(name: string, value: unknown): unknown {
    return name === 'Metadata' ? undefined : (PARAMETER_OF.get(name) ?? value);
}

function describe(parameters: PlainParameters): Record<string, unknown> {
    return {
        CodeBucket: {
            Type: 'String',
            Description: 'The S3 bucket, in the same region, that holds the zipped code',
        },
        CodeKey: {
            Type: 'String',
            Description: 'The name of the zipped code in that bucket',
            Default: parameters.codeKey,
        },
        FusebillBaseUrl: {
            Type: 'String',
            Description: 'https://stg-secure.fusebill.com/v1 for old test accounts',
            Default: parameters.fusebillBaseUrl,
            AllowedPattern: '^https://[^/?#]+/v1$',
        },
        SalesforceKeySerial: {
            Type: 'Number',
            Description: 'Raise it by one to give Salesforce a new access key',
            Default: parameters.salesforceKeySerial,
            MinValue: 1,
        },
    };
}
