import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startAws, type AwsEmulator } from './aws/emulator';
import { readPolicy } from './aws/iam/policy';
import { startFusebill, type FusebillEmulator } from './fusebill/emulator';
import { DemoOrg } from './org/demo-org';
import { startSalesforce, type SalesforceEmulator } from './salesforce/emulator';
import type { OrgOptions } from './salesforce/org-options';

const PROJECT = join(__dirname, '..');
const POLICY = join(PROJECT, 'infra/deployer-policy.json');

/** Where the setup command installs on this machine. */
export const SETUP_REGION = 'eu-central-1';
export const SETUP_ACCOUNT = '123456789012';

/** The access key of the person who sets up. */
export const DEPLOYER = { id: 'AKIDDEPLOYER', secret: 'planted-secret-of-the-deployer' };

/** Node's arguments to run a TypeScript file of this project from any folder. */
export const RUN_TYPESCRIPT = [
    '--import',
    pathToFileURL(join(PROJECT, 'node_modules/tsx/dist/loader.mjs')).href,
];

/** Node's arguments for `npm run setup`, from any folder. */
export const SETUP_COMMAND = [...RUN_TYPESCRIPT, join(PROJECT, 'setup/main.ts')];

/**
 * The emulators that a set-up starts with, on 127.0.0.1: Fusebill, an empty AWS account, and an org without the
 * package.
 */
export type SetupEmulators = {
    fusebill: FusebillEmulator;
    aws: AwsEmulator;
    salesforce: SalesforceEmulator;
    /** Runs the package's Apex with what the set-up deployed. */
    demo: DemoOrg;
    close: () => Promise<void>;
};

/** Starts them with nothing installed. In AWS, the person who sets up has exactly the deployer policy. */
export async function startSetupEmulators(org: OrgOptions = {}): Promise<SetupEmulators> {
    const policy = readPolicy(JSON.parse(readFileSync(POLICY, 'utf8')));
    const deployer = {
        secret: DEPLOYER.secret,
        arn: `arn:aws:iam::${SETUP_ACCOUNT}:user/deployer`,
        may: [],
        policies: () => [policy],
    };
    const fusebill = await startFusebill();
    const aws = await startAws({
        account: SETUP_ACCOUNT,
        region: SETUP_REGION,
        accessKeys: { [DEPLOYER.id]: deployer },
    });
    const demo = await DemoOrg.start();
    const salesforce = await startSalesforce({ ...org, demo, awsUrl: aws.url });
    const close = async (): Promise<void> => {
        await salesforce.close();
        await aws.close();
        await fusebill.close();
    };
    return { fusebill, aws, salesforce, demo, close };
}

/**
 * The environment that points the setup command to the emulators, without the person's own accounts.
 * @param home a folder that replaces the home folder
 */
export function setupEnvironment(
    { aws, salesforce }: SetupEmulators,
    home: string,
): Record<string, string> {
    return {
        PATH: process.env['PATH'] ?? '',
        HOME: home,
        USERPROFILE: home, // what Windows calls it
        TSX_TSCONFIG_PATH: join(PROJECT, 'tsconfig.json'),
        LATCH_SETUP_POLL_MS: '20',
        AWS_ENDPOINT_URL: aws.url,
        AWS_ACCESS_KEY_ID: DEPLOYER.id,
        AWS_SECRET_ACCESS_KEY: DEPLOYER.secret,
        AWS_EC2_METADATA_DISABLED: 'true',
        SF_ACCESS_TOKEN: salesforce.token,
        SF_INSTANCE_URL: salesforce.url,
    };
}
