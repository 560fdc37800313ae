import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds what all tests share: the command as one file, which starts faster than its source, and the release that it
 * installs.
 */
export default async function buildOnce() {
    await bundleCommand();
    writeRelease();
}

function bundleCommand() {
    return build({
        entryPoints: [`${PROJECT}/setup/main.ts`],
        outfile: `${PROJECT}/dist/test-setup/setup.cjs`,
        bundle: true,
        platform: 'node',
        target: 'node20',
        format: 'cjs',
        logLevel: 'warning',
    });
}

function writeRelease() {
    const args = ['--import', 'tsx', 'setup/release/write-release.ts', 'dist/test-setup'];
    const { status, stderr } = spawnSync(process.execPath, args, {
        cwd: PROJECT,
        encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The release could not be written: ${stderr}`);
}
