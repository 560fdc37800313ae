import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const FORCE_APP = 'force-app/main/default';

const SFDX_PROJECT = {
    packageDirectories: [{ path: 'force-app', default: true }],
    namespace: '',
    sourceApiVersion: '67.0',
};

/** Text files, by path below `force-app/main/default`. */
export type Files = Readonly<Record<string, string>>;

/** The text of a metadata file. */
export function meta(type: string, content: string): string {
    const namespace = 'http://soap.sforce.com/2006/04/metadata';
    return `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="${namespace}">${content}</${type}>\n`;
}

/** A package in which no check finds anything: each test plants one fault in a copy of it. */
export const SAMPLE: Files = {
    'classes/Greeter.cls': `/** Greets. */
public with sharing class Greeter {
    /**
     * Greets an Account.
     * @param accountId the Account
     * @return the words
     */
    @AuraEnabled
    public static String greet(Id accountId) {
        Account greeted = [SELECT Name, Mood__c FROM Account WHERE Id = :accountId WITH USER_MODE];
        return Label.Sample_Greeting.replace('{0}', named(greeted));
    }

    private static String named(Account greeted) {
        return greeted.Name + greeted.Mood__c;
    }
}
`,
    'classes/Greeter.cls-meta.xml': meta(
        'ApexClass',
        '<apiVersion>67.0</apiVersion><status>Active</status>',
    ),
    'labels/CustomLabels.labels-meta.xml': meta(
        'CustomLabels',
        `<labels><fullName>Sample_Greeting</fullName><language>en_US</language><protected>true</protected>
<shortDescription>Greeting</shortDescription><value>Hello, {0}</value></labels>`,
    ),
    'objects/Account/fields/Mood__c.field-meta.xml': meta(
        'CustomField',
        '<fullName>Mood__c</fullName><label>Mood</label><length>20</length><type>Text</type>',
    ),
    'objects/Account/listViews/Moody.listView-meta.xml': meta(
        'ListView',
        `<fullName>Moody</fullName><columns>Mood__c</columns><filterScope>Everything</filterScope>
<label>Moody</label>`,
    ),
    'layouts/Account-Sample.layout-meta.xml': meta(
        'Layout',
        `<layoutSections><layoutColumns><layoutItems><behavior>Edit</behavior><field>Mood__c</field></layoutItems>
</layoutColumns><style>OneColumn</style></layoutSections>`,
    ),
    'permissionsets/Sample.permissionset-meta.xml': meta(
        'PermissionSet',
        `<classAccesses><apexClass>Greeter</apexClass><enabled>true</enabled></classAccesses>
<fieldPermissions><editable>false</editable><field>Account.Mood__c</field><readable>true</readable></fieldPermissions>
<label>Sample</label>`,
    ),
    'quickActions/Account.Greet.quickAction-meta.xml': meta(
        'QuickAction',
        `<label>Greet</label><lightningWebComponent>greeting</lightningWebComponent>
<optionsCreateFeedItem>false</optionsCreateFeedItem><type>LightningWebComponent</type>`,
    ),
    'lwc/greeting/greeting.html': '<template><p>{words}</p></template>\n',
    'lwc/greeting/greeting.ts': `import { LightningElement, api } from 'lwc';
import label from '@salesforce/label/c.Sample_Greeting';
import MOOD from '@salesforce/schema/Account.Mood__c';

export default class Greeting extends LightningElement {
    @api recordId?: string;

    get words(): string {
        return label + MOOD.fieldApiName + (this.recordId ?? '');
    }
}
`,
    'lwc/greeting/greeting.js-meta.xml': meta(
        'LightningComponentBundle',
        `<apiVersion>67.0</apiVersion><isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets>
<targetConfigs><targetConfig targets="lightning__RecordPage"><objects><object>Account</object></objects>
</targetConfig></targetConfigs>`,
    ),
    'lwc/greeting/__tests__/greeting.test.ts': "it('greets', () => undefined);\n",
};

/**
 * Runs a test on a project that holds some files.
 * @param files the sample, or the sample with a planted fault
 */
export async function withProject(
    files: Files,
    test: (root: string) => void | Promise<void>,
): Promise<void> {
    const root = mkdtempSync(join(tmpdir(), 'sample-project-'));
    try {
        writeFileSync(join(root, 'sfdx-project.json'), JSON.stringify(SFDX_PROJECT));
        for (const [path, text] of Object.entries(files)) {
            const file = join(root, FORCE_APP, path);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, text);
        }
        await test(root);
    } finally {
        rmSync(root, { recursive: true });
    }
}

/** The sample with a passage of one file replaced. Throws if the passage is missing. */
export function withFault(path: string, passage: string, fault: string): Files {
    const text = SAMPLE[path];
    if (text?.includes(passage) !== true) {
        throw new Error(`${path} of the sample has no ${passage}`);
    }
    return { ...SAMPLE, [path]: text.replace(passage, fault) };
}
