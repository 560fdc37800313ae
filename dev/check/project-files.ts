import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The hash of each file's content, by the file's path below the project's folder, with slashes. */
export type ProjectFiles = ReadonlyMap<string, string>;

/** Installed and generated files, and pictures. */
const LEFT_OUT = new Set(
    'node_modules dist cdk.out coverage images .git .cache .sf .sfdx'.split(' '),
);

/** Reads all files of the project that a check may look at. */
export function readProjectFiles(root: string): ProjectFiles {
    return new Map(filesBelow(root).map((file) => [pathOf(file, root), hashOf(file)]));
}

/** A hash of the chosen files, and of everything else that the result depends on. */
export function fingerprint(
    files: ProjectFiles,
    isChosen: (path: string) => boolean,
    others: readonly string[],
): string {
    const chosen = [...files].filter(([path]) => isChosen(path)).sort();
    return createHash('sha256')
        .update(JSON.stringify([chosen, others]))
        .digest('hex');
}

function filesBelow(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true })
        .filter(({ name }) => !LEFT_OUT.has(name))
        .flatMap((entry) => {
            const path = join(folder, entry.name);
            if (entry.isDirectory()) return filesBelow(path);
            return entry.isFile() ? [path] : [];
        });
}

function pathOf(file: string, root: string): string {
    return relative(root, file).split(sep).join('/');
}

function hashOf(file: string): string {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
}
