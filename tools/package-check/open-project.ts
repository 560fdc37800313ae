import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Project } from './check';
import { compileBundles } from './components/compiled-bundle';
import { readComponents } from './metadata/component';
import { readSettings } from './settings';

/** Opens the project in a folder with an `sfdx-project.json`. */
export function openProject(folder: string): Project {
    const root = resolve(folder);
    const packages = packageFolders(root);
    const components = once(() => packages.flatMap(readComponents));
    const bundles = once(() => compileBundles(components()));
    return { root, packages, settings: readSettings(root), components, bundles };
}

function packageFolders(root: string): string[] {
    const { packageDirectories } = JSON.parse(
        readFileSync(join(root, 'sfdx-project.json'), 'utf8'),
    ) as { packageDirectories: readonly { path: string }[] };
    return packageDirectories.map(({ path }) => join(root, path));
}

function once<Value>(make: () => Value): () => Value {
    let made: { value: Value } | undefined;
    return () => (made ??= { value: make() }).value;
}
