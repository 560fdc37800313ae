import {
    CreateChangeSetCommand,
    type CreateChangeSetCommandInput,
    DeleteStackCommand,
    DescribeChangeSetCommand,
    DescribeStackEventsCommand,
    DescribeStacksCommand,
    ExecuteChangeSetCommand,
    type Parameter,
    type Stack,
    UpdateTerminationProtectionCommand,
    waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { CreateAccessKeyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { AwsClient } from 'aws4fetch';
import { readPolicy } from '../iam/policy';
import { startAccount, witnessCode } from './account';

const NAME = 'trial';
const CODE = { S3Bucket: 'trial-code', S3Key: 'code.zip' };
const TEMPLATE = {
    Parameters: {
        Motto: {
            Type: 'String',
            Default: 'none',
            AllowedPattern: '[a-z]+',
            ConstraintDescription: 'must be lower-case',
        },
        Mail: { Type: 'String', Default: '' },
    },
    Conditions: { HasMail: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Mail' }, ''] }] } },
    Resources: {
        // The first one refers to the others, so resources are created in the order of references.
        Handler: {
            Type: 'AWS::Lambda::Function',
            Properties: {
                FunctionName: { Ref: 'AWS::StackName' },
                Code: CODE,
                Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
                Environment: { Variables: { MOTTO: { Ref: 'Motto' } } },
                Timeout: 25,
            },
        },
        Role: { Type: 'AWS::IAM::Role', Properties: {} },
        Group: { Type: 'AWS::IAM::Group' },
        User: { Type: 'AWS::IAM::User', Properties: { Groups: [{ Ref: 'Group' }] } },
        MayInvoke: {
            Type: 'AWS::IAM::Policy',
            Properties: {
                PolicyName: 'MayInvoke',
                Groups: [{ Ref: 'Group' }],
                PolicyDocument: {
                    Statement: {
                        Effect: 'Allow',
                        Action: 'lambda:InvokeFunction',
                        Resource: { 'Fn::GetAtt': ['Handler', 'Arn'] },
                    },
                },
            },
        },
        Secret: {
            Type: 'AWS::SecretsManager::Secret',
            DeletionPolicy: 'RetainExceptOnCreate',
            Properties: { Name: { 'Fn::Join': ['', [{ Ref: 'AWS::StackName' }, '/key']] } },
        },
        Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
        Email: {
            Type: 'AWS::SNS::Subscription',
            Condition: 'HasMail',
            Properties: {
                TopicArn: { Ref: 'Topic' },
                Endpoint: { Ref: 'Mail' },
                Protocol: 'email',
            },
        },
    },
    Outputs: { UserName: { Value: { Ref: 'User' } } },
};

describe('CloudFormation', () => {
    let account: Awaited<ReturnType<typeof startAccount>>;

    beforeEach(async () => {
        account = await startAccount();
        await upload();
    });

    afterEach(() => account.aws.close());

    const upload = async () => {
        const { s3 } = account;
        await s3.send(
            new CreateBucketCommand({
                Bucket: CODE.S3Bucket,
                CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' },
            }),
        );
        await s3.send(
            new PutObjectCommand({ Bucket: CODE.S3Bucket, Key: CODE.S3Key, Body: witnessCode() }),
        );
    };

    const propose = async (changes: Partial<CreateChangeSetCommandInput> = {}) => {
        const { cloudFormation } = account;
        const which = { StackName: NAME, ChangeSetName: 'set' };
        await cloudFormation.send(
            new CreateChangeSetCommand({
                ...which,
                ChangeSetType: 'CREATE',
                TemplateBody: JSON.stringify(TEMPLATE),
                Capabilities: ['CAPABILITY_IAM'],
                ...changes,
            }),
        );
        return cloudFormation.send(new DescribeChangeSetCommand(which));
    };

    const execute = async (): Promise<Stack> => {
        await account.cloudFormation.send(
            new ExecuteChangeSetCommand({ StackName: NAME, ChangeSetName: 'set' }),
        );
        return settled();
    };

    const settled = async (): Promise<Stack> => {
        for (;;) {
            const { Stacks = [] } = await account.cloudFormation.send(
                new DescribeStacksCommand({ StackName: NAME }),
            );
            const [stack] = Stacks;
            if (stack !== undefined && !stack.StackStatus?.endsWith('_IN_PROGRESS')) return stack;
        }
    };

    const withParameters = (...Parameters: Parameter[]): Partial<CreateChangeSetCommandInput> => ({
        ChangeSetType: 'UPDATE',
        Parameters,
    });

    const invoke = async (accessKeyId: string, secretAccessKey: string): Promise<Response> =>
        new AwsClient({
            accessKeyId,
            secretAccessKey,
            region: 'eu-central-1',
            service: 'lambda',
            retries: 0,
        }).fetch(`${account.aws.url}/2015-03-31/functions/${NAME}/invocations`, {
            method: 'POST',
            body: '{}',
        });

    it('creates a function that runs, and a user whose key may invoke it', async () => {
        const { Changes = [] } = await propose();
        const stack = await execute();
        const [{ OutputValue: UserName = '' } = {}] = stack.Outputs ?? [];

        const { AccessKey } = await account.iam.send(new CreateAccessKeyCommand({ UserName }));
        const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {};
        const reply = await invoke(AccessKeyId, SecretAccessKey);

        expect(stack.StackStatus).toBe('CREATE_COMPLETE');
        expect(Changes.map(({ ResourceChange }) => ResourceChange?.Action)).toEqual(
            Array(7).fill('Add'),
        );
        expect(reply.status).toBe(200);
        expect(await reply.json()).toMatchObject({ env: { MOTTO: 'none' } });
    });

    it('says what an update changes, keeps values, and finds nothing to change a second time', async () => {
        await propose({ Parameters: [{ ParameterKey: 'Mail', ParameterValue: 'a@example.com' }] });
        await execute();

        const { Changes = [] } = await propose(
            withParameters(
                { ParameterKey: 'Motto', ParameterValue: 'more' },
                { ParameterKey: 'Mail', UsePreviousValue: true },
            ),
        );
        const stack = await execute();
        const again = await propose(
            withParameters(
                { ParameterKey: 'Motto', UsePreviousValue: true },
                { ParameterKey: 'Mail', UsePreviousValue: true },
            ),
        );

        expect(Changes.map(({ ResourceChange }) => ResourceChange)).toEqual([
            expect.objectContaining({ Action: 'Modify', LogicalResourceId: 'Handler' }),
        ]);
        expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
        expect(again).toMatchObject({
            Status: 'FAILED',
            StatusReason: expect.stringContaining("didn't contain changes") as string,
        });
    });

    // Seen in a real account: https://github.com/ministackorg/ministack/pull/1646
    it('lists a resource when only its deletion policy changes', async () => {
        await propose();
        await execute();
        const { Secret, ...others } = TEMPLATE.Resources;
        const Resources = { ...others, Secret: { ...Secret, DeletionPolicy: 'Delete' } };

        const { Changes = [] } = await propose({
            ChangeSetType: 'UPDATE',
            TemplateBody: JSON.stringify({ ...TEMPLATE, Resources }),
        });

        expect(Changes.map(({ ResourceChange }) => ResourceChange)).toEqual([
            expect.objectContaining({
                ...{ Action: 'Modify', LogicalResourceId: 'Secret', Replacement: 'False' },
            }),
        ]);
    });

    it('marks replacements', async () => {
        await propose({ Parameters: [{ ParameterKey: 'Mail', ParameterValue: 'a@example.com' }] });
        await execute();

        const { Changes } = await propose(
            withParameters({ ParameterKey: 'Mail', ParameterValue: 'b@example.com' }),
        );

        expect(Changes?.[0]?.ResourceChange).toMatchObject({
            LogicalResourceId: 'Email',
            Replacement: 'True',
        });
    });

    it.each([
        ['Motto', 'LOUD', 'Parameter Motto failed to satisfy constraint: must be lower-case'],
        ['Other', 'x', 'Parameters: [Other] do not exist in the template'],
    ])(
        'refuses %s=%s before it creates anything',
        async (ParameterKey, ParameterValue, message) => {
            const proposal = propose({ Parameters: [{ ParameterKey, ParameterValue }] });

            await expect(proposal).rejects.toMatchObject({ name: 'ValidationError', message });
            expect(account.aws.cloud.stacks.find(NAME)).toBeUndefined();
        },
    );

    it('rolls back when a resource is refused, and lets the next attempt start over', async () => {
        account.aws.cloud.controls.push(
            readPolicy({ Statement: { Effect: 'Deny', Action: 'iam:CreateUser' } }),
        );
        await propose();
        const failed = await execute();
        const { StackEvents = [] } = await account.cloudFormation.send(
            new DescribeStackEventsCommand({ StackName: NAME }),
        );
        const reasons = StackEvents.filter(
            ({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED',
        );

        account.aws.cloud.controls.length = 0;
        const refused = propose();
        await expect(refused).rejects.toMatchObject({ name: 'AlreadyExistsException' });
        await account.cloudFormation.send(new DeleteStackCommand({ StackName: NAME }));
        await waitUntilStackDeleteComplete(
            { client: account.cloudFormation, maxWaitTime: 30, minDelay: 0.1 },
            { StackName: failed.StackId ?? '' },
        );
        await propose();
        const retried = await execute();

        expect(failed.StackStatus).toBe('ROLLBACK_COMPLETE');
        expect(reasons.map(({ ResourceStatusReason }) => ResourceStatusReason)).toEqual([
            expect.stringContaining('with an explicit deny in a service control policy'),
        ]);
        expect(account.aws.cloud.identities.roles.size).toBe(1);
        expect(retried.StackStatus).toBe('CREATE_COMPLETE');
    });

    it('acts with the permissions of the caller', async () => {
        await account.aws.close();
        const listed = [
            'cloudformation:*',
            's3:*',
            'lambda:*',
            'secretsmanager:*',
            'sns:*',
            'iam:*Role*',
        ];
        account = await startAccount({ Effect: 'Allow', Action: listed });
        await upload();

        await propose();
        const failed = await execute();
        const { StackEvents = [] } = await account.cloudFormation.send(
            new DescribeStackEventsCommand({ StackName: NAME }),
        );

        expect(failed.StackStatus).toBe('ROLLBACK_COMPLETE');
        expect(
            StackEvents.filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED').map(
                ({ ResourceStatusReason }) => ResourceStatusReason,
            ),
        ).toEqual([
            expect.stringContaining(
                'because no identity-based policy allows the iam:CreateGroup action',
            ),
        ]);
    });

    it('restores the previous state when an update fails', async () => {
        await propose();
        await execute();
        account.aws.cloud.controls.push(
            readPolicy({ Statement: { Effect: 'Deny', Action: 'sns:Subscribe' } }),
        );

        await propose(
            withParameters(
                { ParameterKey: 'Motto', ParameterValue: 'more' },
                { ParameterKey: 'Mail', ParameterValue: 'a@example.com' },
            ),
        );
        const stack = await execute();

        expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
        expect(stack.Parameters).toContainEqual({ ParameterKey: 'Motto', ParameterValue: 'none' });
    });

    it('deletes neither a protected stack nor a user with keys, and retains the secret', async () => {
        const { cloudFormation, iam, aws } = account;
        await propose();
        const { Outputs = [] } = await execute();
        const UserName = Outputs[0]?.OutputValue ?? '';
        const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
        const protect = (EnableTerminationProtection: boolean) =>
            cloudFormation.send(
                new UpdateTerminationProtectionCommand({
                    StackName: NAME,
                    EnableTerminationProtection,
                }),
            );
        const remove = () => cloudFormation.send(new DeleteStackCommand({ StackName: NAME }));

        await protect(true);
        await expect(remove()).rejects.toMatchObject({
            message: expect.stringContaining('TerminationProtection is enabled') as string,
        });
        await protect(false);
        await remove();
        const failed = await settled();
        aws.cloud.identities.deleteKey(UserName, AccessKey?.AccessKeyId ?? '');
        await remove();
        await waitUntilStackDeleteComplete(
            { client: cloudFormation, maxWaitTime: 30, minDelay: 0.1 },
            { StackName: failed.StackId ?? '' },
        );

        expect(failed.StackStatus).toBe('DELETE_FAILED');
        expect(aws.cloud.functions.get(NAME)).toBeUndefined();
        expect(aws.secrets.find(`${NAME}/key`)).toBeDefined();
    });
});
