import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { IAMClient } from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { startAws, type AwsEmulator } from '../emulator';
import { readPolicy } from '../iam/policy';
import { bundleOf } from './invoke';

export const ACCOUNT = '123456789012';
const DEPLOYER = { accessKeyId: 'AKIDDEPLOYER', secretAccessKey: 'invented' };

/** Starts an account with a person who has this policy, and that person's SDK clients. */
export async function startAccount(statement: unknown = { Effect: 'Allow', Action: '*' }): Promise<{
    aws: AwsEmulator;
    cloudFormation: CloudFormationClient;
    iam: IAMClient;
    s3: S3Client;
    sts: STSClient;
}> {
    const policy = readPolicy({ Statement: statement });
    const aws = await startAws({
        account: ACCOUNT,
        region: 'eu-central-1',
        accessKeys: {
            [DEPLOYER.accessKeyId]: {
                secret: DEPLOYER.secretAccessKey,
                arn: `arn:aws:iam::${ACCOUNT}:user/deployer`,
                may: [],
                policies: () => [policy],
            },
        },
    });
    const settings = { region: aws.cloud.region, endpoint: aws.url, credentials: DEPLOYER };
    return {
        aws,
        cloudFormation: new CloudFormationClient(settings),
        iam: new IAMClient(settings),
        s3: new S3Client({ ...settings, forcePathStyle: true }),
        sts: new STSClient(settings),
    };
}

/** The zipped code of the handler that returns what it sees. */
export function witnessCode(): Uint8Array {
    return zipSync({ 'index.mjs': readFileSync(bundleOf('witness')) });
}
