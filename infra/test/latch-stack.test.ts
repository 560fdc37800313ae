import { Match, type Template } from 'aws-cdk-lib/assertions';
import { synthesize } from './synthesize';

describe('the stack', () => {
    let template: Template;

    beforeAll(() => {
        template = synthesize();
    });

    it('runs the function on Node 24 and ARM, for longer than one attempt and shorter than Apex waits', () => {
        template.hasResourceProperties('AWS::Lambda::Function', {
            Runtime: 'nodejs24.x',
            Architectures: ['arm64'],
            Handler: 'index.handler',
            Timeout: 25,
            Environment: { Variables: Match.objectLike({ FUSEBILL_ATTEMPT_MS: '8000' }) },
            TracingConfig: { Mode: 'Active' },
            LoggingConfig: Match.objectLike({ LogFormat: 'JSON', ApplicationLogLevel: 'INFO' }),
        });
    });

    it('names the function after the stack, so that its Invoke URL is known', () => {
        template.hasResourceProperties('AWS::Lambda::Function', {
            FunctionName: { Ref: 'AWS::StackName' },
        });
    });

    it('tells the function where Fusebill is and which secret holds the key', () => {
        const [secretId] = Object.keys(
            template.findResources('AWS::SecretsManager::Secret', {
                Properties: {
                    Name: { 'Fn::Join': ['', [{ Ref: 'AWS::StackName' }, '/fusebill-key']] },
                },
            }),
        );

        template.hasResourceProperties('AWS::Lambda::Function', {
            Environment: {
                Variables: {
                    FUSEBILL_BASE_URL: 'https://secure.fusebill.com/v1',
                    FUSEBILL_KEY_SECRET_ID: { Ref: secretId },
                },
            },
        });
    });

    it("creates the Fusebill key's secret empty and keeps it when the stack is deleted", () => {
        template.hasResource('AWS::SecretsManager::Secret', {
            Properties: {
                Name: { 'Fn::Join': ['', [{ Ref: 'AWS::StackName' }, '/fusebill-key']] },
                SecretString: Match.absent(),
                GenerateSecretString: Match.absent(),
            },
            DeletionPolicy: 'Retain',
        });
    });

    it('has the outputs that the set-up reads, and none that shows a key', () => {
        const outputs = template.toJSON()['Outputs'] as Record<string, unknown>;

        expect(Object.keys(outputs)).toEqual(
            expect.arrayContaining([
                'FunctionName',
                'InvokeUrl',
                'Region',
                'FusebillKeySecretName',
                'SalesforceKeySecretName',
            ]),
        );
        expect(JSON.stringify(outputs)).not.toContain('AccessKey');
    });

    it('has no public way in', () => {
        template.resourceCountIs('AWS::Lambda::Url', 0);
        template.resourceCountIs('AWS::Lambda::Permission', 0);
        template.resourceCountIs('AWS::ApiGatewayV2::Api', 0);
    });
});

describe("Salesforce's access key", () => {
    it('goes into a secret of its own as JSON', () => {
        const template = synthesize();
        const [keyId] = Object.keys(template.findResources('AWS::IAM::AccessKey'));

        template.hasResourceProperties('AWS::SecretsManager::Secret', {
            Name: { 'Fn::Join': ['', [{ Ref: 'AWS::StackName' }, '/salesforce-key']] },
            SecretString: {
                'Fn::Join': [
                    '',
                    [
                        '{"accessKeyId":"',
                        { Ref: keyId },
                        '","secretAccessKey":"',
                        { 'Fn::GetAtt': [keyId, 'SecretAccessKey'] },
                        '"}',
                    ],
                ],
            },
        });
    });

    it('is replaced when the serial is raised, and the old one stays valid until it is deleted by hand', () => {
        const template = synthesize({ salesforceKeySerial: '2' });

        template.hasResource('AWS::IAM::AccessKey', {
            Properties: { Serial: 2 },
            UpdateReplacePolicy: 'Retain',
            DeletionPolicy: 'Delete',
        });
    });
});
