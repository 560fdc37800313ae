import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { METADATA_TYPES } from './metadata-types';

/** A component of the package, as the Metadata API names it. */
export interface Component {
    readonly type: string;
    /** With its object or folder where it has one: `Account.Latch_to_Fusebill`. */
    readonly fullName: string;
    /** The absolute path of its `-meta.xml` file. */
    readonly file: string;
}

const FILE_NAME = /^(?<name>.+)\.(?<suffix>[A-Za-z]+)-meta\.xml$/;

/**
 * All components below a folder, by file.
 * @throws Error when a file's suffix belongs to no metadata type that we know
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
    const type = METADATA_TYPES[suffix];
    if (type === undefined) {
        throw new Error(`${path}: no metadata type is known for this file name`);
    }
    return {
        type,
        fullName: [...owner(type, folders), decodeURIComponent(name)].join(
            type === 'Report' ? '/' : '.',
        ),
        file: join(folder, path),
    };
}

/** What stands before the name of the file in a full name: an object, or folders. */
function owner(type: string, folders: readonly string[]): string[] {
    if (type === 'Report') {
        return folders.slice(folders.lastIndexOf('reports') + 1);
    }
    const below = folders.at(-2);
    const isOfObject = below !== undefined && folders.at(-3) === 'objects';
    return isOfObject ? [below] : [];
}
