import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { planTestRun } from './plan-test-run';
import { readClasses } from './read-classes';

const ROOT = join(__dirname, '../..');

const testClasses = [...readClasses().keys()].filter((name) => name.endsWith('Test'));

/** On Windows both commands are scripts, which only a shell finds. */
const shell = process.platform === 'win32';

function isInstalled(command: string): boolean {
    return spawnSync(command, ['--help'], { stdio: 'ignore', shell }).status === 0;
}

try {
    const { command, parameters } = planTestRun(process.argv.slice(2), {
        testClasses,
        isInstalled,
    });
    const { status } = spawnSync(command, parameters, { cwd: ROOT, stdio: 'inherit', shell });
    process.exitCode = status ?? 1;
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
}
