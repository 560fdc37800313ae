import { keySecretName, STACK_NAME } from '../contract/agreed-values';
import { startAws, type AwsEmulator } from './aws/emulator';
import type { AccessKey } from './aws/access';
import type { FunctionOptions } from './aws/lambda/deploy-function';
import { newAccessKey } from './aws/new-access-key';
import { startFusebill, type FusebillEmulator } from './fusebill/emulator';
import type { NamedCredential } from './org/named-credential';

/** The region, and the names of the function and of the secret with the Fusebill key, on this machine. */
export const REGION = 'us-east-1';
export const FUNCTION = STACK_NAME;
export const FUSEBILL_KEY_SECRET = keySecretName(STACK_NAME);

/** AWS with the function, and Fusebill, on 127.0.0.1. */
export type LocalCloud = {
    fusebill: FusebillEmulator;
    aws: AwsEmulator;
    /** The credential that an admin enters in Salesforce to call the function. */
    credential: NamedCredential;
    /** Deploys the function again, with these options replaced. */
    deploy: (changes?: Partial<FunctionOptions>) => Promise<void>;
    close: () => Promise<void>;
};

/** The options of a local cloud. */
export type LocalCloudOptions = {
    fusebill?: Parameters<typeof startFusebill>[0];
    /** The function, if any. */
    lambda?: FunctionOptions;
    /** Additional access keys, by id. */
    accessKeys?: Readonly<Record<string, AccessKey>>;
};

/** Starts AWS and Fusebill. Salesforce's access key is new each time, and may only invoke this function. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
    const { lambda, accessKeys = {} } = options;
    const fusebill = await startFusebill(options.fusebill);
    const accessKey = newAccessKey();
    const { accessKeyId, secretAccessKey: secret } = accessKey;
    const env = { ...variablesFor(fusebill), ...lambda?.env };
    const aws = await startAws({
        region: REGION,
        accessKeys: { ...accessKeys, [accessKeyId]: { secret, may: ['lambda:InvokeFunction'] } },
        secrets: { [FUSEBILL_KEY_SECRET]: fusebill.key },
        functions: lambda === undefined ? {} : { [FUNCTION]: { ...lambda, env } },
    });
    const url = `${aws.url}/2015-03-31/functions/${FUNCTION}/invocations`;
    const close = async (): Promise<void> => {
        await aws.close();
        await fusebill.close();
    };
    const deploy = async (changes: Partial<FunctionOptions> = {}): Promise<void> => {
        if (lambda === undefined) return;
        await aws.cloud.functions.deploy(FUNCTION, { ...lambda, env, ...changes });
    };
    return { fusebill, aws, deploy, credential: { url, region: REGION, accessKey }, close };
}

/** The environment variables that tell the function where Fusebill and its key are. */
export function variablesFor({ url }: FusebillEmulator): Record<string, string> {
    return { FUSEBILL_BASE_URL: url, FUSEBILL_KEY_SECRET_ID: FUSEBILL_KEY_SECRET };
}
