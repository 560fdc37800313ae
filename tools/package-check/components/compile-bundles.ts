import { readFileSync, readdirSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { basename, join } from 'node:path';
import { compile } from '@lwc/sfdc-lwc-compiler';
import { transformSync, type TransformOptions } from 'esbuild';
import type { CompiledBundle } from './compiled-bundle';

/** Leaves decorators, because the platform's compiler wants to see @api and @wire. */
const STRIPPED: TransformOptions = {
    loader: 'ts',
    target: 'esnext',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    sourcemap: 'external',
};

/** A file as the compiler gets it. */
type Source = { name: string; text: string; original?: Original };

/** The TypeScript that a script was made of. */
type Original = { name: string; map: SourceMap };

type Diagnostic = CompiledBundle['output']['diagnostics'][number];

/** Compiles a component with the platform's compiler, after removing TypeScript's types. */
async function compileBundle(folder: string): Promise<CompiledBundle> {
    const bundle = basename(folder);
    const sources = readSources(folder);
    const files = Object.fromEntries(sources.map(({ name, text }) => [name, text]));
    const options = { namespace: 'c', name: bundle, type: 'platform', files } as const;
    const { diagnostics, results, ...output } = await compile({ bundle: options });
    const located = (each: Diagnostic): Diagnostic => inOriginal(each, sources);
    return {
        name: bundle,
        folder,
        output: {
            ...output,
            diagnostics: diagnostics.map(located),
            results: results?.map((each) => ({
                ...each,
                diagnostics: each.diagnostics.map(located),
            })),
        },
    };
}

/** Ignores JavaScript next to TypeScript of the same name, which a build left. */
function readSources(folder: string): Source[] {
    const names = readdirSync(folder).filter((file) => /(?<!\.d)\.(ts|js|html|css)$/.test(file));
    const scripts = names.filter((file) => file.endsWith('.ts')).map(asScript);
    return names
        .filter((file) => !scripts.includes(file))
        .map((name) => {
            const text = readFileSync(join(folder, name), 'utf8');
            return name.endsWith('.ts') ? withoutTypes(name, text) : { name, text };
        });
}

function asScript(file: string): string {
    return file.replace(/\.ts$/, '.js');
}

function withoutTypes(name: string, typescript: string): Source {
    const { code, map } = transformSync(typescript, STRIPPED);
    const original = { name, map: new SourceMap(JSON.parse(map) as SourceMapPayload) };
    return { name: asScript(name), text: code, original };
}

/** What the compiler says of a script, at its place in TypeScript. */
function inOriginal(diagnostic: Diagnostic, sources: readonly Source[]): Diagnostic {
    const original = sources.find(({ name }) => name === diagnostic.filename)?.original;
    if (original === undefined) return diagnostic;
    const { location } = diagnostic;
    if (location === undefined) return { ...diagnostic, filename: original.name };
    const entry = original.map.findEntry(location.line - 1, location.column);
    const line = 'originalLine' in entry ? entry.originalLine + 1 : location.line;
    return { ...diagnostic, filename: original.name, location: { ...location, line } };
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
