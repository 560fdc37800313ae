import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readComponents } from '../../tools/package-check/metadata/component';
import { compileComponents, isShipped } from './compile-components';
import { manifest } from './manifest';

const COMPONENTS = 'force-app/main/default/lwc';

/** Copied unchanged, besides the package directories; `sf` runs in the folder they are copied to. */
const COPIED = ['sfdx-project.json', '.forceignore', 'config'];

interface SfdxProject {
    readonly packageDirectories: readonly { readonly path: string; readonly default?: boolean }[];
    readonly sourceApiVersion: string;
}

/**
 * Writes the directory to deploy or to make a package version from: compiled components without tests and types, and a
 * manifest for each package directory. A failed build leaves no directory behind.
 * @param project the folder of the repository
 * @param directory is replaced
 */
export function buildPackage(project: string, directory: string): void {
    rmSync(directory, { recursive: true, force: true });
    const compiled = compileComponents(join(project, COMPONENTS));
    const { packageDirectories, sourceApiVersion } = JSON.parse(
        readFileSync(join(project, 'sfdx-project.json'), 'utf8'),
    ) as SfdxProject;
    mkdirSync(directory, { recursive: true });
    for (const path of [...COPIED, ...packageDirectories.map(({ path }) => path)]) {
        cpSync(join(project, path), join(directory, path), { recursive: true, filter: isDeployed });
    }
    for (const [path, text] of compiled) {
        write(join(directory, COMPONENTS, path), text);
    }
    for (const { path, default: isDefault = false } of packageDirectories) {
        const components = readComponents(join(directory, path));
        const name = isDefault ? 'package' : path;
        write(join(directory, `manifest/${name}.xml`), manifest(components, sourceApiVersion));
    }
}

/** Ignores JavaScript next to TypeScript, which other tools leave: the build writes its own. */
function isDeployed(path: string): boolean {
    const isCode = path.includes('/lwc/') && /\.[jt]s$/.test(path);
    return !isCode && isShipped(`${path}/`) && isShipped(path);
}

function write(file: string, text: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
}
