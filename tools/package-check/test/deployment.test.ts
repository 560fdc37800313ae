import { deployment } from '../deployment/deployment';
import { findProblemsOutsideComponents } from './find-problems';
import { meta, SAMPLE, withFault, type Files } from './sample-project';

const CLASS = 'classes/Greeter.cls';
const BUNDLE = 'lwc/greeting/greeting.js-meta.xml';
const DEFINITION = '../../../config/scratch-def.json';

const translation = meta(
    'Translations',
    '<customLabels><label>Bonjour</label><name>Sample_Greeting</name></customLabels>',
);

/** The sample with a class that queries a profile. */
function withQuery(query: string): Files {
    return withFault(
        CLASS,
        'return greeted.Name +',
        `Profile p = ${query};\n        return p.Id +`,
    );
}

describe('what other orgs refuse', () => {
    it('is not found in the sample', async () => {
        expect(await findProblemsOutsideComponents(deployment, SAMPLE)).toEqual([]);
    });

    it.each<[string, Files, string]>([
        [
            'a translation among other components',
            { ...SAMPLE, 'translations/fr.translation-meta.xml': translation },
            'translations need a package directory of their own',
        ],
        [
            'a profile by its name',
            withQuery("[SELECT Id FROM Profile WHERE Name = 'Standard User']"),
            'select one by its UserLicense',
        ],
        [
            'a profile by its name over several lines',
            withQuery(
                "[SELECT Id\n FROM Profile\n WHERE UserType = 'Standard' AND Name IN :names]",
            ),
            'select one by its UserLicense',
        ],
        [
            'a user by the name of the profile',
            withQuery("[SELECT Id FROM User WHERE Profile.Name LIKE 'Standard%']"),
            'select one by its UserLicense',
        ],
        [
            'objects of a record action',
            withFault(
                BUNDLE,
                'targets="lightning__RecordPage"',
                'targets="lightning__RecordAction"',
            ),
            '<objects> is not documented for the target lightning__RecordAction',
        ],
        [
            'a setting that one of several targets lacks',
            withFault(
                BUNDLE,
                'targets="lightning__RecordPage"',
                'targets="lightning__RecordPage, lightning__HomePage"',
            ),
            '<objects> is not documented for the target lightning__HomePage',
        ],
        [
            'a component by its tag',
            withFault(
                'lwc/greeting/greeting.ts',
                'return label',
                "this.template?.querySelector<HTMLElement>('c-sample-detail')?.focus();\n        return label",
            ),
            'a selector names a component by its tag',
        ],
        [
            'a style for a component by its tag',
            {
                ...SAMPLE,
                'lwc/greeting/greeting.css': 'p,\np c-sample-detail {\n    color: red;\n}\n',
            },
            'a selector names a component by its tag',
        ],
        [
            'a broken feature of a scratch org',
            {
                ...SAMPLE,
                [DEFINITION]: '{ "edition": "Developer", "features": ["MultiCurrency"] }',
            },
            'the feature MultiCurrency is broken: set settings.currencySettings.enableMultiCurrency',
        ],
    ])('is found: %s', async (_, files, message) => {
        const found = await findProblemsOutsideComponents(deployment, files);

        expect(found).toEqual([expect.stringContaining(message)]);
    });

    it.each<[string, Files]>([
        [
            'a profile by its license',
            withQuery("[SELECT Id FROM Profile WHERE UserLicense.LicenseDefinitionKey = 'SFDC']"),
        ],
        ['a name in a comment', withFault(CLASS, '/** Greets. */', '// FROM Profile WHERE Name =')],
        [
            'an element by its class, and a component by its tag in a comment',
            withFault(
                'lwc/greeting/greeting.ts',
                'return label',
                "/* querySelector('c-sample') */ this.template?.querySelector('.c-detail');\n        return label",
            ),
        ],
        [
            'a style whose value looks like a tag',
            { ...SAMPLE, 'lwc/greeting/greeting.css': 'p {\n    color: var(--c-text);\n}\n' },
        ],
        [
            'a feature that works',
            { ...SAMPLE, [DEFINITION]: '{ "features": ["PersonAccounts"], "settings": {} }' },
        ],
    ])('is not found in %s', async (_, files) => {
        expect(await findProblemsOutsideComponents(deployment, files)).toEqual([]);
    });
});
