import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildPage } from './org/page-build';

const FILE = join(__dirname, '../dist/page.js');

async function main(): Promise<void> {
    await mkdir(dirname(FILE), { recursive: true });
    await writeFile(FILE, await buildPage());
}

main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
