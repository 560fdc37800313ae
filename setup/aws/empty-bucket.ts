import {
    DeleteBucketCommand,
    DeleteObjectCommand,
    ListObjectsV2Command,
    type S3Client,
} from '@aws-sdk/client-s3';
import { type CodeBucket, statusOf } from './code-bucket';

/** Whether this bucket exists and belongs to this account. */
export async function bucketExists(s3: S3Client, bucket: CodeBucket): Promise<boolean> {
    return (await keysIn(s3, bucket)) !== undefined;
}

/** Deletes the bucket and its content. */
export async function deleteBucket(s3: S3Client, bucket: CodeBucket): Promise<void> {
    const owned = { Bucket: bucket.name, ExpectedBucketOwner: bucket.account };
    let keys = await keysIn(s3, bucket);
    while (keys !== undefined && keys.length > 0) {
        for (const Key of keys) await s3.send(new DeleteObjectCommand({ ...owned, Key }));
        keys = await keysIn(s3, bucket);
    }
    await s3.send(new DeleteBucketCommand(owned));
}

async function keysIn(s3: S3Client, { name, account }: CodeBucket): Promise<string[] | undefined> {
    try {
        const { Contents = [] } = await s3.send(
            new ListObjectsV2Command({ Bucket: name, ExpectedBucketOwner: account }),
        );
        return Contents.map(({ Key = '' }) => Key);
    } catch (error) {
        if (statusOf(error) === 404) return undefined;
        throw error;
    }
}
