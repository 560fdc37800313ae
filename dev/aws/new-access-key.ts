import { randomBytes } from 'node:crypto';

/** A new access key of an IAM user. */
export function newAccessKey(): { accessKeyId: string; secretAccessKey: string } {
    return {
        accessKeyId: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
        secretAccessKey: randomBytes(30).toString('base64'),
    };
}
