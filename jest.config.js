const { availableParallelism } = require('node:os');
const { jestConfig: lwc } = require('@salesforce/sfdx-lwc-jest/config');

const testRunner = '<rootDir>/dev/jest/runner.js';

const node = (displayName, ...roots) => ({
    displayName,
    roots: roots.map((root) => `<rootDir>/${root}`),
    testRunner,
    testEnvironment: 'node',
    testMatch: ['**/*.test.ts'],
    modulePathIgnorePatterns: ['/dist/', '/cdk.out/'],
    transform: {
        '^.+\\.ts$': [
            'babel-jest',
            {
                presets: [['@babel/preset-typescript', { onlyRemoveTypeImports: true }]],
                plugins: ['@babel/plugin-transform-modules-commonjs'],
            },
        ],
    },
});

// The AWS SDK's documented switch for its notice that it will drop Node 20 in 2027; workers inherit it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/** @type {import('jest').Config} */
module.exports = {
    coverageProvider: 'v8', // the default reports nothing for TypeScript components
    testTimeout: 120_000, // a busy machine is slow, and no test is about that
    maxWorkers: availableParallelism() + 1, // tests in the browser often wait; Jest's default leaves one of two cores idle
    testSequencer: '<rootDir>/dev/jest/long-first.js',
    reporters: ['<rootDir>/dev/jest/quiet-reporter.js', 'summary'],
    projects: [
        {
            ...lwc,
            displayName: 'lwc',
            roots: ['<rootDir>/force-app'],
            testRunner,
            moduleNameMapper: {
                ...lwc.moduleNameMapper,
                // jsdom lays nothing out, and can't parse container queries
                '\\.css(\\?.*)?$': '@lwc/jest-resolver/resources/emptyStyleMock.js',
                '^lightning/(actions|button|messageService|modal)$':
                    '<rootDir>/dev/jest/lightning/$1.js',
            },
            setupFilesAfterEnv: [
                ...(lwc.setupFilesAfterEnv ?? []),
                '<rootDir>/dev/jest/apex.js',
                '<rootDir>/dev/jest/labels.js',
                '<rootDir>/dev/jest/sa11y.js',
            ],
        },
        node('lambda', 'lambda'),
        node('infra', 'infra'),
        { ...node('setup', 'setup'), globalSetup: '<rootDir>/setup/test/build-once.mjs' },
        node('dev', 'dev', 'contract'),
        node('bench', 'bench'),
        { ...node('apex', 'dev/apex'), testMatch: ['**/*.apex.ts'] },
        node('tools', 'tools'),
        {
            ...node('e2e', 'e2e'),
            globalSetup: '<rootDir>/e2e/shared-browser.ts',
            globalTeardown: '<rootDir>/e2e/shared-stage.ts',
            testEnvironment: '<rootDir>/e2e/stage-environment.ts',
        },
    ],
};
