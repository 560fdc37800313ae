import { Match, type Template } from 'aws-cdk-lib/assertions';
import { readTemplate } from '../../dev/aws/cloudformation/template';
import { lineFor, lineForOwnFault, lineForRow } from './log-lines';
import { matches } from './metric-filter';
import { resourcesOf } from './resolve';
import { synthesize } from './synthesize';

const named = (name: string) => ({ 'Fn::Join': ['', [{ Ref: 'AWS::StackName' }, `-${name}`]] });

describe('the alarms', () => {
    let template: Template;

    beforeAll(() => {
        template = synthesize();
    });

    it.each([
        ['Errors', { MetricName: 'Errors', Threshold: 1, EvaluationPeriods: 1 }],
        ['Throttles', { MetricName: 'Throttles', Threshold: 1, EvaluationPeriods: 1 }],
        ['SlowCalls', { MetricName: 'SlowCalls', DatapointsToAlarm: 2, EvaluationPeriods: 6 }],
        ['HealthCheck', { MetricName: 'FailedHealthChecks', Period: 86_400, Threshold: 1 }],
        ['Unexpected', { MetricName: 'Unexpected', Threshold: 1, EvaluationPeriods: 1 }],
        ['KeyRejected', { MetricName: 'KeyRejected', Threshold: 1, EvaluationPeriods: 1 }],
        ['RateLimited', { MetricName: 'RateLimited', Threshold: 1, EvaluationPeriods: 1 }],
    ])('announce to the topic when %s starts and ends', (name, expected) => {
        const [topic] = Object.keys(template.findResources('AWS::SNS::Topic'));

        template.hasResourceProperties('AWS::CloudWatch::Alarm', {
            ...expected,
            AlarmName: named(name),
            AlarmActions: [{ Ref: topic }],
            OKActions: [{ Ref: topic }],
            TreatMissingData: 'notBreaching',
        });
    });

    it('go off for slow user calls before the function times out, but not for batches', () => {
        const pattern = patternOf(template, 'SlowCalls');
        const line = (action: string, latencyMs: number) => ({ message: { action, latencyMs } });
        const [lambda] = Object.values(template.findResources('AWS::Lambda::Function'));
        const { Timeout } = (lambda as { Properties: { Timeout: number } }).Properties;

        expect(matches(pattern, line('latch', Timeout * 1000 - 1000))).toBe(true);
        expect(matches(pattern, line('search', 20_000))).toBe(true);
        expect(matches(pattern, line('search', 19_999))).toBe(false);
        expect(matches(pattern, line('latchMany', 24_500))).toBe(false);
    });

    it('count a health check that found a fault', () => {
        const pattern = patternOf(template, 'FailedHealthChecks');

        expect(matches(pattern, lineFor('health-key-rejected'))).toBe(true);
        expect(matches(pattern, lineFor('health-ok'))).toBe(false);
    });

    it("count each error in the function's own code, whatever it answered", () => {
        const pattern = patternOf(template, 'Unexpected');

        expect(matches(pattern, lineForOwnFault())).toBe(true);
        expect(matches(pattern, lineFor('outcome-unknown'))).toBe(false);
    });

    it('watch the daily check only if it is enabled', () => {
        template.hasResource('AWS::CloudWatch::Alarm', {
            Properties: { AlarmName: named('HealthCheck') },
            Condition: 'ChecksDaily',
        });
    });

    it.each([
        ['KeyRejected', 'key-rejected', ['KEY_REJECTED', 'KEY_MISSING']],
        ['KeyRejected', 'key-missing', ['KEY_REJECTED', 'KEY_MISSING']],
        ['RateLimited', 'rate-limited', ['RATE_LIMITED']],
    ])('count %s in the log line for %s', (metric, example, codes) => {
        const pattern = patternOf(template, metric);

        expect(matches(pattern, lineFor(example))).toBe(true);
        expect(matches(pattern, lineFor('latch-latched'))).toBe(false);
        expect(matches(pattern, lineFor('latch-refused'))).toBe(false);
        for (const code of codes) {
            expect(matches(pattern, lineForRow(code))).toBe(true);
        }
        expect(matches(pattern, lineForRow('NOT_ATTEMPTED'))).toBe(false);
    });

    it("read the function's own log group", () => {
        const [logGroup] = Object.keys(template.findResources('AWS::Logs::LogGroup'));

        template.allResourcesProperties('AWS::Logs::MetricFilter', {
            LogGroupName: { Ref: logGroup },
            MetricTransformations: [Match.objectLike({ MetricValue: '1' })],
        });
    });

    it('may publish to the topic, whose policy replaces the default', () => {
        template.hasResourceProperties('AWS::SNS::TopicPolicy', {
            PolicyDocument: {
                Statement: Match.arrayWith([
                    Match.objectLike({
                        Effect: 'Allow',
                        Action: 'sns:Publish',
                        Principal: { Service: 'cloudwatch.amazonaws.com' },
                        Condition: Match.objectLike({
                            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
                        }),
                    }),
                ]),
            },
        });
    });

    it('are sent to the email address in the parameter, if there is one', () => {
        const plain = readTemplate(template.toJSON());
        const subscriptions = (AlarmEmail: string) =>
            resourcesOf(plain, 'AWS::SNS::Subscription', { parameters: { AlarmEmail } });

        expect(subscriptions('latch-alarms@example.com')).toEqual([
            expect.objectContaining({ Protocol: 'email', Endpoint: 'latch-alarms@example.com' }),
        ]);
        expect(subscriptions('')).toEqual([]);
    });
});

describe('the dashboard', () => {
    it('shows every alarm except the optional daily check', () => {
        const template = synthesize();
        const alarms = Object.entries(template.findResources('AWS::CloudWatch::Alarm'))
            .filter(([, alarm]) => !('Condition' in alarm))
            .map(([id]) => id);

        const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));

        expect(alarms.length).toBeGreaterThan(1);
        for (const alarm of alarms) {
            expect(JSON.stringify(dashboard)).toContain(`{"Fn::GetAtt":["${alarm}","Arn"]}`);
        }
    });
});

function patternOf(template: Template, metric: string): string {
    const [filter] = Object.values(
        template.findResources('AWS::Logs::MetricFilter', {
            Properties: { MetricTransformations: [{ MetricName: metric }] },
        }),
    ) as { Properties: { FilterPattern: string } }[];
    return filter?.Properties.FilterPattern ?? '';
}
