import { Template } from 'aws-cdk-lib/assertions';
import { readSettings } from '../lib/settings';
import { readTemplate } from '../lib/template';
import { resolve } from './resolve';
import { createApp, createStack, synthesize } from './synthesize';

describe('settings', () => {
    it('have a default for all that a first deployment needs', () => {
        expect(readSettings({})).toEqual({
            stackName: 'fusebill-latch',
            fusebillBaseUrl: 'https://secure.fusebill.com/v1',
            salesforceKeySerial: 1,
            logRetentionDays: 90,
            removalPolicy: 'retain',
        });
    });

    it('pass over what CDK keeps in the same context', () => {
        const settings = readSettings({
            '@aws-cdk/core:checkSecretUsage': true,
            'cli-telemetry': false,
            'aws:cdk:enable-path-metadata': true,
            'availability-zones:account=123456789012:region=us-east-1': [],
            logRetentionDays: '30',
        });

        expect(settings.logRetentionDays).toBe(30);
    });

    it.each([
        ['alarmEmial', 'a@example.com', 'alarmEmial is not a setting'],
        ['alarmEmail', 'nobody', 'alarmEmail is not an e-mail address'],
        ['stackName', 'fusebill latch', 'stackName is not 1 to 40 letters'],
        ['fusebillBaseUrl', 'http://secure.fusebill.com/v1', 'fusebillBaseUrl is not https'],
        ['fusebillBaseUrl', 'https://secure.fusebill.com/v1/', 'fusebillBaseUrl is not https'],
        ['logRetentionDays', '8', 'logRetentionDays is not a retention'],
        ['reservedConcurrency', '0', 'reservedConcurrency is less than 1'],
        ['reservedConcurrency', 'ten', 'reservedConcurrency is not a whole number'],
        ['salesforceKeySerial', '1.5', 'salesforceKeySerial is not a whole number'],
        ['kmsKeyArn', 'alias/latch', 'kmsKeyArn is not an ARN of kms'],
        ['permissionsBoundaryArn', 'boundary', 'permissionsBoundaryArn is not an ARN of iam'],
        ['removalPolicy', 'keep', 'removalPolicy is neither retain nor destroy'],
        ['fusebillKeySecretName', '', 'fusebillKeySecretName is empty'],
    ])('refuse %s=%s by name', (name, value, message) => {
        expect(() => readSettings({ [name]: value })).toThrow(message);
    });

    it('tell of all faults at once', () => {
        expect(() => readSettings({ stackName: '', removalPolicy: '' })).toThrow(
            /stackName .*removalPolicy /,
        );
    });
});

describe('a stack with settings', () => {
    it('calls the Fusebill of old test accounts', () => {
        synthesize({
            fusebillBaseUrl: 'https://stg-secure.fusebill.com/v1',
        }).hasResourceProperties('AWS::Lambda::Function', {
            Environment: { Variables: { FUSEBILL_BASE_URL: 'https://stg-secure.fusebill.com/v1' } },
        });
    });

    it('keeps its log as long as asked, or for ever', () => {
        const retentionFor = (logRetentionDays: string): unknown =>
            Object.values(
                synthesize({ logRetentionDays }).findResources('AWS::Logs::LogGroup'),
            )[0]?.['Properties'];

        expect(retentionFor('365')).toEqual({ RetentionInDays: 365 });
        expect(retentionFor('9999')).toBeUndefined();
    });

    it('reserves concurrency', () => {
        synthesize({ reservedConcurrency: '5' }).hasResourceProperties('AWS::Lambda::Function', {
            ReservedConcurrentExecutions: 5,
        });
    });

    it('encrypts both secrets with the key of the account', () => {
        const kmsKeyArn =
            'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555';

        synthesize({ kmsKeyArn }).allResourcesProperties('AWS::SecretsManager::Secret', {
            KmsKeyId: kmsKeyArn,
        });
    });

    it('uses a secret that exists instead of creating one', () => {
        const template = synthesize({ fusebillKeySecretName: 'billing/fusebill' });

        template.resourceCountIs('AWS::SecretsManager::Secret', 1);
        template.hasOutput('FusebillKeySecretName', { Value: 'billing/fusebill' });
        template.hasResourceProperties('AWS::Lambda::Function', {
            Environment: { Variables: { FUSEBILL_KEY_SECRET_ID: 'billing/fusebill' } },
        });
    });

    it('takes the key and the log along when told to', () => {
        const template = synthesize({ removalPolicy: 'destroy' });

        template.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
        expect(
            template.findResources('AWS::SecretsManager::Secret', { DeletionPolicy: 'Retain' }),
        ).toEqual({});
    });
});

describe('two stacks in one account and region', () => {
    it('share no name', () => {
        const app = createApp();
        const stacks = ['fusebill-latch', 'fusebill-latch-sandbox'].map((stackName) =>
            createStack({ stackName }, app),
        );
        const names = stacks.map((stack) => {
            const template = readTemplate(Template.fromStack(stack).toJSON());
            return Object.values(template.Resources).flatMap(({ Properties }) =>
                ['FunctionName', 'Name', 'AlarmName', 'DashboardName']
                    .filter((property) => property in Properties)
                    .map((property) => resolve(Properties[property], template, stack.stackName)),
            );
        });

        const [production = [], sandbox = []] = names;

        expect(production).toContain('fusebill-latch');
        expect(sandbox).toContain('fusebill-latch-sandbox');
        expect(production.filter((name) => sandbox.includes(name))).toEqual([]);
        expect(production).toHaveLength(10);
    });
});
