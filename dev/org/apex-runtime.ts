import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '../..');
const SOURCE = join(ROOT, 'tools/apex-runtime');
const BUNDLE = join(ROOT, 'node_modules/.cache/apex-runtime/runtime.cjs');

type Runtime = typeof import('../../tools/apex-runtime/apex-org') &
    typeof import('../../tools/apex-runtime/metadata');

/**
 * The Apex runtime, bundled into one file. Under tsx, each use of an imported name costs two calls, a quarter of
 * Apex's run time.
 */
export function loadRuntime(): Runtime {
    const { outputFiles } = buildSync({
        stdin: {
            contents: "export * from './apex-org'; export * from './metadata';",
            resolveDir: SOURCE,
        },
        bundle: true,
        platform: 'node',
        external: ['@apexdevtools/apex-parser'],
        define: { __dirname: JSON.stringify(join(SOURCE, 'syntax')) }, // only the cache of trees asks for its folder
        write: false,
    });
    for (const { text } of outputFiles) {
        if (!existsSync(BUNDLE) || readFileSync(BUNDLE, 'utf8') !== text) replaceBundle(text);
    }
    return createRequire(__filename)(BUNDLE) as Runtime;
}

/** Writes under another name first, because another process may be reading the file. */
function replaceBundle(text: string): void {
    const draft = `${BUNDLE}.${process.pid}`;
    mkdirSync(dirname(BUNDLE), { recursive: true });
    writeFileSync(draft, text);
    renameSync(draft, BUNDLE);
}
