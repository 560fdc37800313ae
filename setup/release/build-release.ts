import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import packageJson from '../../package.json';
import { childEnv } from '../run/child-env';
import { openRelease, type Release } from './release';

const PROJECT = join(__dirname, '../..');

/** Builds the release from this project's source. Throws with the compiler's output if that fails. */
export async function buildRelease(env: NodeJS.ProcessEnv): Promise<Release> {
    await run(['lambda/build.mjs'], env);
    await run(['--import', 'tsx', 'setup/release/write-release.ts'], env);
    return openRelease(join(PROJECT, `dist/release/fusebill-latch-${packageJson.version}.zip`));
}

async function run(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
    const child = spawn(process.execPath, args, {
        cwd: PROJECT,
        env: childEnv(env),
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve, reject) => {
        child.once('error', reject).once('close', resolve);
    });
    const [words, errors, code] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        ended,
    ]);
    if (code !== 0) throw new Error(`The build failed. ${errors.trim() || words.trim()}`);
}
