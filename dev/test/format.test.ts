import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROJECT = join(__dirname, '../..');
const PRETTIER = join(PROJECT, 'node_modules/prettier/bin/prettier.cjs');
const CLASS = 'force-app/main/default/classes/function/LatchCode.cls';
const PERMISSION = 'force-app/main/default/customPermissions/Latch_Move.customPermission-meta.xml';

/** Whether `npm run check` accepts the format of this text as a file of the package. */
function isFormatted(path: string, text: string): boolean {
    const args = [PRETTIER, '--stdin-filepath', path];
    const { status, stdout } = spawnSync(process.execPath, args, {
        cwd: PROJECT,
        input: text,
        encoding: 'utf8',
    });
    return status === 0 && stdout === text;
}

describe('the format', () => {
    it.each([
        ['Apex', CLASS],
        ['metadata', PERMISSION],
    ])('is checked for %s', (_kind, path) => {
        const text = readFileSync(join(PROJECT, path), 'utf8');

        expect(isFormatted(path, text)).toBe(true);
        expect(isFormatted(path, text.replace('\n    ', '\n  '))).toBe(false);
    });
});
