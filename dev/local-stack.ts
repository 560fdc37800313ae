import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalCloud, type LocalCloud } from './local-cloud';
import { DemoControls } from './org/demo-controls';
import { DemoOrg } from './org/demo-org';
import { PAGE_SCRIPTS } from './org/page-scripts';
import { startOrg, type OrgServer } from './org/server';

const BUNDLE = join(__dirname, '../lambda/dist/index.mjs');

/** Everything from the Account page to Fusebill, on 127.0.0.1. */
export type LocalStack = Omit<LocalCloud, 'credential'> & { org: OrgServer; demo: DemoControls };

/** Starts everything: the Account page with the real components, the package's Apex, and the cloud with the built function. */
export async function startLocalStack(
    options: { port?: number; environment?: Record<string, string>; demoOrg?: DemoOrg } = {},
): Promise<LocalStack> {
    if (!existsSync(BUNDLE)) throw new Error('Run "npm run build:lambda" first.');
    if (!existsSync(PAGE_SCRIPTS)) throw new Error('Run "npm run build:page" first.');
    const { port = 0, environment = {}, demoOrg = await DemoOrg.start() } = options;
    const cloud = await startLocalCloud({ lambda: { bundle: BUNDLE, env: environment } });
    demoOrg.credential = cloud.credential;
    const demo = new DemoControls(cloud, demoOrg);
    const org = await startOrg({ port, scripts: PAGE_SCRIPTS, org: demoOrg, demo });
    const close = async (): Promise<void> => {
        await org.close();
        await cloud.close();
    };
    const { fusebill, aws, deploy } = cloud;
    return { fusebill, aws, deploy, org, demo, close };
}
