import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { javaLibrary } from '../apex/java';

/** Salesforce objects that the Apex tools' table lacks. */
const MISSING_IN_TABLE = new Set(['UserExternalCredential']);

const FOLDER = 'com/nawforce/runforce/SObjects';

/** Salesforce's standard objects and their fields, from the Apex tools. */
export interface StandardObjects {
    readonly hasObject: (name: string) => boolean;
    readonly hasField: (object: string, field: string) => boolean;
}

/** Reads the table of standard objects: one compiled Java class for each, with the fields as members. */
export function readStandardObjects(): StandardObjects {
    const archive = readFileSync(javaLibrary('sobject-types'));
    const classes = new Map<string, Uint8Array | undefined>();
    const read = (object: string): Uint8Array | undefined => {
        const path = `${FOLDER}/${object}.class`;
        if (!classes.has(path)) {
            classes.set(path, unzipSync(archive, { filter: ({ name }) => name === path })[path]);
        }
        return classes.get(path);
    };
    return {
        hasObject: (name) => MISSING_IN_TABLE.has(name) || read(name) !== undefined,
        hasField: (object, field) => holdsName(read(object), field),
    };
}

/** Whether a Java class file contains a name as a constant: the tag 1, two bytes of length, the name. */
function holdsName(file: Uint8Array | undefined, name: string): boolean {
    const constant = Buffer.from([1, 0, name.length, ...Buffer.from(name)]);
    return file !== undefined && Buffer.from(file).includes(constant);
}
