import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import ts from 'typescript';

const BUNDLES = join(__dirname, '../force-app/main/default/lwc');
const COMPILED = new Set(['.ts', '.html', '.css']);

/** The download size of our own components. */
export type CardBytes = { bundles: number; kb: number; gzipKb: number };

/** Compiles each of our bundles as the platform does, without the base components and the framework, minified. */
export async function measureCardBytes(): Promise<CardBytes> {
    const names = readdirSync(BUNDLES).filter((name) =>
        existsSync(join(BUNDLES, name, `${name}.js-meta.xml`)),
    );
    const codes = await Promise.all(names.flatMap(filesOf).map(compile));
    const code = codes.join('\n');
    return {
        bundles: names.length,
        kb: Buffer.byteLength(code) / 1024,
        gzipKb: gzipSync(code).length / 1024,
    };
}

function filesOf(bundle: string): string[] {
    return readdirSync(join(BUNDLES, bundle), { withFileTypes: true })
        .filter((entry) => entry.isFile() && COMPILED.has(extname(entry.name)))
        .map(({ name }) => join(BUNDLES, bundle, name));
}

async function compile(file: string): Promise<string> {
    const { transformSync } = await import('@lwc/compiler');
    const source = readFileSync(file, 'utf8');
    const isScript = extname(file) === '.ts';
    const { code } = transformSync(
        isScript ? withoutTypes(source) : source,
        isScript ? file.replace(/\.ts$/, '.js') : file,
        { name: basename(join(file, '..')), namespace: 'c' },
    );
    return (await transform(code, { minify: true, loader: 'js' })).code;
}

function withoutTypes(source: string): string {
    const { ESNext: target } = ts.ScriptTarget;
    const { ESNext: module } = ts.ModuleKind;
    return ts.transpileModule(source, {
        compilerOptions: { target, module, verbatimModuleSyntax: true },
    }).outputText;
}
