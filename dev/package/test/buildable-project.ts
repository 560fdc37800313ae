import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { withProject, type Files } from '../../../tools/package-check/test/sample-project';

const REPOSITORY = join(__dirname, '../../..');
const COPIED = [
    'sfdx-project.json',
    '.forceignore',
    'config',
    'translations',
    'tsconfig.base.json',
    'force-app/main/default/lwc/tsconfig.json',
];

/**
 * Runs a test on a project with some files and the repository's own settings.
 * @param files the sample, or the sample with a planted fault
 */
export function withBuildableProject(
    files: Files,
    test: (root: string) => void | Promise<void>,
): Promise<void> {
    return withProject(files, (root) => {
        for (const path of COPIED) {
            cpSync(join(REPOSITORY, path), join(root, path), { recursive: true });
        }
        mkdirSync(join(root, 'dev'));
        for (const path of ['node_modules', 'contract', 'dev/lwc-types']) {
            symlinkSync(join(REPOSITORY, path), join(root, path));
        }
        return test(root);
    });
}
