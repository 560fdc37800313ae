import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import * as v from 'valibot';
import type { Cloud } from '../cloud';
import { roleNameOf } from './provide-identities';
import type { Properties, Provider } from './provider';

const propertiesSchema = v.looseObject({
    Code: v.object({ S3Bucket: v.string(), S3Key: v.string() }),
    Environment: v.optional(v.object({ Variables: v.record(v.string(), v.string()) })),
    Role: v.string(),
    Timeout: v.optional(v.number(), 3),
    MemorySize: v.optional(v.number(), 128),
    ReservedConcurrentExecutions: v.optional(
        v.pipe(v.union([v.string(), v.number()]), v.transform(Number)),
    ),
});

/** Functions that really run, with code from a bucket and permissions from their role. */
export const FUNCTION_PROVIDER: Provider = {
    name: 'FunctionName',
    arn: (name, { account, region }) => `arn:aws:lambda:${region}:${account}:function:${name}`,
    replacedBy: ['FunctionName'],
    create: deploy,
    update: deploy,
    delete: (name, _, { functions }) => functions.remove(name),
};

async function deploy(name: string, properties: Properties, cloud: Cloud): Promise<void> {
    const settings = v.parse(propertiesSchema, properties);
    const { S3Bucket, S3Key } = settings.Code;
    const code = cloud.buckets.get(S3Bucket)?.objects.get(S3Key);
    if (code === undefined) {
        throw new Error(
            `Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist. (Service: Lambda, Status Code: 400)`,
        );
    }
    const { ReservedConcurrentExecutions: concurrency } = settings;
    await cloud.functions.deploy(
        name,
        {
            bundle: join(unpack(code), 'index.mjs'),
            env: settings.Environment?.Variables ?? {},
            timeoutMs: settings.Timeout * 1000,
            memoryMb: settings.MemorySize,
            ...(concurrency !== undefined && { concurrency }),
        },
        {
            may: [],
            arn: settings.Role,
            policies: () => cloud.identities.policiesOfRole(roleNameOf(settings.Role)),
        },
    );
}

function unpack(code: Buffer): string {
    const folder = mkdtempSync(join(tmpdir(), 'lambda-code-'));
    for (const [name, content] of Object.entries(unzipSync(code))) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
    }
    return folder;
}
