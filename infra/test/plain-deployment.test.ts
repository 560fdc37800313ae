import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { unzipSync } from 'fflate';
import { type CloudFormationTemplate, readTemplate } from '../../dev/aws/cloudformation/template';
import { acknowledgeWarnings } from '../lib/latch-stack';
import { writePlainDeployment } from '../lib/write-plain-deployment';
import { zipFolder } from '../lib/zip-folder';
import { createApp, synthesizeTemplate } from './synthesize';

describe('the deployment without CDK', () => {
    let folder: string;
    let stack: CloudFormationTemplate;
    let template: CloudFormationTemplate;

    beforeAll(() => {
        folder = mkdtempSync(join(tmpdir(), 'plain-'));
        stack = synthesizeTemplate();
        write('export const handler = 1;\n');
        template = readTemplateOf('template.json');
    });

    afterAll(() => {
        rmSync(folder, { recursive: true });
    });

    it('has the resources, the conditions and the outputs of the stack', () => {
        const plain = withoutCode(template.Resources);

        expect(plain).toEqual(withoutCode(stack.Resources));
        expect(template.Conditions).toEqual(
            Object.fromEntries(
                Object.entries(stack.Conditions).filter(
                    ([name]) => name !== 'CDKMetadataAvailable',
                ),
            ),
        );
        expect(template.Outputs).toEqual(stack.Outputs);
    });

    it('differs only in what is deleted with the stack', () => {
        const { Resources } = readTemplateOf('template-destroy.json');
        const policies = (resources: CloudFormationTemplate['Resources']) =>
            Object.values(resources).map(({ DeletionPolicy }) => DeletionPolicy);

        expect(policies(Resources)).not.toContain('RetainExceptOnCreate');
        expect(policies(template.Resources)).toContain('RetainExceptOnCreate');
        expect(Object.keys(Resources)).toEqual(Object.keys(template.Resources));
    });

    it('requires only the location of the code', () => {
        const withoutDefault = Object.entries(template.Parameters)
            .filter(([, { Default }]) => Default === undefined)
            .map(([name]) => name);

        expect(withoutDefault).toEqual(['CodeBucket']);
        expect(Object.keys(template.Parameters).filter((name) => name !== 'CodeBucket')).toEqual(
            Object.keys(stack.Parameters).filter((name) => name !== 'BootstrapVersion'),
        );
    });

    it('contains nothing of CDK and fits into a request', () => {
        const text = JSON.stringify(template);

        expect(text).not.toMatch(/cdk|bootstrap|asset/i);
        expect(text.length).toBeLessThan(51_200);
    });

    it('passes the template validation', () => {
        const app = createApp();
        const plain = new Stack(app, 'Plain');
        new CfnInclude(plain, 'Template', { templateFile: join(folder, 'aws/template.json') });
        acknowledgeWarnings(plain);

        expect(() => app.synth()).not.toThrow();
    });

    it('names the zipped code after its content, so that new code changes the stack', () => {
        const before = codeKey();

        write('export const handler = 2;\n');

        expect(codeKey()).not.toBe(before);
        expect(readdirSync(join(folder, 'aws')).sort()).toEqual(
            [codeKey(), 'template.json', 'template-destroy.json'].sort(),
        );
    });

    it('zips what was built', () => {
        write('export const handler = 3;\n');

        const zipped = unzipSync(readFileSync(join(folder, 'aws', String(codeKey()))));

        expect(Object.keys(zipped)).toEqual(['index.mjs']);
        expect(Buffer.from(zipped['index.mjs'] ?? []).toString()).toBe(
            'export const handler = 3;\n',
        );
    });

    function write(code: string): void {
        const bundle = join(folder, 'bundle');
        mkdirSync(bundle, { recursive: true });
        writeFileSync(join(bundle, 'index.mjs'), code);
        writePlainDeployment(join(folder, 'aws'), { bundle });
    }

    function readTemplateOf(name: string): CloudFormationTemplate {
        return readTemplate(JSON.parse(readFileSync(join(folder, 'aws', name), 'utf8')));
    }

    function codeKey(): unknown {
        const { Resources } = readTemplateOf('template.json');
        const lambda = Object.values(Resources).find(
            ({ Type }) => Type === 'AWS::Lambda::Function',
        );
        return (lambda?.Properties['Code'] as { S3Key: unknown }).S3Key;
    }
});

describe('the zipped code', () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'zip-'));
        writeFileSync(join(folder, 'index.mjs'), 'export {};\n'.repeat(1000));
    });

    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    it('is the same for the same files, at any time and in any time zone', () => {
        const timezone = process.env['TZ'];
        const first = zipFolder(folder);
        writeFileSync(join(folder, 'index.mjs'), 'export {};\n'.repeat(1000));

        process.env['TZ'] = 'Pacific/Auckland';
        const second = zipFolder(folder);
        if (timezone === undefined) delete process.env['TZ'];
        else process.env['TZ'] = timezone;

        expect(second.equals(first)).toBe(true);
    });

    it('is world-readable, as Lambda requires', () => {
        const file = zipFolder(folder);

        const entry = file.lastIndexOf('PK\x01\x02');

        expect(file.readUInt32LE(entry + 38) >>> 16).toBe(0o100644);
        expect(file.readUInt8(entry + 5)).toBe(3);
    });
});

/** The template without the location of the code and CDK's paths of resources. */
function withoutCode(resources: CloudFormationTemplate['Resources']): unknown {
    const strip = (key: string, value: unknown): unknown =>
        key === 'Metadata' || key === 'Code' || key === 'CDKMetadata' ? undefined : value;
    return JSON.parse(JSON.stringify(resources, strip));
}
