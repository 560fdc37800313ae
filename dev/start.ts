import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalStack } from './local-stack';
import { DemoOrg } from './org/demo-org';
import { PAGE_SCRIPTS } from './org/page-scripts';
import { rehearseSetup } from './setup-rehearsal';

const ROOT = join(__dirname, '..');
const BUILD_PAGE = ['--import', 'tsx', 'dev/write-page.ts'];

async function main(): Promise<void> {
    const port = Number(process.env.PORT ?? 4000);
    const [mode, ...flags] = process.argv.slice(2);
    await (mode === '--setup' ? rehearse(port, flags) : start(port));
}

/** The Account page with everything behind it in place. */
async function start(port: number): Promise<void> {
    const builds = [runNode('lambda/build.mjs'), runNode(...BUILD_PAGE)];
    const demoOrg = await DemoOrg.start(); // loads the classes while the others build
    await Promise.all(builds);
    const { org, aws, fusebill } = await startLocalStack({ port, demoOrg });
    console.log(`
  Account page   ${org.url}
  AWS emulator   ${aws.url}
  Fusebill       ${fusebill.url}
  Its imports    ${fusebill.url.replace('/v1', '/control/import')}

  Choose an Account, latch a customer (172677 is "Stolen Bikes"). Ctrl+C ends everything.`);
}

/** The setup command, then the page in front of what it has installed. A release needs no build, and a page that is there serves it. */
async function rehearse(port: number, flags: readonly string[]): Promise<void> {
    const isRelease = flags.some((flag) => flag.startsWith('--release'));
    if (!isRelease || !existsSync(PAGE_SCRIPTS)) await runNode(...BUILD_PAGE);
    const code = await rehearseSetup({ port, flags });
    if (code !== 0) process.exit(code);
}

/** Runs a build, which says itself what is wrong when it fails. */
async function runNode(...parameters: string[]): Promise<void> {
    const build = spawn(process.execPath, parameters, { cwd: ROOT, stdio: 'inherit' });
    const [exitCode] = (await once(build, 'exit')) as [number | null];
    if (exitCode !== 0) throw new Error(`node ${parameters.join(' ')} failed.`);
}

main().catch((error: unknown) => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    console.error(isTaken ? 'The port is in use: set PORT to a free one.' : error);
    process.exitCode = 1;
    process.exit();
});
