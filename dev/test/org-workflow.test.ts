import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const workflow = readFileSync(join(ROOT, '.github/workflows/org.yml'), 'utf8');

/** The names of the scratch definitions. */
function shapes(): string[] {
    return readdirSync(join(ROOT, 'config'))
        .map((file) => /^scratch-(.*)-def\.json$/.exec(file)?.[1])
        .filter((shape) => shape !== undefined)
        .sort();
}

describe('the workflow for a real org', () => {
    it('tests in a scratch org of each shape', () => {
        const [, matrix = ''] = /shape: \[(.*)\]/.exec(workflow) ?? [];

        expect(shapes().length).toBeGreaterThan(4);
        expect(matrix.split(', ')).toEqual(shapes());
        expect(workflow).toContain('--test-level RunLocalTests');
    });

    it('says that it is skipped without the secret, and starts nothing', () => {
        const [gate = '', rest = ''] = workflow.split(/^ {2}shape:$/m);

        expect(gate).toMatch(/::notice::Skipped: there is no secret SFDX_AUTH_URL/);
        expect(gate).not.toContain('sf org');
        expect(rest).toContain("if: needs.hub.outputs.isReady == 'true'");
    });

    it('always deletes each org', () => {
        const [, last = ''] = workflow.split('- name: Delete the org');

        expect(last).toMatch(/if: always\(\)\s+run: sf org delete scratch --target-org shape/);
    });

    it('deploys what the build makes', () => {
        const manifests = [...workflow.matchAll(/manifest\/(\w+)\.xml/g)].map(([, name]) => name);

        expect(manifests).toEqual(['package', 'translations']);
    });
});
