import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';

/** The earliest date that a zip file can hold, so that the same files always give the same bytes. */
const DATE = new Date(1980, 0, 1);
const READABLE_FILE = 0o100644;
const MADE_BY_UNIX = 3;

/** Zips the folder's files, world-readable as Lambda requires. */
export function zipFolder(folder: string): Buffer {
    const files: Zippable = {};
    for (const name of readdirSync(folder).sort()) {
        files[name] = [
            readFileSync(join(folder, name)),
            { mtime: DATE, os: MADE_BY_UNIX, attrs: READABLE_FILE * 0x10000, level: 9 },
        ];
    }
    return Buffer.from(zipSync(files));
}
