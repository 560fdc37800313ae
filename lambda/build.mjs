import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(await readFile(join(here, '../package.json'), 'utf8'));

await mkdir(join(here, 'dist'), { recursive: true });
await build({
    entryPoints: [join(here, 'src/index.ts')],
    outfile: join(here, 'dist/index.mjs'),
    bundle: true,
    minify: true,
    keepNames: true, // errors are told apart by their names in the log
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(here, 'src/environment-credentials.ts') },
    define: { LATCH_VERSION: JSON.stringify(version) },
    banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    legalComments: 'none',
    logLevel: 'warning',
});
