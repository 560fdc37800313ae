import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keySecretName, STACK_NAME } from '../../contract/agreed-values';
import type { AwsEmulator } from '../../dev/aws/emulator';
import type { FusebillEmulator } from '../../dev/fusebill/emulator';
import type { DemoOrg } from '../../dev/org/demo-org';
import type { SalesforceEmulator } from '../../dev/salesforce/emulator';
import type { OrgOptions } from '../../dev/salesforce/org-options';
import {
    DEPLOYER,
    SETUP_ACCOUNT,
    SETUP_REGION,
    setupEnvironment,
    startSetupEmulators,
    type SetupEmulators,
} from '../../dev/setup-emulators';
import packageJson from '../../package.json';
import type { Result } from '../console/show-result';

const PROJECT = join(__dirname, '../..');

/** The setup command as one file, built by Jest's global set-up. The rehearsal runs it from source. */
const SETUP_COMMAND = join(PROJECT, 'dist/test-setup/setup.cjs');

/** The release of this source, written by Jest's global set-up. */
export const RELEASE = join(
    PROJECT,
    `dist/test-setup/release/fusebill-latch-${packageJson.version}.zip`,
);

/** Where the tests install everything. */
export const REGION = SETUP_REGION;
export const ACCOUNT = SETUP_ACCOUNT;
export const STACK = STACK_NAME;
export const KEY_SECRET = keySecretName(STACK);

/** The result of a run of the command. */
export type Run = {
    code: number | null;
    signal: NodeJS.Signals | null;
    output: string;
    /** The document of `--json`. */
    json: () => Result;
};

export type RunOptions = {
    /** Its standard input; empty by default, so that it never waits. */
    stdin?: string;
    /** The answers to its questions, each typed when its question appears. */
    answers?: readonly (readonly [question: RegExp, answer: string])[];
    /** Kills it as soon as this is true, checked after each request to AWS and Salesforce. */
    killWhen?: () => boolean;
    env?: Record<string, string>;
};

/** Emulators of Fusebill, AWS and an org, an empty folder, and a person with the deployer policy. */
export class World {
    readonly folder = mkdtempSync(join(tmpdir(), 'latch-setup-'));
    readonly fusebill: FusebillEmulator;
    readonly aws: AwsEmulator;
    readonly salesforce: SalesforceEmulator;
    readonly demo: DemoOrg;
    /** The output of all runs. */
    printed = '';
    /** The file that `--release` names. */
    release = RELEASE;
    private readonly emulators: SetupEmulators;

    private constructor(emulators: SetupEmulators) {
        this.emulators = emulators;
        this.fusebill = emulators.fusebill;
        this.aws = emulators.aws;
        this.salesforce = emulators.salesforce;
        this.demo = emulators.demo;
    }

    /** Starts with nothing installed. */
    static async start(org: OrgOptions = {}): Promise<World> {
        return new World(await startSetupEmulators(org));
    }

    /** The changes made so far in AWS, Salesforce and Fusebill, one line each. */
    changes(): string[] {
        const aws = this.aws.calls
            .filter(
                ({ action, status }) =>
                    /^(Create|Put|Update|Delete|Execute|Restore)/.test(action) && status < 300,
            )
            .map(({ service, action }) => `${service}:${action}`);
        const salesforce = this.salesforce.requests
            .filter(({ method, status }) => method !== 'GET' && status < 300)
            .map(({ method, path }) => `${method} ${path}`);
        return [...aws, ...salesforce, ...this.fusebill.writes.map(() => 'latch')];
    }

    /** The id of the access key that Salesforce holds. */
    heldKey(): string | undefined {
        return this.salesforce.org.credentials.accessKey('Fusebill_Latch', 'Lambda')?.accessKeyId;
    }

    /** The ids of the access keys of Salesforce's user. */
    userKeys(): string[] {
        return [...this.aws.cloud.identities.users.values()].flatMap(({ keys }) =>
            keys.map(({ accessKeyId }) => accessKeyId),
        );
    }

    /** The secrets that exist so far. */
    secrets(): string[] {
        const keys = Object.entries(this.aws.cloud.keys)
            .filter(([id]) => id.startsWith('AKIA'))
            .map(([, { secret }]) => secret);
        return [DEPLOYER.secret, this.fusebill.key, this.salesforce.token, ...keys];
    }

    /** The files that the runs have written. */
    files(): { name: string; text: string; mode: number }[] {
        return readdirSync(this.folder).map((name) => ({
            name,
            text: readFileSync(join(this.folder, name), 'utf8'),
            mode: statSync(join(this.folder, name)).mode & 0o777,
        }));
    }

    /** Runs the command with all flags, so that it asks nothing. */
    install(args: readonly string[] = [], options: RunOptions = {}): Promise<Run> {
        return this.run(['--yes', '--region', REGION, ...this.where(), ...args], {
            stdin: this.fusebill.key,
            ...options,
        });
    }

    /** The flags for this world's Fusebill and the release under test. */
    where(): string[] {
        return ['--release', this.release, '--fusebill-base-url', this.fusebill.url];
    }

    /** Runs the real command as a separate process. */
    async run(args: readonly string[], options: RunOptions = {}): Promise<Run> {
        const { stdin = '', answers, killWhen, env = {} } = options;
        const child = spawn(process.execPath, [SETUP_COMMAND, ...args], {
            cwd: this.folder,
            env: { ...setupEnvironment(this.emulators, this.folder), NO_COLOR: '1', ...env },
            stdio: ['pipe', 'pipe', 'pipe'],
        });
        let output = '';
        const left = [...(answers ?? [])];
        const look = (chunk: Buffer): void => {
            output += chunk.toString();
            const [next] = left;
            if (next?.[0].test(output)) {
                left.shift();
                child.stdin.write(`${next[1]}\n`);
            }
            if (killWhen?.()) child.kill('SIGKILL');
        };
        const watch = killWhen && setInterval(() => killWhen() && child.kill('SIGKILL'), 2);
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        if (answers === undefined) child.stdin.end(stdin);
        const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(
            (resolve) => {
                child.once('close', (...ended) => resolve(ended));
            },
        );
        clearInterval(watch);
        this.printed += output;
        return { code, signal, output, json: () => JSON.parse(output) as Result };
    }

    async close(): Promise<void> {
        await this.emulators.close();
        rmSync(this.folder, { recursive: true });
    }
}
