import { STACK_NAME } from '../../contract/agreed-values';
import { Template } from 'aws-cdk-lib/assertions';
import { readTemplate } from '../../dev/aws/cloudformation/template';
import { readSettings } from '../lib/settings';
import { valuesOf } from './resolve';
import { createApp, createStack, synthesize } from './synthesize';

describe('settings', () => {
    it('have all the defaults that a first deployment needs', () => {
        expect(readSettings({})).toEqual({
            stackName: STACK_NAME,
            removalPolicy: 'retain',
        });
    });

    it("ignore CDK's own values in the context", () => {
        const settings = readSettings({
            '@aws-cdk/core:checkSecretUsage': true,
            'cli-telemetry': false,
            'aws:cdk:enable-path-metadata': true,
            'availability-zones:account=123456789012:region=us-east-1': [],
            removalPolicy: 'destroy',
        });

        expect(settings.removalPolicy).toBe('destroy');
    });

    it.each([
        ['alarmEmail', 'a@example.com', 'alarmEmail is not a setting'],
        ['stackName', 'fusebill latch', 'stackName must be 1 to 40 letters'],
        ['removalPolicy', 'keep', 'removalPolicy must be retain or destroy'],
    ])('refuse %s=%s by name', (name, value, message) => {
        expect(() => readSettings({ [name]: value })).toThrow(message);
    });

    it('report all errors at once', () => {
        expect(() => readSettings({ stackName: '', removalPolicy: '' })).toThrow(
            /stackName .*removalPolicy /,
        );
    });

    it('decide what stays when the stack is deleted', () => {
        const template = synthesize({ removalPolicy: 'destroy' });

        template.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
        template.allResources('AWS::SecretsManager::Secret', { DeletionPolicy: 'Delete' });
    });
});

describe('two stacks in one account', () => {
    it('have no name in common', () => {
        const app = createApp({ builtinCloudFormationValidation: false });
        const stacks = [STACK_NAME, `${STACK_NAME}-sandbox`].map((stackName) =>
            createStack({ stackName }, { app }),
        );
        const names = stacks.map((stack) => {
            const template = readTemplate(Template.fromStack(stack).toJSON());
            const values = valuesOf(template, { stackName: stack.stackName });
            return Object.values(template.Resources).flatMap(({ Properties }) =>
                ['FunctionName', 'Name', 'AlarmName', 'DashboardName']
                    .filter((property) => property in Properties)
                    .map((property) => values.resolve(Properties[property])),
            );
        });

        const [production = [], sandbox = []] = names;

        expect(production).toContain(STACK_NAME);
        expect(sandbox).toContain('fusebill-latch-sandbox');
        expect(production.filter((name) => sandbox.includes(name))).toEqual([]);
        expect(production).toHaveLength(11);
    });

    it('have separate dashboards in two regions under the same name', () => {
        const template = synthesize();

        template.allResourcesProperties('AWS::CloudWatch::Dashboard', {
            DashboardName: {
                'Fn::Join': ['', [{ Ref: 'AWS::StackName' }, '-', { Ref: 'AWS::Region' }]],
            },
        });
    });
});
