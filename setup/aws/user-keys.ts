import {
    CreateAccessKeyCommand,
    DeleteAccessKeyCommand,
    type IAMClient,
    ListAccessKeysCommand,
} from '@aws-sdk/client-iam';
import type { AccessKey } from './access';

/** An access key of Salesforce's user, without its secret. */
export type UserKey = { id: string; isActive: boolean; createdAt: Date };

const DAY_MS = 86_400_000;

/** The keys of the user, oldest first. */
export async function listKeys(iam: IAMClient, userName: string): Promise<UserKey[]> {
    const { AccessKeyMetadata = [] } = await iam.send(
        new ListAccessKeysCommand({ UserName: userName }),
    );
    return AccessKeyMetadata.map(({ AccessKeyId = '', Status, CreateDate }) => ({
        id: AccessKeyId,
        isActive: Status === 'Active',
        createdAt: CreateDate ?? new Date(0),
    })).sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/** Creates a key. Its secret is only in this answer. */
export async function createKey(iam: IAMClient, userName: string): Promise<AccessKey> {
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: userName }));
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = AccessKey ?? {};
    if (accessKeyId === undefined || secretAccessKey === undefined) {
        throw new Error('IAM answered without a key.');
    }
    return { accessKeyId, secretAccessKey };
}

export async function deleteKey(iam: IAMClient, userName: string, id: string): Promise<void> {
    await iam.send(new DeleteAccessKeyCommand({ UserName: userName, AccessKeyId: id }));
}

/** Days since the key was created. */
export function ageInDays({ createdAt }: UserKey, now = Date.now()): number {
    return Math.floor((now - createdAt.getTime()) / DAY_MS);
}
