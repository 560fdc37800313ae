import slds from '@salesforce-ux/eslint-plugin-slds';
import lwc from '@salesforce/eslint-config-lwc/recommended-ts.js';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import typescript from 'typescript-eslint';

/** V8 checks a literal when it loads the file: 0.1 ms or more of a cold start for a class of Unicode. */
const unicodeLiteral = {
    selector: 'Literal[regex.pattern=/\\\\p\\{/i]',
    message: 'Write new RegExp(String.raw`…`), which costs nothing until it is used.',
};

/** A pattern of imports from one of the repository's folders. */
const importedFrom = (folder) => ({ group: [`**/../${folder}/**`] });

export default defineConfig([
    globalIgnores([
        '**/dist/',
        '**/cdk.out/',
        'coverage/',
        'force-app/**/lwc/**/*.js',
        'dev/jest/lightning/',
        'dev/lwc-types/',
    ]),
    {
        files: ['**/*.ts'],
        ignores: ['force-app/**'],
        extends: [typescript.configs.strictTypeChecked],
        languageOptions: { parserOptions: { projectService: true } },
        rules: {
            '@typescript-eslint/no-confusing-void-expression': 'off',
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
            '@typescript-eslint/explicit-module-boundary-types': 'error',
        },
    },
    {
        // The use cases decide, and know neither AWS nor where their settings come from.
        files: ['lambda/src/**/*.ts'],
        ignores: ['lambda/src/index.ts', 'lambda/src/start.ts', 'lambda/src/aws/**'],
        rules: {
            'no-restricted-globals': ['error', 'process'],
            'no-restricted-imports': [
                'error',
                {
                    patterns: [
                        { group: ['@aws-sdk/*', '@smithy/*', 'node:process', 'process'] },
                        { group: ['**/index', '**/aws/*'] },
                        { group: ['**/dev/**', '**/bench/**', '**/infra/**'] },
                    ],
                },
            ],
        },
    },
    {
        files: ['lambda/src/**/*.ts'],
        rules: { 'no-restricted-syntax': ['error', unicodeLiteral] },
    },
    {
        // What the use cases see of Fusebill is a type; only the client sends.
        files: ['lambda/src/**/*.ts'],
        ignores: ['connections', 'early-connection', 'rate-limit'].map(
            (name) => `lambda/src/fusebill/${name}.ts`,
        ),
        rules: {
            'no-restricted-syntax': [
                'error',
                unicodeLiteral,
                {
                    selector: 'ImportDeclaration[source.value=/^node:(http|https|net|tls)$/]',
                    message: 'Send by connections.ts.',
                },
            ],
        },
    },
    {
        // The tools serve any Salesforce project and don't know this one.
        files: ['tools/**/*.ts'],
        rules: {
            'no-restricted-imports': [
                'error',
                { patterns: ['dev', 'bench', 'infra', 'lambda', 'contract'].map(importedFrom) },
            ],
        },
    },
    {
        files: ['**/*.{js,mjs,cjs}'],
        ignores: ['force-app/**'],
        languageOptions: { globals: globals.node },
    },
    {
        files: ['force-app/**/lwc/**/*.ts'],
        extends: [lwc],
        languageOptions: { parser: typescript.parser }, // the default one takes types for variables
        rules: { 'no-unused-vars': 'off' }, // the compiler finds them, and knows types
    },
    {
        files: ['force-app/**/lwc/**/*.{css,html}'],
        plugins: { '@salesforce-ux/slds': slds },
        extends: ['@salesforce-ux/slds/recommended'],
    },
    {
        files: ['force-app/**/lwc/**/*.css'],
        rules: {
            '@salesforce-ux/slds/no-hardcoded-values-slds2': 'error',
            'css/prefer-logical-properties': 'error', // a page may read from right to left
        },
    },
    {
        files: ['force-app/**/__tests__/**/*.ts'],
        languageOptions: { globals: { ...globals.node, ...globals.jest } },
        rules: { '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off' },
    },
]);
