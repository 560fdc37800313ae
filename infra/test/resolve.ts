import type { CloudFormationTemplate } from '../lib/template';

/** The invented account in which tests let a template come true. */
export const ACCOUNT = '123456789012';
export const REGION = 'eu-central-1';

/** What CloudFormation would put in place of the intrinsic functions of `value`, in a stack of this name. */
export function resolve(
    value: unknown,
    template: CloudFormationTemplate,
    stackName = 'fusebill-latch',
): unknown {
    const pseudo: Record<string, string> = {
        'AWS::StackName': stackName,
        'AWS::Region': REGION,
        'AWS::AccountId': ACCOUNT,
        'AWS::Partition': 'aws',
        'AWS::URLSuffix': 'amazonaws.com',
    };
    const refer = (id: string): string => pseudo[id] ?? physicalId(id);
    const physicalId = (id: string): string => {
        const resource = template.Resources[id];
        const name = visit(resource?.Properties['FunctionName'] ?? resource?.Properties['Name']);
        switch (resource?.Type) {
            case 'AWS::SecretsManager::Secret':
                return `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${String(name)}-AbCdEf`;
            case 'AWS::SNS::Topic':
                return `arn:aws:sns:${REGION}:${ACCOUNT}:${stackName}-${id}`;
            case 'AWS::Lambda::Function':
                return String(name);
            default:
                return `${stackName}-${id}`;
        }
    };
    const attribute = (id: string, name: string): string => {
        if (name !== 'Arn') {
            return `${id}.${name}`;
        }
        switch (template.Resources[id]?.Type) {
            case 'AWS::Lambda::Function':
                return `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${physicalId(id)}`;
            case 'AWS::Logs::LogGroup':
                return `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${physicalId(id)}:*`;
            case 'AWS::CloudWatch::Alarm':
                return `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${physicalId(id)}`;
            default:
                return `arn:aws:iam::${ACCOUNT}:role/${physicalId(id)}`;
        }
    };
    const visit = (node: unknown): unknown => {
        if (Array.isArray(node)) {
            return node.map(visit);
        }
        if (!isRecord(node)) {
            return node;
        }
        if (typeof node['Ref'] === 'string') {
            return refer(node['Ref']);
        }
        const { 'Fn::GetAtt': getAtt, 'Fn::Join': join } = node;
        if (Array.isArray(getAtt)) {
            return attribute(String(getAtt[0]), String(getAtt[1]));
        }
        if (Array.isArray(join) && Array.isArray(join[1])) {
            return join[1].map(visit).join(String(join[0]));
        }
        return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, visit(child)]));
    };
    return visit(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null;
}
