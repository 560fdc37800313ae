import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import * as v from 'valibot';
import type { AwsAccess, AwsIdentity } from './access';
import { statusOf } from './code-bucket';

const policySchema = v.object({
    Statement: v.array(
        v.looseObject({
            Action: v.pipe(
                v.union([v.string(), v.array(v.string())]),
                v.transform((value) => [value].flat()),
            ),
            Resource: v.string(),
            Condition: v.optional(v.unknown()),
        }),
    ),
});

/** Needed only by `cdk deploy`. */
const FOR_CDK_ONLY = /^arn:\*:(s3:::cdk-|ssm:)/;

/**
 * The actions of the deployer policy that IAM says the person may not do. Undefined if the person may not ask IAM, or
 * IAM can't simulate this kind of sign-in.
 */
export async function missingRights(
    { iam, region }: AwsAccess,
    { account, arn }: AwsIdentity,
    { policy, stack }: { policy: unknown; stack: string },
): Promise<string[] | undefined> {
    const principal = judgeable(arn);
    if (principal === undefined) return undefined;
    const [, partition = 'aws'] = arn.split(':');
    const missing: string[] = [];
    for (const { Action, Resource, Condition } of v.parse(policySchema, policy).Statement) {
        if (Condition !== undefined || FOR_CDK_ONLY.test(Resource)) continue;
        const resource = concrete(Resource, { partition, region, account, stack });
        try {
            const { EvaluationResults = [] } = await iam.send(
                new SimulatePrincipalPolicyCommand({
                    PolicySourceArn: principal,
                    ActionNames: Action,
                    ResourceArns: [resource],
                }),
            );
            const denied = EvaluationResults.filter(
                ({ EvalDecision }) => EvalDecision !== 'allowed',
            );
            missing.push(...denied.map(({ EvalActionName }) => EvalActionName ?? ''));
        } catch (error) {
            // The person may not ask, or IAM can't simulate this. The deployment will show what is missing.
            if ((statusOf(error) ?? 500) < 500) return undefined;
            throw error;
        }
    }
    return missing.filter((action) => action !== 'iam:SimulatePrincipalPolicy');
}

/** The ARN of the user or role behind a session; undefined for the root user. */
function judgeable(arn: string): string | undefined {
    const [, partition, account, role] =
        /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(arn) ?? [];
    if (role !== undefined) return `arn:${partition}:iam::${account}:role/${role}`;
    return /:user\//.test(arn) ? arn : undefined;
}

function concrete(
    pattern: string,
    place: { partition: string; region: string; account: string; stack: string },
): string {
    if (pattern === '*') return '*';
    const [arn = '', , service = '', region = '', account = '', ...rest] = pattern.split(':');
    const name = rest
        .join(':')
        .replace('fusebill-latch-*', `fusebill-latch-code-${place.account}-${place.region}`)
        .replace('fusebill-latch*', place.stack)
        .replaceAll('*', 'x')
        .replace('${aws:username}', 'x');
    const filled = (part: string, value: string): string => (part === '*' ? value : part);
    return [
        arn,
        place.partition,
        service,
        filled(region, place.region),
        filled(account, place.account),
        name,
    ].join(':');
}
