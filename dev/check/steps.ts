import type { Step } from './run-steps';

const CODE = /\.(ts|js|mjs|cjs|json)$/;

/**
 * What `npm run check` does, the longest first.
 * @param packages says which packages are installed; the tools' own caches are kept for each such set
 */
export function checkSteps(packages: string): Step[] {
    const cache = `node_modules/.cache/check/${packages.slice(0, 12)}`;
    return [
        {
            name: 'lint',
            command: ['node_modules/eslint/bin/eslint.js', '.'],
            inputs: (path) => CODE.test(path) || /\/lwc\/.*\.(html|css)$/.test(path),
        },
        types('types', 'tsconfig.json', cache),
        types('types of components', 'force-app/main/default/lwc/tsconfig.json', cache),
        types('types of the page', 'dev/org/page/tsconfig.json', cache),
        {
            name: 'package',
            command: ['--import', 'tsx', 'tools/package-check/main.ts'],
            inputs: () => true,
            isAlwaysRun: true,
        },
        {
            name: 'format',
            command: [
                ...['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
                ...['--cache', '--cache-strategy=content', `--cache-location=${cache}/prettier`],
            ],
            inputs: () => true,
        },
    ];
}

function types(name: string, project: string, cache: string): Step {
    const info = `${cache}/${name.replaceAll(' ', '-')}.tsbuildinfo`;
    return {
        name,
        command: [
            ...['node_modules/typescript/bin/tsc', '-p', project],
            ...['--incremental', '--tsBuildInfoFile', info],
        ],
        inputs: (path) => CODE.test(path),
    };
}
