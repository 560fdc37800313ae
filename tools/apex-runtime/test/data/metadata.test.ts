import path from 'node:path';
import { readProject } from '../../metadata';
import { parseXml, textIn } from '../../metadata/xml';
import { Schema } from '../../schema';

const project = readProject(path.join(__dirname, 'project'));

describe('A project', () => {
    it('has its labels, in each language', () => {
        expect(project.labels.get('paid')).toBe('Paid & closed');
        expect(project.translations.get('de')?.get('paid')).toBe('Bezahlt');
    });

    it('has its permission sets and groups', () => {
        expect(project.permissionSetGroups).toEqual([
            {
                name: 'Invoice_Clerk',
                label: 'Invoice Clerk',
                permissionSets: ['Invoice_Reader', 'Invoice_Writer'],
            },
        ]);
        const writer = project.permissionSets.find((set) => set.name === 'Invoice_Writer');
        expect(writer?.principals).toEqual(new Set(['bank-transfer']));
    });

    // "ValidationRule" https://developer.salesforce.com/docs/atlas.en-us.264.0.api_meta.meta/api_meta/meta_validationformulas.htm
    it('has active validation rules only', () => {
        const rules = new Schema(project).object('Invoice__c').validationRules;

        expect(rules.map((rule) => rule.name)).toEqual(['Digits']);
    });

    it('contains the relationships of its fields', () => {
        const schema = new Schema(project);
        const invoice = schema.object('invoice__c');

        expect(schema.lookup(invoice, 'Account__r')?.name).toBe('Account__c');
        expect(schema.childRelation(schema.object('Account'), 'Invoices__r')?.object).toBe(invoice);
        expect(schema.field(invoice, 'Amount__c')).toMatchObject({ precision: 8, scale: 2 });
    });
});

describe('XML', () => {
    it('reads entities, comments and empty elements', () => {
        const root = parseXml(
            '<?xml version="1.0"?><a><!-- <b>no</b> --><b>x &lt; &#233;&#x41;</b><c /></a>',
        );

        expect([textIn(root, 'b'), textIn(root, 'c'), textIn(root, 'd')]).toEqual([
            'x < éA',
            '',
            null,
        ]);
    });

    it.each(['<a><b></a>', '<a>', ''])('refuses a broken document: %s', (source) => {
        expect(() => parseXml(source)).toThrow(SyntaxError);
    });
});
