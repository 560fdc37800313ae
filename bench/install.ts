import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Runtime } from './cold-start';

/** The runtime to measure with, and its description for the report. */
export type Installed = Runtime & { nodeVersion: string; clientName: string };

const RIC = join(__dirname, 'ric');
const RIC_CLIENT = join(RIC, 'node_modules/aws-lambda-ric/index.mjs');

/**
 * Installs what the lock files of the benchmark name, once: the stacks to compare with, Lambda's Node, and its runtime client,
 * which is compiled and needs cmake and a C++ compiler. Where that fails the AWS emulator's own stands in, and the report
 * says so.
 */
export function install(): Installed {
    installOnce(__dirname);
    const hasRic = tryRic();
    const node = lambdaNode() ?? process.execPath;
    return {
        node,
        ...(hasRic && { client: RIC_CLIENT }),
        nodeVersion: execFileSync(node, ['--version']).toString().trim(),
        clientName: hasRic
            ? `aws-lambda-ric ${versionOf(RIC, 'aws-lambda-ric')}`
            : "the emulator's own",
    };
}

/** The version of an installed package of this folder. */
export function versionOf(folder: string, name: string): string {
    const file = join(folder, 'node_modules', name, 'package.json');
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Remembers a failed compilation until the lock file changes, because it takes minutes. */
function tryRic(): boolean {
    const failure = join(__dirname, '../node_modules/.cache/latch-bench/ric-failed.txt');
    const lock = readFileSync(join(RIC, 'package-lock.json'), 'utf8');
    if (existsSync(failure) && readFileSync(failure, 'utf8') === lock) return false;
    try {
        installOnce(RIC);
        return existsSync(join(RIC, 'node_modules/aws-lambda-ric/rapid-client.node'));
    } catch {
        console.warn(
            "aws-lambda-ric could not be compiled here; the AWS emulator's stands in for it.",
        );
        mkdirSync(join(failure, '..'), { recursive: true });
        writeFileSync(failure, lock);
        return false;
    }
}

/** Installs unless the installed packages match the lock file. */
function installOnce(folder: string): void {
    const marker = join(folder, 'node_modules/.installed-lock.json');
    const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
    if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
    console.log(`Installing ${folder}; this happens once.`);
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
    });
    writeFileSync(marker, lock);
}

/** Node 24 from npm for this platform; undefined if there is none. */
function lambdaNode(): string | undefined {
    const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
    const os = process.platform === 'win32' ? 'win' : process.platform;
    return [`node-${os}-${process.arch}`, `node-bin-${os}-${process.arch}`]
        .map((name) => join(__dirname, 'node_modules', name, binary))
        .find((path) => existsSync(path));
}
