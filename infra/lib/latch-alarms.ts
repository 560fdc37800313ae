import { Aws, Duration, Stack } from 'aws-cdk-lib';
import { Alarm, type CfnAlarm, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { WAIT_MS } from '../../contract/agreed-values';
import { type LatchMetrics, SLOW_SECONDS } from './latch-metrics';
import type { LatchParameters, OptionalParameter } from './latch-parameters';

type Watch = {
    alarmDescription: string;
    metric: IMetric;
    threshold: number;
    /** In how many of the last five-minute periods the threshold must be reached; by default, in the last one. */
    reached?: { in: number; of: number };
};

/** The alarms, and the topic that announces when each starts and ends. `docs/operate.md` says what to do. */
export class LatchAlarms extends Construct {
    readonly topic: Topic;
    readonly alarms: Alarm[];

    constructor(
        scope: Construct,
        id: string,
        { metrics, parameters }: { metrics: LatchMetrics; parameters: LatchParameters },
    ) {
        super(scope, id);
        this.topic = this.createTopic();
        this.subscribe(parameters.alarmEmail);
        this.watchDaily(metrics, parameters);
        this.alarms = [
            this.watch('Errors', {
                alarmDescription: 'The function crashed, timed out or ran out of memory',
                metric: metrics.errors,
                threshold: 1,
            }),
            this.watch('Throttles', {
                alarmDescription: 'AWS refused calls: too many at once',
                metric: metrics.throttles,
                threshold: 1,
            }),
            this.watch('SlowCalls', {
                alarmDescription: `Calls from users took ${SLOW_SECONDS} s or more, twice in half an hour; they time out at ${WAIT_MS.function / 1000} s`,
                metric: metrics.slowCalls,
                threshold: 1,
                reached: { in: 2, of: 6 },
            }),
            this.watch('Unexpected', {
                alarmDescription: 'The function failed with an error of its own',
                metric: metrics.unexpected,
                threshold: 1,
            }),
            this.watch('KeyRejected', {
                alarmDescription: 'Fusebill refuses the key in the secret, or the secret has none',
                metric: metrics.keyRejected,
                threshold: 1,
            }),
            this.watch('RateLimited', {
                alarmDescription: "The account's limit of Fusebill calls is used up",
                metric: metrics.rateLimited,
                threshold: 1,
            }),
        ];
    }

    private watch(id: string, { reached, ...watch }: Watch): Alarm {
        const alarm = new Alarm(this, id, {
            ...watch,
            datapointsToAlarm: reached?.in ?? 1,
            evaluationPeriods: reached?.of ?? 1,
            alarmName: `${Aws.STACK_NAME}-${id}`,
            treatMissingData: TreatMissingData.NOT_BREACHING,
        });
        const action = new SnsAction(this.topic);
        alarm.addAlarmAction(action);
        alarm.addOkAction(action);
        return alarm;
    }

    /** A day is one datapoint, so the alarm lasts until the next daily check passes. */
    private watchDaily(metrics: LatchMetrics, { checksDaily }: LatchParameters): void {
        const alarm = this.watch('HealthCheck', {
            alarmDescription: 'The daily check found a problem between AWS and Fusebill',
            metric: metrics.failedHealthChecks.with({ period: Duration.days(1) }),
            threshold: 1,
        });
        (alarm.node.defaultChild as CfnAlarm).cfnOptions.condition = checksDaily;
    }

    private subscribe({ value, isGiven }: OptionalParameter): void {
        const subscription = new CfnSubscription(this, 'Email', {
            topicArn: this.topic.topicArn,
            protocol: 'email',
            endpoint: value,
        });
        subscription.cfnOptions.condition = isGiven;
    }

    /** A custom topic policy replaces AWS's default, so it must allow CloudWatch. */
    private createTopic(): Topic {
        const topic = new Topic(this, 'Topic', {
            displayName: 'Fusebill Latch alarms',
            enforceSSL: true,
        });
        topic.addToResourcePolicy(
            new PolicyStatement({
                effect: Effect.ALLOW,
                principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
                actions: ['sns:Publish'],
                resources: [topic.topicArn],
                conditions: {
                    StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
                    ArnLike: { 'aws:SourceArn': this.alarmArns() },
                },
            }),
        );
        return topic;
    }

    private alarmArns(): string {
        return Stack.of(this).formatArn({
            service: 'cloudwatch',
            resource: `alarm:${Aws.STACK_NAME}-*`,
        });
    }
}
