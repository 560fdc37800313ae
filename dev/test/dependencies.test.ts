import { join } from 'node:path';
import { build } from 'esbuild';
import packageJson from '../../package.json';

const ROOT = join(__dirname, '../..');

/** The packages that a script of the project imports, itself or through other files of the project; types don't count. */
async function packagesOf(script: string): Promise<string[]> {
    const { metafile } = await build({
        entryPoints: [join(ROOT, script)],
        bundle: true,
        platform: 'node',
        format: 'esm',
        packages: 'external',
        metafile: true,
        write: false,
    });
    const imported = Object.values(metafile.outputs).flatMap(({ imports }) =>
        imports.map(({ path }) => path.split('/', path.startsWith('@') ? 2 : 1).join('/')),
    );
    return imported.filter((name) => !name.startsWith('node:')).sort();
}

describe('what "npm ci" brings', () => {
    it.each([
        ['the local stack', 'dev/start.ts'],
        ['its page', 'dev/write-page.ts'],
        ['the function', 'lambda/src/index.ts'],
        ["the function's build", 'lambda/build.mjs'],
        ["the org's build", 'dev/package/write-package.ts'],
    ])('is all that %s runs on', async (_what, script) => {
        const packages = await packagesOf(script);

        expect(packages.length).toBeGreaterThan(0);
        expect(Object.keys(packageJson.dependencies)).toEqual(expect.arrayContaining(packages));
    });
});
