import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import lwc from '@lwc/rollup-plugin';
import { build, transform } from 'esbuild';
import type { Plugin } from 'rollup';
import { namedIcons } from './page-icons';
import { platformModules } from './platform-modules';
import { rollupPlugins } from './rollup-plugins';

const ROOT = join(__dirname, '../..');
const PAGE = join(__dirname, 'page');
const BUNDLES = join(ROOT, 'force-app/main/default/lwc');
const BASE_COMPONENTS = join(ROOT, 'node_modules/lightning-base-components/src/lightning');
const CACHE = join(ROOT, 'node_modules/.cache/latch-page');

/**
 * Compiles the page and the package's own Lightning Web Components into `page.js`. `synthetic-shadow.js` must be
 * loaded first, as in an org. The first call takes longest, because it also compiles Salesforce's base components,
 * which are then cached on disk.
 * @param folder is replaced
 */
export async function buildPage(folder: string): Promise<void> {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(CACHE, { recursive: true });
    await build({
        entryPoints: {
            'synthetic-shadow': engine('@lwc/synthetic-shadow'),
            page: join(PAGE, 'page.ts'),
        },
        outdir: folder,
        bundle: true,
        format: 'esm',
        minify: true,
        define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' },
        logLevel: 'warning',
        plugins: [
            rollupPlugins([
                platformModules(ROOT),
                baseComponents(),
                withoutNativeStyles(),
                typesStripped(),
                namedIcons([BUNDLES, BASE_COMPONENTS, join(PAGE, '..')]),
                cachedOnDisk(
                    lwc({
                        rootDir: PAGE,
                        enableDynamicComponents: true,
                        enableLwcOn: true,
                        modules: [...ownModules(), { npm: 'lightning-base-components' }],
                    }),
                ),
            ]),
        ],
    });
}

function ownModules(): { name: string; path: string }[] {
    return readdirSync(BUNDLES)
        .filter((name) => existsSync(join(BUNDLES, name, `${name}.js-meta.xml`)))
        .map((name) => ({ name: `c/${name}`, path: entryOf(join(BUNDLES, name, name)) }));
}

/** A bundle with only styles has no script. */
function entryOf(file: string): string {
    return existsSync(`${file}.ts`) ? `${file}.ts` : `${file}.css`;
}

/** Resolves the base components once. The LWC resolver would read their list of 455 again for each import. */
function baseComponents(): Plugin {
    const paths = new Map<string, string>();
    for (const name of readdirSync(BASE_COMPONENTS)) {
        const file = ['js', 'html', 'css']
            .map((ending) => join(BASE_COMPONENTS, name, `${name}.${ending}`))
            .find((path) => existsSync(path));
        if (file !== undefined) paths.set(`lightning/${name}`, file);
    }
    for (const [id, file] of Object.entries(packageModules())) paths.set(id, file);
    paths.set('lwc', engine('@lwc/engine-dom'));
    return { name: 'base-components', resolveId: (id) => paths.get(id) ?? null };
}

/** The engine that the package `lwc` depends on; sfdx-lwc-jest may have installed another version. */
function engine(name: string): string {
    return require.resolve(`${name}/dist/index.js`, { paths: [join(ROOT, 'node_modules/lwc')] });
}

/**
 * Leaves out the base components' styles for native shadow. The page runs in synthetic shadow, as an org does, where
 * nearly all their selectors match nothing, but they are more than half of its size.
 */
function withoutNativeStyles(): Plugin {
    const none = '\0without-native-styles';
    return {
        name: 'without-native-styles',
        resolveId: (id) => (id.endsWith('.lbc.native.css') ? none : null),
        load: (id) => (id === none ? 'export default [];' : null),
    };
}

/** Modules of the base components' package whose names don't begin with `lightning/`. */
function packageModules(): Record<string, string> {
    const folder = join(ROOT, 'node_modules/lightning-base-components');
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        lwc: { modules: { name?: string; path?: string }[] };
    };
    return Object.fromEntries(
        manifest.lwc.modules.flatMap(({ name, path }) =>
            name === undefined || path === undefined ? [] : [[name, join(folder, path)]],
        ),
    );
}

function typesStripped(): Plugin {
    return {
        name: 'types-stripped',
        async transform(code, id) {
            const [file = id] = id.split('?');
            if (!file.endsWith('.ts')) return null;
            const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: true } };
            const options = { loader: 'ts', target: 'esnext', tsconfigRaw } as const;
            return { code: (await transform(code, options)).code, map: null };
        },
    };
}

/** Caches the LWC compiler's output by a hash of its input. `npm ci` deletes the cache together with the compiler. */
function cachedOnDisk(plugin: Plugin): Plugin {
    const { transform: compile } = plugin;
    if (typeof compile !== 'function') throw new Error('The LWC plugin has no transform function.');
    return {
        ...plugin,
        async transform(code, id) {
            const hash = createHash('sha256').update(`${id}\0${code}`).digest('hex');
            const file = join(CACHE, `${hash}.json`);
            if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as { code: string };
            const result = await compile.call(this, code, id);
            if (result !== null && typeof result === 'object') {
                writeFileSync(file, JSON.stringify(result));
            }
            return result;
        },
    };
}
