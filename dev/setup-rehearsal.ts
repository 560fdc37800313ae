import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAGE_SCRIPTS } from './org/page-scripts';
import { startOrg } from './org/server';
import {
    SETUP_COMMAND,
    SETUP_REGION,
    setupEnvironment,
    startSetupEmulators,
    type SetupEmulators,
} from './setup-emulators';

const PASSED_ON = ['TERM', 'COLORTERM', 'NO_COLOR', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];

/** The signals that stop it: Ctrl+C, another program, or closing the window. */
const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The prefix of the temporary folder for the state file, which is deleted at the end. */
export const REHEARSAL_FOLDER = 'latch-rehearsal-';

/**
 * Runs the real setup command against emulators, then serves the Account page with the function that it deployed. In a
 * terminal, the user answers the command's questions; otherwise the answer is always yes.
 * @param options.flags additional flags for the command
 * @returns its exit code
 */
export async function rehearseSetup(options: {
    port: number;
    flags: readonly string[];
}): Promise<number> {
    const { port, flags } = options;
    const emulators = await startSetupEmulators();
    const { fusebill, aws, salesforce, demo } = emulators;
    const page = await startOrg({ port, org: demo, scripts: PAGE_SCRIPTS }); // first: the port may be taken
    const asks = process.stdin.isTTY && !flags.some((flag) => flag === '--yes' || flag === '-y');
    if (asks) {
        console.log(`
A rehearsal: AWS, Salesforce and Fusebill are emulators on this machine, and nothing leaves it.
When you are asked for the Fusebill key, paste this one, made up for this run:

  ${fusebill.key}
`);
    }
    const code = await runSetup(emulators, flags, asks);
    if (code !== 0) {
        console.error('The rehearsal ends here. Each one starts with nothing installed.');
        return code;
    }
    console.log(`
Installed on emulators. Nothing is real, and everything is gone when you stop it.

  Account page   ${page.url}
  AWS emulator   ${aws.url}
  Org emulator   ${salesforce.url}
  Fusebill       ${fusebill.url}

  Choose an Account and latch a customer: the page calls the function that was just deployed. Ctrl+C stops everything.`);
    return code;
}

async function runSetup(
    emulators: SetupEmulators,
    flags: readonly string[],
    asks: boolean,
): Promise<number> {
    const { fusebill } = emulators;
    const folder = mkdtempSync(join(tmpdir(), REHEARSAL_FOLDER));
    const always = ['--region', SETUP_REGION, '--fusebill-base-url', fusebill.url];
    const state = ['--state', join(folder, 'latch-setup.json')];
    const yes = asks || flags.includes('--yes') ? [] : ['--yes'];
    const child = spawn(
        process.execPath,
        [...SETUP_COMMAND, ...always, ...state, ...yes, ...flags],
        {
            env: { ...passedOn(), ...setupEnvironment(emulators, folder) },
            stdio: [asks ? 'inherit' : 'pipe', 'inherit', 'inherit'],
        },
    );
    const tidy = (): void => {
        child.kill();
        rmSync(folder, { recursive: true, force: true });
    };
    const stop = (): void => process.exit(1);
    process.once('exit', tidy);
    for (const signal of STOPS) process.once(signal, stop);
    child.stdin?.end(fusebill.key);
    const [code] = (await once(child, 'close')) as [number | null];
    process.off('exit', tidy);
    for (const signal of STOPS) process.off(signal, stop);
    tidy();
    return code ?? 1;
}

function passedOn(): Record<string, string> {
    const entries = PASSED_ON.map((name) => [name, process.env[name]] as const);
    return Object.fromEntries(
        entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
}
