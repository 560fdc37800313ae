import { Match, type Template } from 'aws-cdk-lib/assertions';
import { FUSEBILL_URL, keySecretName, STACK_NAME, WAIT_MS } from '../../contract/agreed-values';
import { readTemplate } from '../../dev/aws/cloudformation/template';
import { resourcesOf } from './resolve';
import { synthesize } from './synthesize';

describe('the stack', () => {
    let template: Template;

    beforeAll(() => {
        template = synthesize();
    });

    it('runs the function on Node 24 and ARM, with a time-out between one attempt and the Apex callout', () => {
        template.hasResourceProperties('AWS::Lambda::Function', {
            Runtime: 'nodejs24.x',
            Architectures: ['arm64'],
            Handler: 'index.handler',
            Timeout: 25,
            Environment: {
                Variables: Match.objectLike({ FUSEBILL_ATTEMPT_MS: String(WAIT_MS.attempt) }),
            },
            TracingConfig: { Mode: 'Active' },
            LoggingConfig: Match.objectLike({ LogFormat: 'JSON', ApplicationLogLevel: 'INFO' }),
        });
    });

    it('names the function after the stack, so that its Invoke URL is predictable', () => {
        template.hasResourceProperties('AWS::Lambda::Function', {
            FunctionName: { Ref: 'AWS::StackName' },
        });
    });

    it('tells the function where Fusebill is and which secret holds the key', () => {
        const plain = readTemplate(template.toJSON());

        const [lambda] = resourcesOf(plain, 'AWS::Lambda::Function');

        expect(lambda).toHaveProperty('Environment.Variables', {
            FUSEBILL_BASE_URL: FUSEBILL_URL,
            FUSEBILL_KEY_SECRET_ID: `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${keySecretName(STACK_NAME)}-AbCdEf`,
            FUSEBILL_ATTEMPT_MS: String(WAIT_MS.attempt),
        });
    });

    it("creates the Fusebill key's secret empty", () => {
        template.hasResourceProperties('AWS::SecretsManager::Secret', {
            Name: { 'Fn::Join': ['', [{ Ref: 'AWS::StackName' }, keySecretName('')]] },
            SecretString: Match.absent(),
            GenerateSecretString: Match.absent(),
        });
    });

    it('keeps the secret and the log when it is deleted, but not when its first deployment fails', () => {
        const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

        template.allResources('AWS::SecretsManager::Secret', kept);
        template.allResources('AWS::Logs::LogGroup', kept);
    });

    it('has the outputs that the set-up reads, and none that reveals a key', () => {
        const outputs = template.toJSON()['Outputs'] as Record<string, unknown>;

        expect(Object.keys(outputs)).toEqual(
            expect.arrayContaining([
                'FunctionName',
                'InvokeUrl',
                'Region',
                'FusebillKeySecretName',
                'SalesforceUserName',
            ]),
        );
        expect(JSON.stringify(outputs)).not.toContain('AccessKey');
    });

    it('has no public endpoint', () => {
        template.resourceCountIs('AWS::Lambda::Url', 0);
        template.allResources('AWS::Lambda::Permission', { Condition: 'ChecksDaily' });
        template.resourceCountIs('AWS::ApiGatewayV2::Api', 0);
    });
});

describe("Salesforce's access key", () => {
    it('is in no template and in no secret', () => {
        const template = synthesize();

        template.resourceCountIs('AWS::IAM::AccessKey', 0);
        template.resourceCountIs('AWS::SecretsManager::Secret', 1);
        expect(JSON.stringify(template.toJSON())).not.toContain('SecretAccessKey');
    });
});
