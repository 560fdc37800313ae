import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../lambda/bundle-options.cjs';
import { requireBuiltins } from '../lambda/require-builtins.cjs';
import type { Plant } from './options';

/** A function to measure. */
export type Stack = {
    name: string;
    /** The folder that contains `index.mjs`. */
    taskRoot: string;
    bundleKb: number;
    /** The npm packages that are in the bundle. */
    packages: string[];
};

/** The stacks by role: `floor` does nothing, `secret` reads the secret, all others latch. */
export type Stacks = { floor: Stack; secret: Stack; own: Stack; others: Stack[] };

const DIST = join(__dirname, '../dist/bench');

/**
 * Bundles our function and the stacks it is compared with, with the same esbuild settings. A plant changes ours. The
 * others contain the whole SDK; `secret` has the reduced SDK of ours.
 */
export async function buildStacks(plant: Plant | null): Promise<Stacks> {
    const [floor, secret, own, ...others] = await Promise.all([
        buildOther('empty handler', 'empty.mjs'),
        buildSecretAlone(),
        buildOwn(plant),
        buildOther('AWS SDK + fetch', 'sdk-fetch.mjs'),
        buildOther('Powertools', 'powertools.mjs'),
        buildOther('middy + axios + SDK', 'middy-axios.mjs'),
    ]);
    return { floor, secret, own, others };
}

/** Our function as it is deployed, or with a plant in it. */
export async function buildOwn(plant: Plant | null): Promise<Stack> {
    const name = plant === null ? 'fusebill-latch' : `fusebill-latch with ${plant}`;
    const entry = plant === null ? {} : { entryPoints: [join(__dirname, `plants/${plant}.ts`)] };
    return bundle(name, { ...bundleOptions, ...entry });
}

/** The SDK's client and one read of the secret, bundled as in our function, but with the SDK's own HTTP client. */
export async function buildSecretAlone(): Promise<Stack> {
    const alias = { ...bundleOptions.alias };
    delete alias['@smithy/node-http-handler'];
    return bundle('SDK, one read', {
        ...bundleOptions,
        alias,
        entryPoints: [stackFile('secret-alone.mjs')],
    });
}

async function buildOther(name: string, file: string): Promise<Stack> {
    const wholeSdk = { alias: {}, plugins: [requireBuiltins] };
    return bundle(name, { ...bundleOptions, ...wholeSdk, entryPoints: [stackFile(file)] });
}

const stackFile = (file: string): string => join(__dirname, 'stacks', file);

async function bundle(name: string, options: Parameters<typeof build>[0]): Promise<Stack> {
    const taskRoot = join(DIST, name.replace(/\W+/g, '-'));
    const outfile = join(taskRoot, 'index.mjs');
    await mkdir(taskRoot, { recursive: true });
    const { metafile } = await build({ ...options, outfile, metafile: true });
    const { size } = await stat(outfile);
    return {
        name,
        taskRoot,
        bundleKb: size / 1024,
        packages: packagesOf(Object.values(metafile.outputs).flatMap(inputsOf)),
    };
}

function inputsOf({ inputs }: { inputs: Record<string, { bytesInOutput: number }> }): string[] {
    return Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
        bytesInOutput > 0 ? [path] : [],
    );
}

/** The names of the packages that these files belong to. */
export function packagesOf(paths: readonly string[]): string[] {
    const names = paths.flatMap((path) => {
        const inPackage = path.split('node_modules/').at(-1) ?? '';
        const [scope = '', name = ''] = inPackage.split('/');
        if (inPackage === path) return [];
        return [scope.startsWith('@') ? `${scope}/${name}` : scope];
    });
    return [...new Set(names)].sort();
}
