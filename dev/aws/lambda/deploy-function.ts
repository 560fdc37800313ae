import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { WAIT_MS } from '../../../contract/agreed-values';
import type { AccessKey } from '../access';
import { LambdaFunction } from './lambda-function';

/** A function to run. */
export type FunctionOptions = {
    /** The path of `index.mjs`, an ES module that exports `handler`. */
    bundle: string;
    /** The function's own environment variables. */
    env?: Record<string, string>;
    /** 25,000 by default. */
    timeoutMs?: number;
    /** 512 by default; passed to the function, but not enforced. */
    memoryMb?: number;
    /** How many environments may exist at once; 10 by default. */
    concurrency?: number;
    /** The Node binary; by default, this process's own. */
    node?: string;
};

/** Where a function is deployed. */
export type Site = {
    name: string;
    region: string;
    /** `000000000000` by default. */
    account?: string;
    /** The emulator's address, for the SDK in the function. */
    url: string;
    onLog: (line: string) => void;
};

/** A deployed function, and the temporary key of its role. */
export type Deployment = { lambda: LambdaFunction; role: { id: string; key: AccessKey } };

/** Deploys a function. It starts with its first event. */
export function deployFunction(options: FunctionOptions, site: Site): Deployment {
    const id = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    const secret = randomBytes(30).toString('base64');
    const sessionToken = randomBytes(60).toString('base64');
    const lambda = new LambdaFunction(
        {
            node: options.node ?? process.execPath,
            timeoutMs: options.timeoutMs ?? WAIT_MS.function,
            functionArn: `arn:aws:lambda:${site.region}:${site.account ?? '000000000000'}:function:${site.name}`,
            onLog: site.onLog,
            env: {
                ...lambdaVariables(options, site),
                AWS_ACCESS_KEY_ID: id,
                AWS_SECRET_ACCESS_KEY: secret,
                AWS_SESSION_TOKEN: sessionToken,
                ...options.env,
            },
        },
        options.concurrency ?? 10,
    );
    const key = { secret, sessionToken, may: ['secretsmanager:GetSecretValue'] };
    return { lambda, role: { id, key } };
}

/** Source: 'Defined runtime environment variables', AWS Lambda Developer Guide; and the emulator's own address. */
export function lambdaVariables(
    { bundle, memoryMb = 512 }: Pick<FunctionOptions, 'bundle' | 'memoryMb'>,
    { name, region, url }: Pick<Site, 'name' | 'region' | 'url'>,
): Record<string, string> {
    return {
        PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
        LANG: 'en_US.UTF-8',
        TZ: ':UTC',
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
        AWS_ENDPOINT_URL_SECRETS_MANAGER: url,
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
        AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
        AWS_LAMBDA_LOG_FORMAT: 'JSON',
        AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
        AWS_LAMBDA_LOG_STREAM_NAME: 'local',
        LAMBDA_TASK_ROOT: dirname(bundle),
        _HANDLER: 'index.handler',
    };
}
