import { Aws } from 'aws-cdk-lib';
import {
    AlarmStatusWidget,
    Dashboard,
    GraphWidget,
    LogQueryWidget,
    type IAlarm,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { LatchMetrics } from './latch-metrics';

/** One CloudWatch page: how much the function is used, whether it is healthy, and what failed last. */
export class LatchDashboard extends Construct {
    constructor(
        scope: Construct,
        id: string,
        props: { metrics: LatchMetrics; alarms: IAlarm[]; logGroup: LogGroup },
    ) {
        super(scope, id);
        const { metrics, alarms, logGroup } = props;
        new Dashboard(this, 'Dashboard', {
            // Dashboard names are shared by all regions of an account.
            dashboardName: `${Aws.STACK_NAME}-${Aws.REGION}`,
            widgets: [
                [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24 })],
                [
                    new GraphWidget({
                        title: 'Calls',
                        left: [metrics.invocations, metrics.errors, metrics.throttles],
                        width: 8,
                    }),
                    new GraphWidget({
                        title: 'Duration, median and p99',
                        left: [metrics.medianDuration, metrics.slowestDuration],
                        width: 8,
                    }),
                    new GraphWidget({
                        title: 'Errors that need action',
                        left: [metrics.keyRejected, metrics.rateLimited, metrics.unexpected],
                        width: 8,
                    }),
                ],
                [
                    new LogQueryWidget({
                        title: 'Latest failed calls',
                        logGroupNames: [logGroup.logGroupName],
                        queryLines: [
                            'fields @timestamp, requestId, message.action, message.code, message.latencyMs',
                            'filter ispresent(message.code) and message.code != "OK"',
                            'sort @timestamp desc',
                            'limit 20',
                        ],
                        width: 24,
                    }),
                ],
            ],
        });
    }
}
