import {
    FUSEBILL_URL,
    keySecretName,
    OLD_TEST_FUSEBILL_URL,
    STACK_NAME,
} from '../../contract/agreed-values';
import type { CloudFormationTemplate } from '../../dev/aws/cloudformation/template';
import { resourcesOf, valuesOf } from './resolve';
import { synthesizeTemplate } from './synthesize';

const KEY_ARN = 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555';

describe('the parameters', () => {
    let template: CloudFormationTemplate;

    beforeAll(() => {
        template = synthesizeTemplate();
    });

    const accepts = (name: string, value: string): boolean => {
        const { AllowedPattern, AllowedValues } = template.Parameters[name] ?? {};
        const fits =
            AllowedPattern === undefined || new RegExp(`^(?:${AllowedPattern})$`).test(value);
        return fits && (AllowedValues === undefined || AllowedValues.map(String).includes(value));
    };

    const only = (type: string, parameters: Record<string, string> = {}) => {
        const [resource = {}, ...others] = resourcesOf(template, type, { parameters });
        expect(others).toEqual([]);
        return resource;
    };

    it('all have a valid default', () => {
        for (const [name, { Default }] of Object.entries(template.Parameters)) {
            expect([name, accepts(name, String(Default))]).toEqual([name, true]);
        }
    });

    it.each([
        ['FusebillBaseUrl', OLD_TEST_FUSEBILL_URL],
        ['FusebillBaseUrl', 'http://127.0.0.1:8080/v1'],
        ['ExistingSecretName', 'billing/fusebill'],
        ['ExistingSecretName', keySecretName(STACK_NAME)],
        ['AlarmEmail', 'latch-alarms@example.com'],
        ['KmsKeyArn', KEY_ARN],
        ['PermissionsBoundaryArn', 'arn:aws-us-gov:iam::123456789012:policy/team/boundary'],
        ['LogRetentionDays', '9999'],
        ['ReservedConcurrency', '10'],
        ['DailyHealthCheck', 'on'],
    ])('accept %s=%s', (name, value) => {
        expect(accepts(name, value)).toBe(true);
    });

    it.each([
        ['FusebillBaseUrl', FUSEBILL_URL.replace('https', 'http')],
        ['FusebillBaseUrl', 'http://127.0.0.1.example.com/v1'],
        ['FusebillBaseUrl', `${FUSEBILL_URL}/`],
        ['ExistingSecretName', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:a-AbCdEf'],
        ['ExistingSecretName', 'billing/fusebill-AbCdEf'],
        ['AlarmEmail', 'nobody'],
        ['KmsKeyArn', 'alias/latch'],
        ['KmsKeyArn', 'arn:aws:kms:us-east-1:123456789012:alias/latch'],
        ['PermissionsBoundaryArn', 'arn:aws:iam::123456789012:role/boundary'],
        ['PermissionsBoundaryArn', 'boundary'],
        ['LogRetentionDays', '8'],
        ['ReservedConcurrency', '-1'],
        ['ReservedConcurrency', 'ten'],
        ['DailyHealthCheck', 'yes'],
    ])('refuse %s=%s, with a reason', (name, value) => {
        expect(accepts(name, value)).toBe(false);
        expect(template.Parameters[name]?.ConstraintDescription).toMatch(/^must /);
    });

    it('keep the log for 90 days, for the given days, or forever', () => {
        const kept = (parameters: Record<string, string>) =>
            only('AWS::Logs::LogGroup', parameters)['RetentionInDays'];

        expect(kept({})).toBe('90');
        expect(kept({ LogRetentionDays: '365' })).toBe('365');
        expect(kept({ LogRetentionDays: '9999' })).toBeUndefined();
    });

    it('reserve concurrency only if requested', () => {
        const reserved = (parameters: Record<string, string>) =>
            only('AWS::Lambda::Function', parameters)['ReservedConcurrentExecutions'];

        expect(reserved({})).toBeUndefined();
        expect(reserved({ ReservedConcurrency: '5' })).toBe('5');
    });

    it('encrypt the secret with the key of the account', () => {
        const encryptedBy = (parameters: Record<string, string>) =>
            only('AWS::SecretsManager::Secret', parameters)['KmsKeyId'];

        expect(encryptedBy({})).toBeUndefined();
        expect(encryptedBy({ KmsKeyArn: KEY_ARN })).toBe(KEY_ARN);
    });

    it('set the URL of Fusebill', () => {
        const FusebillBaseUrl = OLD_TEST_FUSEBILL_URL;

        const lambda = only('AWS::Lambda::Function', { FusebillBaseUrl });

        expect(lambda).toHaveProperty('Environment.Variables.FUSEBILL_BASE_URL', FusebillBaseUrl);
    });

    it('use an existing secret instead of creating one', () => {
        const parameters = { ExistingSecretName: 'billing/fusebill' };
        const values = valuesOf(template, { parameters });

        const lambda = only('AWS::Lambda::Function', parameters);

        expect(resourcesOf(template, 'AWS::SecretsManager::Secret', { parameters })).toEqual([]);
        expect(values.resolve(template.Outputs['FusebillKeySecretName']?.Value)).toBe(
            'billing/fusebill',
        );
        expect(lambda).toHaveProperty(
            'Environment.Variables.FUSEBILL_KEY_SECRET_ID',
            'billing/fusebill',
        );
    });

    it('check the connection to Fusebill daily, and allow only that rule to call the function', () => {
        const made = (type: string, DailyHealthCheck: string) =>
            resourcesOf(template, type, { parameters: { DailyHealthCheck } });

        expect(made('AWS::Events::Rule', 'off')).toEqual([]);
        expect(made('AWS::Lambda::Permission', 'off')).toEqual([]);
        expect(made('AWS::Events::Rule', 'on')).toEqual([
            expect.objectContaining({
                ScheduleExpression: 'rate(1 day)',
                Targets: [expect.objectContaining({ Input: '{"action":"health"}' })],
            }),
        ]);
        expect(made('AWS::Lambda::Permission', 'on')).toEqual([
            expect.objectContaining({
                Principal: 'events.amazonaws.com',
                SourceArn: expect.stringContaining('HealthScheduleRule') as string,
            }),
        ]);
    });
});
