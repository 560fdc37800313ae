import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '@lwc/sfdc-lwc-compiler';
import { buildPackage } from '../package/build-package';
import { TypeFault } from '../package/compile-components';
import type { CompiledBundle } from './compiled-bundle';

const COMPONENTS = 'force-app/main/default/lwc';

/** Builds the package of a project, and hands each of its components to the platform's compiler. */
async function compileBundles(root: string): Promise<CompiledBundle[]> {
    const temporary = mkdtempSync(join(tmpdir(), 'latch-package-'));
    try {
        const directory = join(temporary, 'package');
        buildPackage(root, directory);
        const bundles: CompiledBundle[] = [];
        for (const name of readdirSync(join(directory, COMPONENTS))) {
            const files = readFiles(join(directory, COMPONENTS, name));
            const output = await compile({
                bundle: { namespace: 'c', name, type: 'platform', files },
            });
            bundles.push({ name, folder: join(root, COMPONENTS, name), output });
        }
        return bundles;
    } finally {
        rmSync(temporary, { recursive: true });
    }
}

function readFiles(folder: string): Record<string, string> {
    const files = readdirSync(folder).filter((file) => /\.(js|html|css)$/.test(file));
    return Object.fromEntries(
        files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
    );
}

compileBundles(process.argv[2] ?? '.')
    .then((bundles) => process.stdout.write(JSON.stringify(bundles)))
    .catch((error: unknown) => {
        console.error(error instanceof TypeFault ? error.message : error);
        process.exitCode = 1;
    });
