import { Match, type Template } from 'aws-cdk-lib/assertions';
import { lineFor, lineForRow } from './log-lines';
import { matches } from './metric-filter';
import { synthesize } from './synthesize';

const named = (name: string) => ({ 'Fn::Join': ['', [{ Ref: 'AWS::StackName' }, `-${name}`]] });

describe('the alarms', () => {
    let template: Template;

    beforeAll(() => {
        template = synthesize({ alarmEmail: 'latch-alarms@example.com' });
    });

    it.each([
        ['Errors', { MetricName: 'Errors', Threshold: 1, EvaluationPeriods: 1 }],
        ['Throttles', { MetricName: 'Throttles', Threshold: 1, EvaluationPeriods: 1 }],
        ['SlowCalls', { MetricName: 'Duration', ExtendedStatistic: 'p99', Threshold: 20_000 }],
        ['Unexpected', { MetricName: 'Unexpected', Threshold: 1, EvaluationPeriods: 1 }],
        ['KeyRejected', { MetricName: 'KeyRejected', Threshold: 1, EvaluationPeriods: 1 }],
        ['RateLimited', { MetricName: 'RateLimited', Threshold: 1, EvaluationPeriods: 1 }],
    ])('tell of %s through the topic', (name, expected) => {
        const [topic] = Object.keys(template.findResources('AWS::SNS::Topic'));

        template.hasResourceProperties('AWS::CloudWatch::Alarm', {
            ...expected,
            AlarmName: named(name),
            AlarmActions: [{ Ref: topic }],
            TreatMissingData: 'notBreaching',
        });
    });

    it('ring before the function is cut off', () => {
        const [lambda] = Object.values(template.findResources('AWS::Lambda::Function'));
        const [slow] = Object.values(
            template.findResources('AWS::CloudWatch::Alarm', {
                Properties: { MetricName: 'Duration' },
            }),
        ) as { Properties: { Threshold: number } }[];

        const { Timeout } = (lambda as { Properties: { Timeout: number } }).Properties;

        expect(slow?.Properties.Threshold).toBeLessThan(Timeout * 1000);
    });

    it.each([
        ['KeyRejected', 'key-rejected', ['KEY_REJECTED', 'KEY_MISSING']],
        ['KeyRejected', 'key-missing', ['KEY_REJECTED', 'KEY_MISSING']],
        ['RateLimited', 'rate-limited', ['RATE_LIMITED']],
        ['Unexpected', 'unexpected', ['UNEXPECTED']],
    ])('count %s in the line that the function logs for %s', (metric, example, codes) => {
        const pattern = patternOf(template, metric);

        expect(matches(pattern, lineFor(example))).toBe(true);
        expect(matches(pattern, lineFor('latch-latched'))).toBe(false);
        expect(matches(pattern, lineFor('latch-refused'))).toBe(false);
        for (const code of codes) {
            expect(matches(pattern, lineForRow(code))).toBe(true);
        }
        expect(matches(pattern, lineForRow('NOT_ATTEMPTED'))).toBe(false);
    });

    it('count what the function logs into its own log group', () => {
        const [logGroup] = Object.keys(template.findResources('AWS::Logs::LogGroup'));

        template.allResourcesProperties('AWS::Logs::MetricFilter', {
            LogGroupName: { Ref: logGroup },
            MetricTransformations: [Match.objectLike({ MetricValue: '1' })],
        });
    });

    it('may publish to the topic, whose own policy replaces the one that AWS gives', () => {
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

    it('are sent to the e-mail address of the settings', () => {
        template.hasResourceProperties('AWS::SNS::Subscription', {
            Protocol: 'email',
            Endpoint: 'latch-alarms@example.com',
        });
    });

    it('are sent to nobody without one', () => {
        synthesize().resourceCountIs('AWS::SNS::Subscription', 0);
    });
});

describe('the dashboard', () => {
    it('is named after the stack and shows every alarm', () => {
        const template = synthesize();
        const alarms = Object.keys(template.findResources('AWS::CloudWatch::Alarm'));

        const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));

        expect(dashboard).toHaveProperty('Properties.DashboardName', { Ref: 'AWS::StackName' });
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
