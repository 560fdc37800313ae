import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAllowed, type Policy } from './simulate';
import { synthesizeTemplate } from './synthesize';

const text = readFileSync(join(__dirname, '../deployer-policy.json'), 'utf8');
const policies: Policy[] = [{ name: 'deployer', policy: JSON.parse(text) }];

const at = (service: string, rest: string) =>
    `arn:aws:${service}:eu-central-1:123456789012:${rest}`;
const iam = (rest: string) => `arn:aws:iam::123456789012:${rest}`;

const theFunction = at('lambda', 'function:fusebill-latch');
const theRole = iam('role/fusebill-latch-LatchFunctionRole54ABE22D-x');
const theUser = iam('user/fusebill-latch-SalesforceUser2B95FD14-x');
const theKey = at('secretsmanager', 'secret:fusebill-latch/fusebill-key-AbCdEf');
const theLog = at('logs', 'log-group:fusebill-latch-LatchFunctionLogs1AC2C526-x');
const theTopic = at('sns', 'fusebill-latch-AlarmsTopic3A2DFEBA-x');
const theStack = at('cloudformation', 'stack/fusebill-latch/11111111-2222-3333-4444-555555555555');

/** What CloudFormation does as the deploying person, to create, change and delete a resource of each type. */
const NEEDED: Record<string, [string, string[]]> = {
    'AWS::Lambda::Function': [
        theFunction,
        [
            'lambda:CreateFunction',
            'lambda:GetFunction',
            'lambda:TagResource',
            'lambda:UpdateFunctionCode',
            'lambda:UpdateFunctionConfiguration',
            'lambda:PutFunctionConcurrency',
            'lambda:DeleteFunctionConcurrency',
            'lambda:DeleteFunction',
        ],
    ],
    'AWS::IAM::Role': [theRole, ['iam:CreateRole', 'iam:GetRole', 'iam:DeleteRole']],
    'AWS::IAM::User': [theUser, ['iam:CreateUser', 'iam:GetUser', 'iam:DeleteUser']],
    'AWS::IAM::Policy': [theUser, ['iam:PutUserPolicy', 'iam:DeleteUserPolicy']],
    'AWS::IAM::AccessKey': [
        theUser,
        ['iam:CreateAccessKey', 'iam:ListAccessKeys', 'iam:DeleteAccessKey'],
    ],
    'AWS::SecretsManager::Secret': [
        theKey,
        [
            'secretsmanager:CreateSecret',
            'secretsmanager:DescribeSecret',
            'secretsmanager:TagResource',
            'secretsmanager:UpdateSecret',
            'secretsmanager:DeleteSecret',
        ],
    ],
    'AWS::Logs::LogGroup': [
        theLog,
        [
            'logs:CreateLogGroup',
            'logs:PutRetentionPolicy',
            'logs:DeleteRetentionPolicy',
            'logs:TagResource',
            'logs:DeleteLogGroup',
        ],
    ],
    'AWS::Logs::MetricFilter': [
        theLog,
        ['logs:PutMetricFilter', 'logs:DescribeMetricFilters', 'logs:DeleteMetricFilter'],
    ],
    'AWS::CloudWatch::Alarm': [
        at('cloudwatch', 'alarm:fusebill-latch-Errors'),
        ['cloudwatch:PutMetricAlarm', 'cloudwatch:DescribeAlarms', 'cloudwatch:DeleteAlarms'],
    ],
    'AWS::CloudWatch::Dashboard': [
        'arn:aws:cloudwatch::123456789012:dashboard/fusebill-latch',
        ['cloudwatch:PutDashboard', 'cloudwatch:GetDashboard', 'cloudwatch:DeleteDashboards'],
    ],
    'AWS::SNS::Topic': [
        theTopic,
        ['sns:CreateTopic', 'sns:GetTopicAttributes', 'sns:TagResource', 'sns:DeleteTopic'],
    ],
    'AWS::SNS::TopicPolicy': [theTopic, ['sns:SetTopicAttributes']],
    'AWS::SNS::Subscription': [theTopic, ['sns:Subscribe', 'sns:ListSubscriptionsByTopic']],
};

describe("the deploying person's policy", () => {
    it('fits into one managed policy', () => {
        expect(JSON.stringify(JSON.parse(text)).length).toBeLessThanOrEqual(6144);
    });

    it('covers every type of resource in the stack', () => {
        const { Resources } = synthesizeTemplate({ alarmEmail: 'latch-alarms@example.com' });

        const types = new Set(Object.values(Resources).map(({ Type }) => Type));

        expect(Object.keys(NEEDED).sort()).toEqual([...types].sort());
    });

    it.each(
        Object.entries(NEEDED).flatMap(([type, [resource, actions]]) =>
            actions.map((action) => ({ type, action, resource })),
        ),
    )('allows $action for $type', async ({ action, resource }) => {
        expect(await isAllowed(policies, { action, resource })).toBe(true);
    });

    it.each([
        ['cloudformation:CreateChangeSet', theStack],
        ['cloudformation:ExecuteChangeSet', theStack],
        ['cloudformation:DescribeStacks', theStack],
        ['cloudformation:DeleteStack', theStack],
        ['s3:PutObject', 'arn:aws:s3:::fusebill-latch-code-123456789012/fusebill-latch-0.zip'],
        ['s3:DeleteBucket', 'arn:aws:s3:::fusebill-latch-code-123456789012'],
        ['s3:GetObject', 'arn:aws:s3:::cdk-hnb659fds-assets-123456789012-eu-central-1/0.zip'],
        ['iam:PutRolePolicy', theRole],
        ['iam:UpdateAccessKey', theUser],
        ['secretsmanager:PutSecretValue', theKey],
        ['secretsmanager:RestoreSecret', theKey],
        ['logs:FilterLogEvents', theLog],
        ['lambda:InvokeFunction', theFunction],
    ])('allows %s', async (action, resource) => {
        expect(await isAllowed(policies, { action, resource })).toBe(true);
    });

    it('hands the role to Lambda and to no other service', async () => {
        const pass = (service: string) => ({
            action: 'iam:PassRole',
            resource: theRole,
            context: { 'iam:PassedToService': service },
        });

        expect(await isAllowed(policies, pass('lambda.amazonaws.com'))).toBe(true);
        expect(await isAllowed(policies, pass('ec2.amazonaws.com'))).toBe(false);
    });

    it.each([
        ['lambda:UpdateFunctionCode', at('lambda', 'function:payroll')],
        ['iam:CreateAccessKey', iam('user/somebody')],
        ['iam:PutRolePolicy', iam('role/somebody')],
        ['iam:AttachUserPolicy', theUser],
        ['iam:AttachRolePolicy', theRole],
        ['iam:CreateLoginProfile', theUser],
        ['secretsmanager:GetSecretValue', at('secretsmanager', 'secret:payroll-AbCdEf')],
        ['cloudformation:DeleteStack', at('cloudformation', 'stack/payroll/1')],
        ['s3:GetObject', 'arn:aws:s3:::payroll/2026.csv'],
        ['s3:PutObject', 'arn:aws:s3:::cdk-hnb659fds-assets-123456789012-eu-central-1/0.zip'],
        ['logs:DeleteLogGroup', at('logs', 'log-group:payroll')],
    ])('does not allow %s on %s', async (action, resource) => {
        expect(await isAllowed(policies, { action, resource })).toBe(false);
    });
});
