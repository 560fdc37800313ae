// Writes the release that the tests install, once for all of them.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export default function writeRelease() {
    const args = ['--import', 'tsx', 'setup/release/write-release.ts', 'dist/test-setup'];
    const { status, stderr } = spawnSync(process.execPath, args, {
        cwd: PROJECT,
        encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The release could not be written: ${stderr}`);
}
