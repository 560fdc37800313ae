import { readFile } from 'node:fs/promises';
import type {
    OnLoadResult,
    OnResolveArgs,
    OnResolveResult,
    Plugin as EsbuildPlugin,
} from 'esbuild';
import type { Plugin } from 'rollup';

/** The part of Rollup that the page's plugins call. Ignores warnings about installed packages. */
const CONTEXT = {
    warn({ message, loc }: { message: string; loc?: { file?: string } }): void {
        if (loc?.file?.includes('node_modules') !== true) console.warn(message);
    },
    error(fault: unknown): never {
        throw new Error(String(fault));
    },
};

type Hook = (this: typeof CONTEXT, ...parameters: unknown[]) => unknown;
type HookName = 'buildStart' | 'resolveId' | 'load' | 'transform';

/**
 * Lets esbuild resolve, load and transform every module with these Rollup plugins, in order. LWC's compiler is a
 * Rollup plugin, but Rollup itself takes several times as long for some two thousand modules.
 */
export function rollupPlugins(plugins: readonly Plugin[]): EsbuildPlugin {
    return {
        name: 'rollup-plugins',
        setup(build) {
            build.onStart(async () => {
                const input = build.initialOptions.entryPoints;
                for (const hook of hooks(plugins, 'buildStart'))
                    await hook.call(CONTEXT, { input });
            });
            build.onResolve({ filter: /^/ }, (asked) => resolve(plugins, asked));
            build.onLoad({ filter: /^/, namespace: 'page' }, ({ path }) => load(plugins, path));
        },
    };
}

async function resolve(
    plugins: readonly Plugin[],
    { path, importer, kind }: OnResolveArgs,
): Promise<OnResolveResult> {
    if (kind === 'entry-point') return { path, namespace: 'page' };
    const id = await firstAnswer(hooks(plugins, 'resolveId'), path, importer);
    if (typeof id === 'string') return { path: id, namespace: 'page' };
    return { errors: [{ text: `${importer} imports ${path}, which no plugin finds.` }] };
}

async function load(plugins: readonly Plugin[], id: string): Promise<OnLoadResult> {
    const [file = id] = id.split('?');
    const loaded = await firstAnswer(hooks(plugins, 'load'), id);
    let code = typeof loaded === 'string' ? loaded : await readFile(file, 'utf8');
    for (const hook of hooks(plugins, 'transform')) {
        code = codeIn(await hook.call(CONTEXT, code, id)) ?? code;
    }
    return { contents: code };
}

function hooks(plugins: readonly Plugin[], name: HookName): Hook[] {
    return plugins.flatMap(({ [name]: hook }) =>
        typeof hook === 'function' ? [hook as Hook] : [],
    );
}

async function firstAnswer(all: readonly Hook[], ...parameters: unknown[]): Promise<unknown> {
    for (const hook of all) {
        const answer = await hook.apply(CONTEXT, parameters);
        if (answer !== null && answer !== undefined) return answer;
    }
    return null;
}

function codeIn(transformed: unknown): string | null {
    const isObject = typeof transformed === 'object' && transformed !== null;
    return isObject && 'code' in transformed ? String(transformed.code) : null;
}
