import { STACK_NAME } from '../../contract/agreed-values';
import type { CloudFormationTemplate } from '../../dev/aws/cloudformation/template';
import { TemplateValues } from '../../dev/aws/cloudformation/template-values';

/** The made-up account in which tests deploy a template. */
export const ACCOUNT = '123456789012';
export const REGION = 'eu-central-1';

/** How a test deploys a template. */
export type Deployment = { stackName?: string; parameters?: Record<string, string> };

/** Replaces the template's intrinsic functions by their values, with default parameters. */
export function valuesOf(
    template: CloudFormationTemplate,
    { stackName = STACK_NAME, parameters = {} }: Deployment = {},
): TemplateValues {
    const defaults = Object.entries(template.Parameters).map(
        ([name, { Default = '' }]): [string, string] => [name, String(Default)],
    );
    const arn = (service: string, rest: string): string =>
        `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;
    const physicalId = (id: string): string => {
        const resource = template.Resources[id];
        const properties: Record<string, unknown> = resource?.Properties ?? {};
        const name = values.resolve(properties['FunctionName'] ?? properties['Name']);
        switch (resource?.Type) {
            case 'AWS::SecretsManager::Secret':
                return arn('secretsmanager', `secret:${String(name)}-AbCdEf`);
            case 'AWS::SNS::Topic':
                return arn('sns', `${stackName}-${id}`);
            case 'AWS::Lambda::Function':
                return String(name);
            default:
                return `${stackName}-${id}`;
        }
    };
    const attribute = (id: string, name: string): string => {
        if (name !== 'Arn') return `${id}.${name}`;
        switch (template.Resources[id]?.Type) {
            case 'AWS::Lambda::Function':
                return arn('lambda', `function:${physicalId(id)}`);
            case 'AWS::Logs::LogGroup':
                return arn('logs', `log-group:${physicalId(id)}:*`);
            case 'AWS::CloudWatch::Alarm':
                return arn('cloudwatch', `alarm:${physicalId(id)}`);
            default:
                return `arn:aws:iam::${ACCOUNT}:role/${physicalId(id)}`;
        }
    };
    const values: TemplateValues = new TemplateValues(template, {
        pseudo: {
            'AWS::StackName': stackName,
            'AWS::Region': REGION,
            'AWS::AccountId': ACCOUNT,
            'AWS::Partition': 'aws',
            'AWS::URLSuffix': 'amazonaws.com',
        },
        parameters: { ...Object.fromEntries(defaults), ...parameters },
        refer: physicalId,
        attribute,
    });
    return values;
}

/** The resources of a deployment with these parameters, by type, without those whose condition is false. */
export function resourcesOf(
    template: CloudFormationTemplate,
    type: string,
    deployment: Deployment = {},
): Record<string, unknown>[] {
    const values = valuesOf(template, deployment);
    return Object.values(template.Resources)
        .filter(({ Type, Condition }) => Type === type && values.holds(Condition))
        .map(({ Properties }) => ({ ...(values.resolve(Properties) as object) }));
}
