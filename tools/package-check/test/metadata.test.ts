import { metadata } from '../metadata/metadata';
import { findProblems } from './find-problems';
import { meta, SAMPLE, withFault, type Files } from './sample-project';

const PERMISSION_SET = 'permissionsets/Sample.permissionset-meta.xml';
const LIST_VIEW = 'objects/Account/listViews/Moody.listView-meta.xml';
const FIELD = 'objects/Account/fields/Mood__c.field-meta.xml';
const REPORT_TYPE = 'reportTypes/Moods.reportType-meta.xml';
const LABELS = 'labels/CustomLabels.labels-meta.xml';
const TRANSLATION = 'translations/fr.translation-meta.xml';

describe('metadata checked against the Metadata API', () => {
    it('passes the sample', async () => {
        expect(await findProblems([metadata], SAMPLE)).toEqual([]);
    });

    it.each<[fault: string, files: Files, message: string]>([
        [
            'an unknown element',
            withFault(PERMISSION_SET, '<label>', '<lable>Sample</lable><label>'),
            '<PermissionSet> has no element <lable>',
        ],
        [
            'an unknown element inside another',
            withFault(PERMISSION_SET, '<enabled>true</enabled>', '<enable>true</enable>'),
            '<classAccesses> has no element <enable>',
        ],
        [
            'a missing element',
            withFault(PERMISSION_SET, '<label>Sample</label>', ''),
            '<PermissionSet> lacks <label>',
        ],
        [
            'an unknown value',
            withFault(LIST_VIEW, 'Everything', 'Everybody'),
            "<filterScope> is 'Everybody', not one of Everything, Mine,",
        ],
        [
            'a value that is not a boolean',
            withFault(PERMISSION_SET, '<editable>false', '<editable>no'),
            "<editable> is 'no', not a boolean",
        ],
        [
            'a value that is not a number',
            withFault(FIELD, '<length>20', '<length>twenty'),
            "<length> is 'twenty', not a number",
        ],
        [
            'a text that is too long for an org',
            withFault(LABELS, '<shortDescription>', `<shortDescription>${'x'.repeat(80)}`),
            '<shortDescription> has 88 characters, 80 are the most',
        ],
        [
            'an element that occurs twice',
            withFault(FIELD, '<label>', '<label>Temper</label><label>'),
            '<label> occurs twice in <CustomField>',
        ],
        [
            'elements instead of text',
            withFault(FIELD, '<label>Mood', '<label><b>Mood</b>'),
            '<label> must contain text, not elements',
        ],
        ['a tag that is not closed', withFault(FIELD, '</label>', ''), 'not well-formed: '],
        [
            'another namespace',
            withFault(FIELD, '/2006/04/metadata', '/2006/04/tooling'),
            'the namespace of <CustomField> is not ',
        ],
        [
            'content of another type than the file name says',
            { ...SAMPLE, [FIELD]: meta('Layout', '') },
            '<Layout> in a file named as CustomField',
        ],
        [
            'a fault in a report type',
            { ...SAMPLE, [REPORT_TYPE]: meta('ReportType', '<category>account</category>') },
            "<category> is 'account', not one of accounts,",
        ],
        [
            'a fault in a translation',
            {
                ...SAMPLE,
                [TRANSLATION]: meta(
                    'Translations',
                    '<customLabels><label>Bonjour</label></customLabels>',
                ),
            },
            '<customLabels> lacks <name>',
        ],
    ])('finds %s', async (_fault, files, message) => {
        const messages = await findProblems([metadata], files);

        expect(messages).toContainEqual(expect.stringContaining(message));
    });

    it.each(['labels/Sample.lable-meta.xml', 'flows/Greet.flow-meta.xml'])(
        'fails on %s, whose metadata kind is unknown',
        async (path) => {
            const files = { ...SAMPLE, [path]: meta('Flow', '') };

            await expect(findProblems([metadata], files)).rejects.toThrow(
                /is unknown: add it to metadata-kinds\.ts/,
            );
        },
    );
});
