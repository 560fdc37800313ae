import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { RELEASE_PATHS } from '../release/release';
import { RELEASE } from './world';

/** Writes the release under test as version 9.9.9, with other code and another class. Returns the file. */
export function newerRelease(folder: string): string {
    const files = unzipSync(readFileSync(RELEASE));
    const text = (path: string): string => strFromU8(files[path] ?? new Uint8Array());
    const { code } = JSON.parse(text(RELEASE_PATHS.manifest)) as { code: string };
    const newCode = 'fusebill-latch-999999999999.zip';
    for (const path of [RELEASE_PATHS.retain, RELEASE_PATHS.destroy]) {
        files[path] = strToU8(text(path).replaceAll(code, newCode));
    }
    files[`aws/${newCode}`] = files[`aws/${code}`] ?? new Uint8Array();
    files[RELEASE_PATHS.manifest] = strToU8(JSON.stringify({ version: '9.9.9', code: newCode }));
    const inside = unzipSync(files[RELEASE_PATHS.package] ?? new Uint8Array());
    const path = 'classes/LatchController.cls';
    inside[path] = strToU8(`${strFromU8(inside[path] ?? new Uint8Array())}\n// newer\n`);
    files[RELEASE_PATHS.package] = zipSync(inside);
    const file = join(folder, 'newer.zip');
    writeFileSync(file, zipSync(files));
    return file;
}
