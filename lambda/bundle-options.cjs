const { join } = require('node:path');
const { version } = require('../package.json');
const { asciiOnly } = require('./ascii-only.cjs');
const { leanerSdk } = require('./leaner-sdk.cjs');
const { requireBuiltins } = require('./require-builtins.cjs');
const { withoutConfigFiles } = require('./without-config-files.cjs');

/** How esbuild makes the function's one file. */
exports.bundleOptions = {
    entryPoints: [join(__dirname, 'src/index.ts')],
    outfile: join(__dirname, 'dist/index.mjs'),
    bundle: true,
    minify: true,
    keepNames: true, // errors are distinguished by their names in the log
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: {
        '@aws-sdk/credential-provider-node': join(__dirname, 'src/aws/environment-credentials.ts'),
        '@smithy/node-http-handler': join(__dirname, 'src/aws/given-http-handler.ts'),
        '@smithy/core/event-streams': join(__dirname, 'src/aws/no-event-streams.ts'),
    },
    plugins: [asciiOnly, requireBuiltins, withoutConfigFiles, leanerSdk],
    define: { LATCH_VERSION: JSON.stringify(version) },
    banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    legalComments: 'none',
    logLevel: 'warning',
};
