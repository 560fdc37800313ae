import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startLocalStack } from './local-stack';
import { DemoOrg } from './org/demo-org';

const ROOT = join(__dirname, '..');

async function main(): Promise<void> {
    const port = Number(process.env.PORT ?? 4000);
    const builds = [runNode('lambda/build.mjs'), runNode('--import', 'tsx', 'dev/write-page.ts')];
    const demoOrg = await DemoOrg.start(); // loads the classes while the others build
    await Promise.all(builds);
    const { org, aws, fusebill } = await startLocalStack({ port, demoOrg });
    console.log(`
  Account page   ${org.url}
  AWS emulator   ${aws.url}
  Fusebill       ${fusebill.url}

  Choose an Account, latch a customer (172677 is "Stolen Bikes"). Ctrl+C ends everything.`);
}

/** Runs a build, which says itself what is wrong when it fails. */
async function runNode(...parameters: string[]): Promise<void> {
    const build = spawn(process.execPath, parameters, { cwd: ROOT, stdio: 'inherit' });
    const [exitCode] = (await once(build, 'exit')) as [number | null];
    if (exitCode !== 0) throw new Error(`node ${parameters.join(' ')} failed.`);
}

main().catch((error: unknown) => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    console.error(isTaken ? 'The port is taken: set PORT to a free one.' : error);
    process.exitCode = 1;
    process.exit();
});
