import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startAws, type AwsEmulator } from './aws/emulator';
import { newAccessKey } from './aws/new-access-key';
import { startFusebill, type FusebillEmulator } from './fusebill/emulator';
import { DemoOrg } from './org/demo-org';
import { PAGE_SCRIPTS } from './org/page-scripts';
import { startOrg, type OrgServer } from './org/server';

const BUNDLE = join(__dirname, '../lambda/dist/index.mjs');
const REGION = 'us-east-1';
const FUNCTION = 'fusebill-latch';

/** The name of the secret that holds the Fusebill key in the local stack. */
export const FUSEBILL_KEY_SECRET = 'fusebill-latch/fusebill-key';

/** Everything between the Account page and Fusebill, on 127.0.0.1. */
export type LocalStack = {
    fusebill: FusebillEmulator;
    aws: AwsEmulator;
    org: OrgServer;
    close: () => Promise<void>;
};

/**
 * Starts the whole way: the Account page with the real components, the package's Apex, the AWS emulator with the built
 * function, and Fusebill's emulator. The access key is a new one each time, and it may invoke this one function only.
 */
export async function startLocalStack(
    options: { port?: number; environment?: Record<string, string>; demoOrg?: DemoOrg } = {},
): Promise<LocalStack> {
    if (!existsSync(BUNDLE)) throw new Error('Run "npm run build:lambda" first.');
    if (!existsSync(PAGE_SCRIPTS)) throw new Error('Run "npm run build:page" first.');
    const { port = 0, environment = {}, demoOrg = await DemoOrg.start() } = options;
    const fusebill = await startFusebill();
    const accessKey = newAccessKey();
    const aws = await startAws({
        region: REGION,
        accessKeys: {
            [accessKey.accessKeyId]: {
                secret: accessKey.secretAccessKey,
                may: ['lambda:InvokeFunction'],
            },
        },
        secrets: { [FUSEBILL_KEY_SECRET]: fusebill.key },
        functions: {
            [FUNCTION]: {
                bundle: BUNDLE,
                env: {
                    FUSEBILL_BASE_URL: fusebill.url,
                    FUSEBILL_KEY_SECRET_ID: FUSEBILL_KEY_SECRET,
                    ...environment,
                },
            },
        },
    });
    demoOrg.credential = {
        url: `${aws.url}/2015-03-31/functions/${FUNCTION}/invocations`,
        region: REGION,
        accessKey,
    };
    const org = await startOrg({ port, scripts: PAGE_SCRIPTS, org: demoOrg });
    const close = async (): Promise<void> => {
        await org.close();
        await aws.close();
        await fusebill.close();
    };
    return { fusebill, aws, org, close };
}
