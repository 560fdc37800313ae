import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CfnParameter, type Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';

/** Where `npm run build:lambda` writes the function. */
export const BUNDLE = join(__dirname, '../../lambda/dist');

/** The source of the function's code: a folder that CDK uploads, or an object in a bucket that is a parameter. */
export type CodeSource = { folder: string } | { key: string };

/** The code for a function of `stack`. Throws when the folder holds no bundle. */
export function latchCode(stack: Stack, source: CodeSource): Code {
    if ('folder' in source) {
        if (!existsSync(join(source.folder, 'index.mjs'))) {
            throw new Error(
                "The function's bundle lambda/dist/index.mjs is missing. Run npm run build:lambda first.",
            );
        }
        return Code.fromAsset(source.folder);
    }
    // The key isn't a parameter, because an update would keep its old value and so the old code.
    const { valueAsString } = new CfnParameter(stack, 'CodeBucket', {
        description: 'The S3 bucket, in the same region, that holds the zipped code',
        allowedPattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
        constraintDescription: 'must be the name of a bucket',
    });
    return Code.fromBucketV2(Bucket.fromBucketName(stack, 'Code', valueAsString), source.key);
}
