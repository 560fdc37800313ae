import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compile } from '@lwc/sfdc-lwc-compiler';
import { transformSync, type TransformOptions } from 'esbuild';
import type { CompiledBundle } from './compiled-bundle';

/** Leaves decorators, because the platform's compiler wants to see @api and @wire. */
const STRIPPED: TransformOptions = {
    loader: 'ts',
    target: 'esnext',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
};

/** Compiles a component with the platform's compiler, after removing TypeScript's types. */
async function compileBundle(folder: string): Promise<CompiledBundle> {
    const name = basename(folder);
    const files = readFiles(folder);
    const output = await compile({ bundle: { namespace: 'c', name, type: 'platform', files } });
    return { name, folder, output };
}

/** Ignores JavaScript next to TypeScript of the same name, which a build left. */
function readFiles(folder: string): Record<string, string> {
    const names = readdirSync(folder).filter((file) => /(?<!\.d)\.(ts|js|html|css)$/.test(file));
    const scripts = names.filter((file) => file.endsWith('.ts')).map(asScript);
    const source = names.filter((file) => !scripts.includes(file));
    return Object.fromEntries(
        source.map((file) => {
            const text = readFileSync(join(folder, file), 'utf8');
            return file.endsWith('.ts') ? [asScript(file), stripped(text)] : [file, text];
        }),
    );
}

function asScript(file: string): string {
    return file.replace(/\.ts$/, '.js');
}

function stripped(text: string): string {
    return transformSync(text, STRIPPED).code;
}

async function main(folders: readonly string[]): Promise<void> {
    const bundles: CompiledBundle[] = [];
    for (const folder of folders) bundles.push(await compileBundle(folder));
    process.stdout.write(JSON.stringify(bundles));
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
