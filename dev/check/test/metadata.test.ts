import { metadata } from '../metadata';
import { findProblems } from './find-problems';
import { meta, SAMPLE, withFault, type Files } from './sample-project';

jest.setTimeout(300_000); // a busy machine is slow

const PERMISSION_SET = 'permissionsets/Sample.permissionset-meta.xml';
const LIST_VIEW = 'objects/Account/listViews/Moody.listView-meta.xml';
const FIELD = 'objects/Account/fields/Mood__c.field-meta.xml';
const REPORT_TYPE = 'reportTypes/Moods.reportType-meta.xml';
const TRANSLATION = 'objectTranslations/Account-fr/Mood__c.fieldTranslation-meta.xml';

describe('metadata held against the Metadata API', () => {
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
            'a value that is no boolean',
            withFault(PERMISSION_SET, '<editable>false', '<editable>no'),
            "<editable> is 'no', not a boolean",
        ],
        [
            'a value that is no number',
            withFault(FIELD, '<length>20', '<length>twenty'),
            "<length> is 'twenty', not a number",
        ],
        [
            'an element that stands twice',
            withFault(FIELD, '<label>', '<label>Temper</label><label>'),
            '<label> stands twice in <CustomField>',
        ],
        [
            'elements where text is held',
            withFault(FIELD, '<label>Mood', '<label><b>Mood</b>'),
            '<label> holds text, not elements',
        ],
        ['a tag that is not closed', withFault(FIELD, '</label>', ''), 'not well-formed: '],
        [
            'another namespace',
            withFault(FIELD, '/2006/04/metadata', '/2006/04/tooling'),
            'the namespace of <CustomField> is not ',
        ],
        [
            'content of another type than the name of the file says',
            { ...SAMPLE, [FIELD]: meta('Layout', '') },
            '<Layout> in a file whose name says CustomField',
        ],
        [
            'a fault in a report type',
            { ...SAMPLE, [REPORT_TYPE]: meta('ReportType', '<category>account</category>') },
            "<category> is 'account', not one of accounts,",
        ],
        [
            'a fault in a translation',
            { ...SAMPLE, [TRANSLATION]: meta('CustomFieldTranslation', '<label>Humeur</label>') },
            '<CustomFieldTranslation> lacks <name>',
        ],
    ])('finds %s', async (_fault, files, message) => {
        const messages = await findProblems([metadata], files);

        expect(messages).toContainEqual(expect.stringContaining(message));
    });

    it('finds a file of which no metadata type is known', async () => {
        const files = { ...SAMPLE, 'labels/Sample.lable-meta.xml': meta('CustomLabels', '') };

        await expect(findProblems([metadata], files)).rejects.toThrow('no metadata type is known');
    });
});
