import type { Step } from './run-steps';

const CODE = /\.(ts|js|mjs|cjs|json)$/;

/**
 * The steps of `npm run check`, longest first.
 * @param packages says which packages are installed; the tools' own caches are kept for each such set
 */
export function checkSteps(packages: string): Step[] {
    const cache = `node_modules/.cache/check/${packages.slice(0, 12)}`;
    return [
        ...lintSteps(),
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

/** Lint takes longest, so it runs in parts. The package and the tools import nothing from the rest. */
function lintSteps(): Step[] {
    const eslint = 'node_modules/eslint/bin/eslint.js';
    const cloud = ['lambda', 'contract', 'bench', 'e2e'];
    const apart = [...cloud, 'tools', 'force-app'];
    const ignored = apart.flatMap((folder) => ['--ignore-pattern', `${folder}/`]);
    const isCode = (path: string): boolean => CODE.test(path);
    const within =
        (folder: string, kinds: RegExp) =>
        (path: string): boolean =>
            kinds.test(path) && (path.startsWith(`${folder}/`) || !path.includes('/'));
    return [
        { name: 'lint', command: [eslint, '.', ...ignored], inputs: isCode },
        { name: 'lint of the function', command: [eslint, ...cloud], inputs: isCode },
        { name: 'lint of the tools', command: [eslint, 'tools'], inputs: within('tools', CODE) },
        {
            name: 'lint of the package',
            command: [eslint, 'force-app'],
            inputs: within('force-app', /\.(ts|js|mjs|cjs|json|html|css)$/),
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
