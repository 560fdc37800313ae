import {
    CreateBucketCommand,
    GetPublicAccessBlockCommand,
    HeadBucketCommand,
    HeadObjectCommand,
    PutBucketEncryptionCommand,
    PutObjectCommand,
    PutPublicAccessBlockCommand,
    type S3Client,
} from '@aws-sdk/client-s3';
import { Obstacle } from '../run/step';

/** A bucket that this project owns. */
export type CodeBucket = { name: string; account: string; region: string };

/** Blocks all four kinds of public access. */
const CLOSED = {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
};

/** The code bucket, shared by all stacks of an account in a region. */
export function codeBucket(account: string, region: string): CodeBucket {
    return { name: `fusebill-latch-code-${account}-${region}`, account, region };
}

/** Whether the bucket exists and blocks public access. Throws an Obstacle if it belongs to another account. */
export async function isReady(s3: S3Client, bucket: CodeBucket): Promise<boolean> {
    const owned = { Bucket: bucket.name, ExpectedBucketOwner: bucket.account };
    try {
        await s3.send(new HeadBucketCommand(owned));
    } catch (error) {
        if (statusOf(error) === 404) return false;
        if (statusOf(error) !== 403) throw error;
        throw new Obstacle(
            `The bucket ${bucket.name} can't be used: it belongs to another account, or you may not list it (s3:ListBucket).`,
        );
    }
    try {
        const { PublicAccessBlockConfiguration: is = {} } = await s3.send(
            new GetPublicAccessBlockCommand(owned),
        );
        return Object.keys(CLOSED).every((key) => is[key as keyof typeof CLOSED] === true);
    } catch (error) {
        if (statusOf(error) === 404) return false;
        throw error;
    }
}

/** Creates the bucket if it is missing, blocks public access and encrypts it. */
export async function makeReady(
    s3: S3Client,
    { name, account, region }: CodeBucket,
): Promise<void> {
    const owned = { Bucket: name, ExpectedBucketOwner: account };
    try {
        await s3.send(new HeadBucketCommand(owned));
    } catch (error) {
        if (statusOf(error) !== 404) throw error;
        await s3.send(new CreateBucketCommand({ Bucket: name, ...locationOf(region) }));
    }
    await s3.send(
        new PutPublicAccessBlockCommand({ ...owned, PublicAccessBlockConfiguration: CLOSED }),
    );
    await s3.send(
        new PutBucketEncryptionCommand({
            ...owned,
            ServerSideEncryptionConfiguration: {
                Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
            },
        }),
    );
}

/** Whether the code is in the bucket. Its name contains a hash of its content. */
export async function hasCode(s3: S3Client, bucket: CodeBucket, key: string): Promise<boolean> {
    try {
        await s3.send(
            new HeadObjectCommand({
                Bucket: bucket.name,
                Key: key,
                ExpectedBucketOwner: bucket.account,
            }),
        );
        return true;
    } catch (error) {
        if (statusOf(error) === 404) return false;
        throw error;
    }
}

/** Uploads the code. */
export async function putCode(
    s3: S3Client,
    bucket: CodeBucket,
    { key, content }: { key: string; content: Uint8Array },
): Promise<void> {
    await s3.send(
        new PutObjectCommand({
            Bucket: bucket.name,
            Key: key,
            Body: content,
            ExpectedBucketOwner: bucket.account,
        }),
    );
}

/** S3 expects no location for `us-east-1`. */
function locationOf(region: string) {
    return region === 'us-east-1'
        ? {}
        : { CreateBucketConfiguration: { LocationConstraint: region as 'eu-central-1' } };
}

/** The HTTP status of a service's error. */
export function statusOf(error: unknown): number | undefined {
    const { $metadata } = (error ?? {}) as { $metadata?: { httpStatusCode?: number } };
    return $metadata?.httpStatusCode;
}
