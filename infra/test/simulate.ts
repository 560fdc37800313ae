import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { CloudFormationTemplate } from '../../dev/aws/cloudformation/template';
import { ACCOUNT, type Deployment, valuesOf } from './resolve';

export type Policy = { name: string; policy: unknown };
export type Request = {
    action: string;
    resource: string;
    context?: Record<string, string | string[]>;
};

/** The default policy of a new KMS key: the account's IAM policies decide. */
const KEY_POLICY = {
    Version: '2012-10-17',
    Statement: {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
        Action: 'kms:*',
        Resource: '*',
    },
};

/** The policies that this template attaches to its role or its group. */
export function policiesOf(
    template: CloudFormationTemplate,
    kind: 'Roles' | 'Groups',
    deployment: Deployment = {},
): Policy[] {
    const values = valuesOf(template, deployment);
    return Object.entries(template.Resources)
        .filter(([, { Type, Properties }]) => Type === 'AWS::IAM::Policy' && kind in Properties)
        .filter(([, { Condition }]) => values.holds(Condition))
        .map(([name, { Properties }]) => ({
            name,
            policy: values.resolve(Properties['PolicyDocument']),
        }));
}

/** Whether IAM allows the request of a principal with these policies. Throws for an unknown action or resource. */
export async function isAllowed(
    policies: Policy[],
    { action, resource, context = {} }: Request,
): Promise<boolean> {
    const simulated = await runSimulation(
        {
            identityPolicies: policies,
            serviceControlPolicies: [],
            resourceControlPolicies: [],
            ...(action.startsWith('kms:') && { resourcePolicy: KEY_POLICY }),
            request: {
                principal: `arn:aws:iam::${ACCOUNT}:user/somebody`,
                action,
                resource: { resource, accountId: ACCOUNT },
                contextVariables: context,
            },
        },
        {},
    );
    if (simulated.resultType === 'error') {
        throw new Error(`${action} on ${resource}: ${JSON.stringify(simulated.errors)}`);
    }
    return simulated.overallResult === 'Allowed';
}
