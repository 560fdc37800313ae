import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProject } from '../open-project';
import { SAMPLE, withProject } from './sample-project';

const FIELD = 'objects/Account/fields/Mood__c.field-meta.xml';

describe('a project', () => {
    it('has the components of all its package directories', async () => {
        await withProject(SAMPLE, (root) => {
            const directories = [{ path: 'force-app' }, { path: 'extras' }];
            writeFileSync(
                join(root, 'sfdx-project.json'),
                JSON.stringify({ packageDirectories: directories }),
            );
            mkdirSync(join(root, 'extras'));
            writeFileSync(join(root, 'extras/Late.tab-meta.xml'), '');

            const names = openProject(root)
                .components()
                .map(({ type, fullName }) => `${type} ${fullName}`);

            expect(names).toContain('CustomField Account.Mood__c');
            expect(names).toContain('CustomTab Late');
            expect(names).toHaveLength(Object.keys(SAMPLE).filter(isMetadata).length + 1);
        });
    });

    it('has its own settings besides the defaults', async () => {
        await withProject({ [FIELD]: '' }, (root) => {
            writeFileSync(join(root, 'package-check.json'), '{ "pmdRules": ["pmd:(1)"] }');

            expect(openProject(root).settings).toEqual({ pmdRules: ['pmd:(1)'] });
        });
    });

    it('refuses a setting that does not exist', async () => {
        await withProject({ [FIELD]: '' }, (root) => {
            writeFileSync(join(root, 'package-check.json'), '{ "pmdRule": [] }');

            expect(() => openProject(root)).toThrow('package-check.json: unknown setting pmdRule');
        });
    });
});

function isMetadata(path: string): boolean {
    return path.endsWith('-meta.xml');
}
