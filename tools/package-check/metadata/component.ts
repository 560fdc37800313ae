import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { METADATA_KINDS } from './metadata-kinds';

/** A component of the package, with its Metadata API names. */
export interface Component {
    readonly type: string;
    /** Includes its object, if any: `Account.Latch_to_Fusebill`. */
    readonly fullName: string;
    /** The absolute path of its `-meta.xml` file. */
    readonly file: string;
}

const FILE_NAME = /^(?<name>.+)\.(?<suffix>[A-Za-z]+)-meta\.xml$/;

/**
 * All components below a folder, by file.
 * @throws Error if a file's suffix is an unknown metadata kind
 */
export function readComponents(folder: string): Component[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('-meta.xml'))
        .sort()
        .map((path) => component(folder, path));
}

function component(folder: string, path: string): Component {
    const folders = path.split(sep);
    const { name = '', suffix = '' } = FILE_NAME.exec(folders.pop() ?? '')?.groups ?? {};
    const type = METADATA_KINDS[suffix];
    if (type === undefined) {
        throw new Error(
            `${path}: the metadata kind '${suffix}' is unknown: add it to metadata-kinds.ts, and what it refers to to reference-rules.ts`,
        );
    }
    const fullName = [...objectAbove(folders), decodeURIComponent(name)].join('.');
    return { type, fullName, file: join(folder, path) };
}

/** The object whose folder holds the file, if one does. */
function objectAbove(folders: readonly string[]): string[] {
    const below = folders.at(-2);
    return below !== undefined && folders.at(-3) === 'objects' ? [below] : [];
}
