import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { versionOf, type Installed } from './install';
import type { Options } from './options';
import type { Setting } from './results';

const ROOT = join(__dirname, '..');
const COMPARED = [
    '@aws-sdk/client-secrets-manager',
    '@aws-lambda-powertools/logger',
    '@middy/core',
    'axios',
];

/** The machine and the installed versions. */
export function settingOf(
    { nodeVersion, clientName }: Installed,
    { rounds, plant }: Options,
    minutes: number,
): Setting {
    const versions = Object.fromEntries(COMPARED.map((name) => [name, versionOf(__dirname, name)]));
    return {
        date: new Date().toISOString().slice(0, 10),
        machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${Math.round(totalmem() / 1024 ** 3)} GB, ${process.platform} ${process.arch}`,
        versions: {
            'Node (function)': nodeVersion,
            'Node (emulators)': process.version,
            esbuild: versionOf(ROOT, 'esbuild'),
            ...versions,
        },
        runtimeClient: clientName,
        rounds,
        minutes,
        plant,
    };
}
