import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readProject, type Project } from '../metadata';

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>`;

/** Writes a project with these files to a temporary folder. Each class gets a metadata file. */
export function writeProject(files: Readonly<Record<string, string>>): Project {
    const folder = mkdtempSync(join(tmpdir(), 'apex-'));
    for (const [name, text] of Object.entries(files)) {
        const path = join(folder, name);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
        if (name.endsWith('.cls')) writeFileSync(`${path}-meta.xml`, META);
    }
    return readProject(folder);
}
