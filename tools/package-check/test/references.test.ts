import { references } from '../references/references';
import { findProblemsOutsideComponents as findProblems } from './find-problems';
import { meta, SAMPLE, withFault, type Files } from './sample-project';

const CLASS = 'classes/Greeter.cls';
const PERMISSION_SET = 'permissionsets/Sample.permissionset-meta.xml';

function withGrant(grant: string): Files {
    return withFault(PERMISSION_SET, '<label>', `${grant}<label>`);
}

describe('references between files', () => {
    it('pass in the sample', async () => {
        expect(await findProblems(references, SAMPLE)).toEqual([]);
    });

    it('pass for everything that every org has', async () => {
        const files = withGrant(
            `<objectPermissions><object>UserExternalCredential</object></objectPermissions>
<fieldPermissions><field>Account.Industry</field></fieldPermissions>
<tabSettings><tab>standard-Account</tab></tabSettings>`,
        );

        expect(await findProblems(references, files)).toEqual([]);
    });

    it.each<[where: string, files: Files, message: string]>([
        [
            'a permission set names a class',
            withFault(PERMISSION_SET, '>Greeter<', '>Greater<'),
            'there is no ApexClass Greater',
        ],
        [
            'a permission set names a field',
            withFault(PERMISSION_SET, 'Account.Mood__c', 'Account.Mod__c'),
            'there is no CustomField Account.Mod__c',
        ],
        [
            'a permission set names an object',
            withGrant('<objectPermissions><object>Acount</object></objectPermissions>'),
            'there is no CustomObject Acount',
        ],
        [
            'a permission set names a custom permission',
            withGrant('<customPermissions><name>Greet</name></customPermissions>'),
            'there is no CustomPermission Greet',
        ],
        [
            'a permission set names a tab',
            withGrant('<tabSettings><tab>Moods__c</tab></tabSettings>'),
            'there is no CustomTab Moods__c',
        ],
        [
            'a permission set names a principal',
            withGrant(
                '<externalCredentialPrincipalAccesses><externalCredentialPrincipal>A-B</externalCredentialPrincipal></externalCredentialPrincipalAccesses>',
            ),
            'there is no Principal A-B',
        ],
        [
            'a quick action names a component',
            withFault('quickActions/Account.Greet.quickAction-meta.xml', '>greeting<', '>greting<'),
            'there is no LightningComponentBundle greting',
        ],
        [
            'a layout names a field',
            withFault('layouts/Account-Sample.layout-meta.xml', '>Mood__c<', '>Naem<'),
            'there is no CustomField Account.Naem',
        ],
        [
            'a list view names a field',
            withFault('objects/Account/listViews/Moody.listView-meta.xml', '>Mood__c<', '>Mod__c<'),
            'there is no CustomField Account.Mod__c',
        ],
        [
            'a component is placed on an object',
            withFault('lwc/greeting/greeting.js-meta.xml', '>Account<', '>Acount<'),
            'there is no CustomObject Acount',
        ],
        [
            'a report type names a field',
            {
                ...SAMPLE,
                'reportTypes/Moods.reportType-meta.xml': meta(
                    'ReportType',
                    '<baseObject>Account</baseObject><sections><columns><field>Naem</field><table>Account</table></columns></sections>',
                ),
            },
            'there is no CustomField Account.Naem',
        ],
        [
            'a permission set group names a permission set',
            {
                ...SAMPLE,
                'permissionsetgroups/Samples.permissionsetgroup-meta.xml': meta(
                    'PermissionSetGroup',
                    '<permissionSets>Sampel</permissionSets>',
                ),
            },
            'there is no PermissionSet Sampel',
        ],
        [
            'a translation names a label',
            {
                ...SAMPLE,
                'translations/fr.translation-meta.xml': meta(
                    'Translations',
                    '<customLabels><label>Bonjour</label><name>Sample_Greting</name></customLabels>',
                ),
            },
            'there is no CustomLabel Sample_Greting',
        ],
        [
            'Apex names a label',
            withFault(CLASS, 'Label.Sample_Greeting', 'System.Label.Sample_Greting'),
            'there is no CustomLabel Sample_Greting',
        ],
        [
            'Apex names a custom field in a query',
            withFault(CLASS, 'Name, Mood__c', 'Name, Mod__c'),
            'there is no custom object, field or relationship Mod__c',
        ],
        [
            'Apex names a custom permission',
            withFault(
                CLASS,
                'return Label',
                "FeatureManagement.checkPermission('Greet');\n return Label",
            ),
            'there is no CustomPermission Greet',
        ],
        [
            'Apex names a credential',
            withFault(
                CLASS,
                'return Label',
                "String url = 'callout:Greetings/hello';\n return Label",
            ),
            'there is no NamedCredential Greetings',
        ],
    ])('find a missing component when %s', async (_where, files, message) => {
        const messages = await findProblems(references, files);

        expect(messages).toEqual([message]);
    });

    it('ignore comments and text', async () => {
        const line = "String text = 'Label.Nothing'; // Label.Nix and Nix__c";
        const files = withFault(CLASS, 'return Label', `${line}\nreturn Label`);

        expect(await findProblems(references, files)).toEqual([]);
    });

    it('find a grant on a required field', async () => {
        const field = 'objects/Account/fields/Mood__c.field-meta.xml';
        const files = withFault(field, '<type>', '<required>true</required><type>');

        expect(await findProblems(references, files)).toEqual([
            "Account.Mood__c is required and can't be granted",
        ]);
    });
});
