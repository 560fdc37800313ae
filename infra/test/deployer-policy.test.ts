import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keySecretName, STACK_NAME } from '../../contract/agreed-values';
import { NEEDED_ACTIONS, policyActions } from '../../dev/aws/cloudformation/needed-actions';
import { decide, readPolicy } from '../../dev/aws/iam/policy';
import { isAllowed, type Policy, policiesOf, type Request } from './simulate';
import { synthesizeTemplate } from './synthesize';

const readJson = (name: string): unknown =>
    JSON.parse(readFileSync(join(__dirname, '..', name), 'utf8'));
const DEPLOYER = 'deployer-policy.json';
const CONFINED = 'deployer-policy-with-boundary.json';

const at = (service: string, rest: string) =>
    `arn:aws:${service}:eu-central-1:123456789012:${rest}`;
const iam = (rest: string) => `arn:aws:iam::123456789012:${rest}`;

const theFunction = at('lambda', `function:${STACK_NAME}`);
const theRole = iam('role/fusebill-latch-LatchFunctionRole54ABE22D-x');
const theUser = iam('user/fusebill-latch-SalesforceUser2B95FD14-x');
const theGroup = iam('group/fusebill-latch-SalesforceUserGroup2F80D941-x');
const theKey = at('secretsmanager', `secret:${keySecretName(STACK_NAME)}-AbCdEf`);
const theLog = at('logs', 'log-group:fusebill-latch-LatchFunctionLogs1AC2C526-x');
const theTopic = at('sns', 'fusebill-latch-AlarmsTopic3A2DFEBA-x');
const theStack = at('cloudformation', 'stack/fusebill-latch/11111111-2222-3333-4444-555555555555');
const theBucket = 'arn:aws:s3:::fusebill-latch-code-123456789012-eu-central-1';
const boundary = iam('policy/fusebill-latch-boundary');

const RESOURCES: Record<string, string> = {
    'AWS::Lambda::Function': theFunction,
    'AWS::Lambda::Permission': theFunction,
    'AWS::IAM::Role': theRole,
    'AWS::IAM::Group': theGroup,
    'AWS::IAM::User': theUser,
    'AWS::IAM::Policy': theRole,
    'AWS::SecretsManager::Secret': theKey,
    'AWS::Logs::LogGroup': theLog,
    'AWS::Logs::MetricFilter': theLog,
    'AWS::CloudWatch::Alarm': at('cloudwatch', 'alarm:fusebill-latch-Errors'),
    'AWS::CloudWatch::Dashboard': 'arn:aws:cloudwatch::123456789012:dashboard/fusebill-latch-x',
    'AWS::SNS::Topic': theTopic,
    'AWS::SNS::TopicPolicy': theTopic,
    'AWS::SNS::Subscription': theTopic,
    'AWS::Events::Rule': at('events', 'rule/fusebill-latch-HealthScheduleRule24B3F709-x'),
};

const NEEDED: Request[] = [
    ...Object.entries(NEEDED_ACTIONS).flatMap(([type, steps]) =>
        Object.values(steps)
            .flat()
            .map((action) => ({ action, resource: RESOURCES[type] ?? '' })),
    ),
    ...(['Role', 'Group'] as const).flatMap((kind) =>
        Object.values(policyActions(kind))
            .flat()
            .map((action) => ({ action, resource: kind === 'Role' ? theRole : theGroup })),
    ),
    { action: 'iam:AddUserToGroup', resource: theGroup },
    { action: 'iam:RemoveUserFromGroup', resource: theGroup },
    { action: 'cloudformation:CreateChangeSet', resource: theStack },
    { action: 'cloudformation:ExecuteChangeSet', resource: theStack },
    { action: 'cloudformation:DescribeStacks', resource: theStack },
    { action: 'cloudformation:DeleteStack', resource: theStack },
    { action: 'cloudformation:UpdateTerminationProtection', resource: theStack },
    { action: 's3:CreateBucket', resource: theBucket },
    { action: 's3:PutBucketPublicAccessBlock', resource: theBucket },
    { action: 's3:PutEncryptionConfiguration', resource: theBucket },
    { action: 's3:PutObject', resource: `${theBucket}/fusebill-latch-0.zip` },
    { action: 's3:GetObject', resource: 'arn:aws:s3:::cdk-hnb659fds-assets-1-eu-central-1/0.zip' },
    { action: 'iam:CreateAccessKey', resource: theUser },
    { action: 'iam:ListAccessKeys', resource: theUser },
    { action: 'iam:UpdateAccessKey', resource: theUser },
    { action: 'iam:DeleteAccessKey', resource: theUser },
    { action: 'secretsmanager:PutSecretValue', resource: theKey },
    { action: 'secretsmanager:RestoreSecret', resource: theKey },
    { action: 'logs:FilterLogEvents', resource: theLog },
    { action: 'lambda:InvokeFunction', resource: theFunction },
];

const FORBIDDEN: [string, string][] = [
    ['lambda:UpdateFunctionCode', at('lambda', 'function:payroll')],
    ['iam:CreateAccessKey', iam('user/somebody')],
    ['iam:PutRolePolicy', iam('role/somebody')],
    ['iam:AddUserToGroup', iam('group/admins')],
    ['iam:PutUserPolicy', theUser],
    ['iam:AttachUserPolicy', theUser],
    ['iam:AttachRolePolicy', theRole],
    ['iam:AttachGroupPolicy', theGroup],
    ['iam:CreateLoginProfile', theUser],
    ['secretsmanager:GetSecretValue', at('secretsmanager', 'secret:payroll-AbCdEf')],
    ['cloudformation:DeleteStack', at('cloudformation', 'stack/payroll/1')],
    ['s3:GetObject', 'arn:aws:s3:::payroll/2026.csv'],
    ['s3:PutObject', 'arn:aws:s3:::cdk-hnb659fds-assets-1-eu-central-1/0.zip'],
    ['logs:DeleteLogGroup', at('logs', 'log-group:payroll')],
];

describe.each([DEPLOYER, CONFINED])('%s', (file) => {
    const policies: Policy[] = [{ name: file, policy: readJson(file) }];
    const inside = { 'iam:PermissionsBoundary': boundary };

    it('fits into one managed policy', () => {
        expect(JSON.stringify(readJson(file)).length).toBeLessThanOrEqual(6144);
    });

    it('names no partition', () => {
        expect(JSON.stringify(readJson(file))).not.toContain('arn:aws');
    });

    it.each(NEEDED)('allows $action', async ({ action, resource }) => {
        expect(await isAllowed(policies, { action, resource, context: inside })).toBe(true);
    });

    it('allows the same in the other partitions', () => {
        const resource = theRole.replace('arn:aws:', 'arn:aws-us-gov:');

        expect(decide([readPolicy(readJson(file))], { action: 'iam:GetRole', resource })).toBe(
            'allowed',
        );
    });

    it.each(FORBIDDEN)('does not allow %s on %s', async (action, resource) => {
        expect(await isAllowed(policies, { action, resource, context: inside })).toBe(false);
    });

    it('passes the role to Lambda only', async () => {
        const pass = (service: string) => ({
            action: 'iam:PassRole',
            resource: theRole,
            context: { 'iam:PassedToService': service },
        });

        expect(await isAllowed(policies, pass('lambda.amazonaws.com'))).toBe(true);
        expect(await isAllowed(policies, pass('ec2.amazonaws.com'))).toBe(false);
    });
});

describe('the actions that a deployment needs', () => {
    it('are known for every type of resource in the stack', () => {
        const types = new Set(
            Object.values(synthesizeTemplate().Resources).map(({ Type }) => Type),
        );

        expect(Object.keys(NEEDED_ACTIONS).sort()).toEqual([...types].sort());
        expect(Object.keys(RESOURCES).sort()).toEqual([...types].sort());
    });
});

describe('the policy with a boundary', () => {
    const policies: Policy[] = [{ name: CONFINED, policy: readJson(CONFINED) }];
    const elsewhere = iam('policy/fusebill-administrator');

    it.each([
        ['iam:CreateRole', theRole],
        ['iam:PutRolePolicy', theRole],
        ['iam:PutRolePermissionsBoundary', theRole],
        ['iam:CreateUser', theUser],
        ['iam:PutUserPermissionsBoundary', theUser],
    ])('allows %s only within the boundary', async (action, resource) => {
        const within = (policy?: string) =>
            isAllowed(policies, {
                action,
                resource,
                ...(policy !== undefined && { context: { 'iam:PermissionsBoundary': policy } }),
            });

        expect(await within(boundary)).toBe(true);
        expect(await within(elsewhere)).toBe(false);
        expect(await within()).toBe(false);
    });

    it.each([
        ['iam:DeleteRolePermissionsBoundary', theRole],
        ['iam:DeleteUserPermissionsBoundary', theUser],
    ])('does not allow %s', async (action, resource) => {
        expect(await isAllowed(policies, { action, resource })).toBe(false);
    });

    it('allows nothing more than the policy without it', () => {
        const actionsOf = (file: string) =>
            readPolicy(readJson(file)).Statement.flatMap(({ Action }) => Action);

        const wider = actionsOf(CONFINED).filter((action) => !actionsOf(DEPLOYER).includes(action));

        expect(wider).toEqual([]);
    });
});

describe('the boundary', () => {
    const policies: Policy[] = [{ name: 'boundary', policy: readJson('boundary-policy.json') }];

    it('leaves the role and the user of the stack all their permissions', async () => {
        const template = synthesizeTemplate();
        const granted = [...policiesOf(template, 'Roles'), ...policiesOf(template, 'Groups')]
            .flatMap(({ policy }) => readPolicy(policy).Statement)
            .flatMap(({ Action, Resource }) =>
                Action.flatMap((action) => Resource.map((resource) => ({ action, resource }))),
            )
            .map(({ action, resource }) => ({
                action,
                resource: resource.replace(/:\*$/, ':log-stream:today'),
            }));

        expect(granted.length).toBeGreaterThan(4);
        for (const request of granted) {
            expect([request.action, await isAllowed(policies, request)]).toEqual([
                request.action,
                true,
            ]);
        }
    });

    it.each([
        ['iam:CreateUser', iam('user/somebody')],
        ['lambda:InvokeFunction', at('lambda', 'function:payroll')],
        ['lambda:UpdateFunctionCode', theFunction],
        ['secretsmanager:PutSecretValue', theKey],
        ['s3:GetObject', 'arn:aws:s3:::payroll/2026.csv'],
    ])('denies them %s', async (action, resource) => {
        expect(await isAllowed(policies, { action, resource })).toBe(false);
    });
});
