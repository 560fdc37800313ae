import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { toPlainTemplate } from '../lib/plain-template';
import { readSettings } from '../lib/settings';
import { type CloudFormationTemplate, readTemplate } from '../lib/template';
import { writePlainDeployment } from '../lib/write-plain-deployment';
import { createApp, synthesizeTemplate } from './synthesize';
import { unzip } from './unzip';

const SETTINGS = { salesforceKeySerial: '2', alarmEmail: 'latch-alarms@example.com' };

describe('the deployment without CDK', () => {
    let folder: string;
    let stack: CloudFormationTemplate;
    let template: CloudFormationTemplate;

    beforeAll(() => {
        folder = mkdtempSync(join(tmpdir(), 'plain-'));
        stack = synthesizeTemplate(SETTINGS);
        write('export const handler = 1;\n');
        template = readTemplate(readJson('aws/template.json'));
    });

    afterAll(() => {
        rmSync(folder, { recursive: true });
    });

    it('has the resources and the outputs of the stack', () => {
        const { Resources, Outputs } = withDefaults(template);

        expect(withoutCode(Resources)).toEqual(withoutCode(stack.Resources));
        expect(Outputs).toEqual(stack.Outputs);
    });

    it('asks where the code lies, and has a default for the rest', () => {
        const withoutDefault = Object.entries(template.Parameters)
            .filter(([, parameter]) => !('Default' in parameter))
            .map(([name]) => name);

        expect(Object.keys(template.Parameters)).toEqual([
            'CodeBucket',
            'FusebillBaseUrl',
            'SalesforceKeySerial',
        ]);
        expect(withoutDefault).toEqual(['CodeBucket']);
    });

    it('uses each of its parameters', () => {
        const text = JSON.stringify(template.Resources);

        for (const name of Object.keys(template.Parameters)) {
            expect(text).toContain(`{"Ref":"${name}"}`);
        }
    });

    it('has nothing left of CDK, also when the command asks for the paths of constructs', () => {
        const withPaths = synthesizeTemplate(
            SETTINGS,
            createApp({ 'aws:cdk:enable-path-metadata': true }),
        );

        const plain = toPlainTemplate(withPaths, {
            codeKey: 'code.zip',
            defaults: readSettings(SETTINGS),
        });

        expect(JSON.stringify(withPaths)).toMatch(/aws:cdk:path/);
        for (const text of [template, plain].map((one) => JSON.stringify(one))) {
            expect(text).not.toMatch(/cdk|bootstrap|asset/i);
        }
    });

    it('passes the template validation', () => {
        const app = createApp();
        new CfnInclude(new Stack(app, 'Plain'), 'Template', {
            templateFile: join(folder, 'aws/template.json'),
        });

        expect(() => app.synth()).not.toThrow();
    });

    it('names the zipped code after its content, so that new code is a change of the stack', () => {
        const before = codeKey();

        write('export const handler = 2;\n');

        expect(codeKey()).not.toBe(before);
        expect(readdirSync(join(folder, 'aws')).sort()).toEqual(
            [codeKey(), 'template.json'].sort(),
        );
    });

    it('zips what was built', () => {
        write('export const handler = 3;\n');

        const zipped = unzip(readFileSync(join(folder, 'aws', String(codeKey()))));

        expect(Object.keys(zipped)).toEqual(['index.mjs']);
        expect(zipped['index.mjs']?.content).toBe('export const handler = 3;\n');
    });

    function write(code: string): void {
        const bundle = join(folder, 'bundle');
        mkdirSync(bundle, { recursive: true });
        writeFileSync(join(bundle, 'index.mjs'), code);
        const settings = readSettings(SETTINGS);
        writePlainDeployment(join(folder, 'aws'), { stack, settings, bundle });
    }

    function readJson(path: string): unknown {
        return JSON.parse(readFileSync(join(folder, path), 'utf8'));
    }

    function codeKey(): unknown {
        const { Resources } = readTemplate(readJson('aws/template.json'));
        const lambda = Object.values(Resources).find(
            ({ Type }) => Type === 'AWS::Lambda::Function',
        );
        return (lambda?.Properties['Code'] as { S3Key: unknown }).S3Key;
    }
});

/** The template with each parameter replaced by its default, where it has one. */
function withDefaults(template: CloudFormationTemplate): CloudFormationTemplate {
    const replace = (_: string, value: unknown): unknown => {
        const name = (value as { Ref?: unknown } | null)?.Ref;
        const parameter = typeof name === 'string' ? template.Parameters[name] : undefined;
        return parameter?.['Default'] ?? value;
    };
    return readTemplate(JSON.parse(JSON.stringify(template, replace)));
}

/** All but where the code comes from and where CDK says that a resource was made. */
function withoutCode(resources: CloudFormationTemplate['Resources']): unknown {
    const strip = (key: string, value: unknown): unknown =>
        key === 'Metadata' || key === 'Code' ? undefined : value;
    return JSON.parse(JSON.stringify(resources, strip));
}
