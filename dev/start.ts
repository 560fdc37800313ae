import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Listr, PRESET_TIMER } from 'listr2';
import { startLocalStack, type LocalStack } from './local-stack';
import { DemoOrg } from './org/demo-org';
import { PAGE_SCRIPTS } from './org/page-scripts';
import { rehearseSetup } from './setup-rehearsal';

const ROOT = join(__dirname, '..');
const BUILD_PAGE = ['--import', 'tsx', 'dev/write-page.ts'];
const OLDEST_NODE = 20;

/** A problem that the user can fix, shown without a stack trace. The message is short, to fit a line of progress. */
class StartFault extends Error {
    readonly detail: string;

    constructor(message: string, detail = message) {
        super(message);
        this.detail = detail;
    }
}

async function main(): Promise<void> {
    const major = Number.parseInt(process.versions.node, 10);
    if (major < OLDEST_NODE) {
        throw new StartFault(`Needs Node ${OLDEST_NODE} or newer; this is ${process.version}.`);
    }
    const port = Number(process.env.PORT ?? 4000);
    await refuseTaken(port);
    const [mode, ...flags] = process.argv.slice(2);
    await (mode === '--setup' ? rehearse(port, flags) : start(port));
}

/** Checks the port before anything is built. */
async function refuseTaken(port: number): Promise<void> {
    const server = createServer();
    try {
        server.listen(port, '127.0.0.1');
        await once(server, 'listening');
    } catch (error) {
        throw new StartFault(
            `Can't listen on port ${port} (${error instanceof Error ? error.message : ''}). Choose another: PORT=4001 npm start`,
        );
    }
    server.close();
    await once(server, 'close');
}

/** Starts the Account page with everything behind it. */
async function start(port: number): Promise<void> {
    const { org, aws, fusebill } = await startInSteps(port);
    console.log(`
  Account page   ${org.url}
  AWS emulator   ${aws.url}
  Fusebill       ${fusebill.url}
  Its imports    ${fusebill.url.replace('/v1', '/control/import')}

  Open the Account page and latch "Stolen Bikes". "Demo controls", below the list of Accounts, cause faults.
  Ctrl+C stops everything.`);
}

/** Shows a line for each step with its time. Without a terminal, a line when it starts and one when it ends. */
async function startInSteps(port: number): Promise<LocalStack> {
    let demoOrg: DemoOrg | undefined;
    let stack: LocalStack | undefined;
    const builds = [
        { title: 'Build the function', task: () => runNode('lambda/build.mjs') },
        {
            title: "Build the page (the first time, Salesforce's base components too)",
            task: () => runNode(...BUILD_PAGE),
        },
        {
            title: "Load the package's Apex",
            task: async () => {
                demoOrg = await DemoOrg.start();
            },
        },
    ];
    const steps = new Listr(
        [
            {
                title: 'Build',
                task: (_, task) => task.newListr(builds, { concurrent: true }),
            },
            {
                title: 'Start the emulators of AWS and Fusebill, and the page',
                task: async () => {
                    stack = await startLocalStack({ port, demoOrg });
                },
            },
        ],
        {
            rendererOptions: { timer: PRESET_TIMER, collapseSubtasks: false },
            fallbackRendererOptions: { timer: PRESET_TIMER },
        },
    );
    await steps.run();
    if (stack === undefined) throw new Error('The page was not started.');
    return stack;
}

/**
 * Runs the setup command, then serves the page with what it installed. A release needs no build, and uses an existing
 * build of the page.
 */
async function rehearse(port: number, flags: readonly string[]): Promise<void> {
    const isRelease = flags.some((flag) => flag.startsWith('--release'));
    if (!isRelease || !existsSync(PAGE_SCRIPTS)) await runNode(...BUILD_PAGE);
    const code = await rehearseSetup({ port, flags });
    if (code !== 0) process.exit(code);
}

/** Runs a build; shows its output only if it fails. */
async function runNode(...parameters: string[]): Promise<void> {
    const build = spawn(process.execPath, parameters, {
        cwd: ROOT,
        stdio: ['ignore', 'inherit', 'pipe'],
    });
    const [said, [exitCode]] = await Promise.all([
        text(build.stderr),
        once(build, 'exit') as Promise<[number | null]>,
    ]);
    if (exitCode !== 0) throw new StartFault(`node ${parameters.join(' ')} failed`, said);
}

main().catch((error: unknown) => {
    console.error(error instanceof StartFault ? error.detail : error);
    process.exitCode = 1;
    process.exit();
});
