import { components } from '../components/components';
import { references } from '../references/references';
import { findProblems } from './find-problems';
import { openProject } from '../open-project';
import { SAMPLE, withProject, type Files } from './sample-project';

const META = SAMPLE['lwc/greeting/greeting.js-meta.xml'] ?? '';
const CLASS =
    "import { LightningElement } from 'lwc';\nexport default class Faulty extends LightningElement {";

/** The sample with more components: their templates and scripts, by name. */
function withComponents(added: Record<string, readonly [template: string, script: string]>): Files {
    const files = Object.entries(added).flatMap(([name, [template, script]]) => [
        [`lwc/${name}/${name}.html`, `<template>${template}</template>`],
        [`lwc/${name}/${name}.ts`, script],
        [`lwc/${name}/${name}.js-meta.xml`, META],
    ]);
    return { ...SAMPLE, ...(Object.fromEntries(files) as Files) };
}

function importing(line: string): readonly [template: string, script: string] {
    return ['', `${line}\n${CLASS} imported = imported; }`];
}

/** The sample as a dialog, which inherits some properties. */
const DIALOG = [
    '<p>{label}{words}</p>',
    (SAMPLE['lwc/greeting/greeting.ts'] ?? '')
        .replace('{ LightningElement, api }', '{ api }')
        .replace(
            'export default',
            "import LightningModal from 'lightning/modal';\n\nexport default",
        )
        .replace('extends LightningElement', 'extends LightningModal'),
] as const;

const BASE = [
    '',
    "import { LightningElement } from 'lwc';\nexport default class Base extends LightningElement { shared = ''; }",
] as const;

/** A component that extends the other. */
const derived = (template: string) =>
    [
        template,
        "import Base from 'c/base';\nexport default class Derived extends Base { own = ''; }",
    ] as const;

describe('components', () => {
    it('pass in the sample, with the members that they inherit from a dialog or another component', async () => {
        const files = withComponents({
            dialog: DIALOG,
            base: BASE,
            derived: derived('<p>{shared}{own}</p>'),
        });

        expect(await findAll(files)).toEqual([]);
    });

    it('are checked by the platform compiler and for missing references', async () => {
        const files = withComponents({
            base: BASE,
            derived: derived('<p>{shered}</p>'),
            // would not compile in an org, or be undefined at run time
            openTag: ['<p>', `${CLASS} }`],
            missingFile: importing("import imported from './nothing';"),
            missingModule: importing("import imported from '@salesforce/nothing/x';"),
            misspelt: ['<p>{wrods}</p>', `${CLASS} words = ''; }`],
            // refer to something missing
            label: importing("import imported from '@salesforce/label/c.Sample_Greting';"),
            labelOfNobody: importing("import imported from '@salesforce/label/Sample_Greeting';"),
            method: importing("import imported from '@salesforce/apex/Greeter.great';"),
            methodOfApex: importing("import imported from '@salesforce/apex/Greeter.named';"),
            object: importing("import imported from '@salesforce/schema/Acount';"),
            field: importing("import imported from '@salesforce/schema/Account.Mod__c';"),
            permission: importing("import imported from '@salesforce/customPermission/Greet';"),
            sibling: importing("import imported from 'c/hello';"),
            tag: ['<c-small-talk></c-small-talk><c-greeting></c-greeting>', `${CLASS} }`],
            // are correct
            goodMethod: importing("import imported from '@salesforce/apex/Greeter.greet';"),
            goodField: importing("import imported from '@salesforce/schema/Account.Industry';"),
        });

        const found = await findAll(files);

        expect(found.sort()).toEqual([
            expect.stringContaining('<p> has no matching closing tag'),
            expect.stringContaining('Failed to resolve import "./nothing"'),
            expect.stringContaining('@salesforce/nothing/x'),
            'there is no @AuraEnabled static method Greeter.great',
            'there is no @AuraEnabled static method Greeter.named',
            'there is no CustomField Account.Mod__c',
            'there is no CustomLabel Sample_Greting',
            'there is no CustomObject Acount',
            'there is no CustomPermission Greet',
            'there is no LightningComponentBundle hello',
            'there is no LightningComponentBundle smallTalk',
            'there is no label without the namespace c: Sample_Greeting',
            'uses {shered}, which the class does not have',
            'uses {wrods}, which the class does not have',
        ]);
    });
});

it('names the file and the line of TypeScript, which lose their types before they are compiled', async () => {
    const script = [
        "import { LightningElement, api } from 'lwc';",
        '',
        'interface Words {',
        '    text: string;',
        '}',
        '',
        'export default class Faulty extends LightningElement {',
        '    @api onwords?: Words;',
        '}',
    ];

    await withProject(withComponents({ faulty: ['', script.join('\n')] }), async (root) => {
        const [problem] = await components.run(openProject(root));

        expect(problem?.message).toContain('onwords');
        expect(problem?.file).toMatch(/faulty\.ts$/);
        expect(problem?.line).toBe(8);
    });
});

function findAll(files: Files): Promise<string[]> {
    return findProblems([components, references], files);
}
