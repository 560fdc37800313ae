import {
    CreateAccessKeyCommand,
    DeleteAccessKeyCommand,
    ListAccessKeysCommand,
    SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import {
    CreateBucketCommand,
    HeadBucketCommand,
    HeadObjectCommand,
    PutBucketEncryptionCommand,
    PutObjectCommand,
    PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ACCOUNT, startAccount } from './account';

describe('an account', () => {
    let account: Awaited<ReturnType<typeof startAccount>>;

    afterEach(() => account.aws.close());

    it('tells callers who they are, even those without permissions', async () => {
        account = await startAccount([]);

        const { Account, Arn } = await account.sts.send(new GetCallerIdentityCommand({}));

        expect([Account, Arn]).toEqual([ACCOUNT, `arn:aws:iam::${ACCOUNT}:user/deployer`]);
    });

    it('refuses an expired key', async () => {
        account = await startAccount();
        const [key] = Object.values(account.aws.cloud.keys);
        if (key !== undefined) key.expiresAt = Date.now() - 1;

        await expect(account.sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
            name: 'ExpiredToken',
        });
    });

    it("refuses an action that no policy allows, in AWS's words", async () => {
        account = await startAccount({
            Effect: 'Allow',
            Action: 's3:CreateBucket',
            Resource: 'arn:aws:s3:::ours-*',
        });
        const create = (Bucket: string) => account.s3.send(new CreateBucketCommand({ Bucket }));

        await create('ours-code');

        await expect(create('theirs')).rejects.toMatchObject({
            name: 'AccessDenied',
            message: `User: arn:aws:iam::${ACCOUNT}:user/deployer is not authorized to perform: s3:CreateBucket on resource: arn:aws:s3:::theirs because no identity-based policy allows the s3:CreateBucket action`,
        });
    });

    it('stores objects in a bucket that can be made private and encrypted', async () => {
        account = await startAccount();
        const { s3, aws } = account;
        const Bucket = 'ours-code';
        const owned = { Bucket, ExpectedBucketOwner: ACCOUNT };
        await s3.send(new CreateBucketCommand({ Bucket }));

        await s3.send(
            new PutPublicAccessBlockCommand({
                ...owned,
                PublicAccessBlockConfiguration: {
                    BlockPublicAcls: true,
                    BlockPublicPolicy: true,
                    IgnorePublicAcls: true,
                    RestrictPublicBuckets: true,
                },
            }),
        );
        await s3.send(
            new PutBucketEncryptionCommand({
                ...owned,
                ServerSideEncryptionConfiguration: {
                    Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
                },
            }),
        );
        await s3.send(
            new PutObjectCommand({ ...owned, Key: 'a/b c.zip', Body: Buffer.from('zip') }),
        );

        expect(await s3.send(new HeadObjectCommand({ ...owned, Key: 'a/b c.zip' }))).toMatchObject({
            ContentLength: 3,
        });
        await expect(
            s3.send(new HeadObjectCommand({ ...owned, Key: 'other.zip' })),
        ).rejects.toMatchObject({ name: 'NotFound' });
        expect(aws.cloud.buckets.get(Bucket)).toMatchObject({
            isPrivate: true,
            encryption: 'AES256',
        });
    });

    it('does not open the bucket of another account', async () => {
        account = await startAccount();
        const { s3, aws } = account;
        aws.cloud.buckets.giveAway('ours-code');

        await expect(
            s3.send(new HeadBucketCommand({ Bucket: 'ours-code', ExpectedBucketOwner: ACCOUNT })),
        ).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    });

    it('allows a user two access keys', async () => {
        account = await startAccount();
        const { iam, aws } = account;
        aws.cloud.identities.users.set('robot', { arn: 'arn', groups: new Set(), keys: [] });
        const create = () => iam.send(new CreateAccessKeyCommand({ UserName: 'robot' }));
        const { AccessKey: first } = await create();
        await create();

        await expect(create()).rejects.toMatchObject({
            name: 'LimitExceededException',
            message: 'Cannot exceed quota for AccessKeysPerUser: 2',
        });
        await iam.send(
            new DeleteAccessKeyCommand({
                UserName: 'robot',
                AccessKeyId: first?.AccessKeyId ?? '',
            }),
        );
        const { AccessKeyMetadata } = await iam.send(
            new ListAccessKeysCommand({ UserName: 'robot' }),
        );
        expect(AccessKeyMetadata).toEqual([expect.objectContaining({ Status: 'Active' })]);
    });

    it('simulates permissions', async () => {
        account = await startAccount({
            Effect: 'Allow',
            Action: ['iam:SimulatePrincipalPolicy', 'iam:CreateUser'],
        });

        const { EvaluationResults = [] } = await account.iam.send(
            new SimulatePrincipalPolicyCommand({
                PolicySourceArn: `arn:aws:iam::${ACCOUNT}:user/deployer`,
                ActionNames: ['iam:CreateUser', 'iam:DeleteUser'],
                ResourceArns: ['*'],
            }),
        );

        expect(EvaluationResults.map(({ EvalDecision }) => EvalDecision)).toEqual([
            'allowed',
            'implicitDeny',
        ]);
    });
});
