import { Aws, Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionCode } from '../../contract/codes';

const period = Duration.minutes(5);

/** What is measured of the function: what Lambda counts by itself, and the codes in the function's log lines that need a person. */
export class LatchMetrics extends Construct {
    readonly invocations: Metric;
    readonly errors: Metric;
    readonly throttles: Metric;
    readonly medianDuration: Metric;
    readonly slowestDuration: Metric;
    readonly keyRejected: Metric;
    readonly rateLimited: Metric;
    readonly unexpected: Metric;
    private readonly logGroup: LogGroup;

    constructor(
        scope: Construct,
        id: string,
        { latchFunction, logGroup }: { latchFunction: LambdaFunction; logGroup: LogGroup },
    ) {
        super(scope, id);
        this.logGroup = logGroup;
        this.invocations = latchFunction.metricInvocations({ period });
        this.errors = latchFunction.metricErrors({ period });
        this.throttles = latchFunction.metricThrottles({ period });
        this.medianDuration = latchFunction.metricDuration({ period, statistic: Stats.p(50) });
        this.slowestDuration = latchFunction.metricDuration({ period, statistic: Stats.p(99) });
        this.keyRejected = this.count('KeyRejected', ['KEY_REJECTED', 'KEY_MISSING']);
        this.rateLimited = this.count('RateLimited', ['RATE_LIMITED']);
        this.unexpected = this.count('Unexpected', ['UNEXPECTED']);
    }

    /** Lambda puts the function's own log line under `message`; `rows` counts the codes of a batch. */
    private count(metricName: string, codes: FunctionCode[]): Metric {
        return new MetricFilter(this, metricName, {
            logGroup: this.logGroup,
            metricNamespace: `FusebillLatch/${Aws.STACK_NAME}`,
            metricName,
            filterPattern: FilterPattern.any(
                ...codes.flatMap((code) => [
                    FilterPattern.stringValue('$.message.code', '=', code),
                    FilterPattern.numberValue(`$.message.rows.${code}`, '>=', 1),
                ]),
            ),
        }).metric({ period, statistic: Stats.SUM });
    }
}
